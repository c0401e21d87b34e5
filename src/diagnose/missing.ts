import { allEvents, type Context } from './context';

/** Evidence that would have helped and is not in the input, as ids. */
export function missingEvidence(context: Context): string[] {
  const { flows, catalog } = context;
  const { engineTrace, failsAny } = catalog.settings;
  const failed = flows.filter(({ failureEvent }) => failureEvent && failsAny.includes(failureEvent.key));
  const hasTraces = allEvents(context).some(({ key }) => engineTrace.includes(key));
  return [
    ...(failed.length > 0 && !hasTraces ? ['no-engine-trace'] : []),
    ...(flows.some(({ startMissing }) => startMissing) ? ['starts-before-log'] : []),
    ...(flows.some(({ outcome }) => outcome === 'open') ? ['ends-after-log'] : []),
  ];
}
