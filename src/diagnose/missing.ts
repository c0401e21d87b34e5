import { isBlank } from '../model/event';
import type { Finding } from '../model/report';
import { millisecondsBetween } from '../model/time';
import { keysIn } from '../model/of-keys';
import { allEvents, type Context } from './context';
import { troubleOnly } from './trouble-only';

/** Evidence that would have helped and is not in the input, as ids. */
export function missingEvidence(findings: readonly Finding[], context: Context): string[] {
  const { flows, catalog, logs } = context;
  const { engineTrace, failsAny, shortLogSeconds } = catalog.settings;
  const events = allEvents(context);
  const keys = keysIn(events);
  const failed = flows.filter(({ failureEvent }) => failureEvent && failsAny.includes(failureEvent.key));
  const providers = new Set([...keys].map((key) => key.slice(0, key.lastIndexOf('/'))));
  const engines = engineTrace.map((key) => key.slice(0, key.lastIndexOf('/')));
  const noTrace = failed.length > 0 && !engineTrace.some((key) => keys.has(key));
  const noEngine = noTrace && !engines.some((provider) => providers.has(provider));
  const causes = findings.flatMap(({ cause }) => (cause === null ? [] : (catalog.causeById.get(cause) ?? [])));
  const wanted = causes.filter(({ severity }) => severity !== 'info').flatMap(({ wants }) => wants);
  const spans = [...logs.values()].map(({ first, last }) => millisecondsBetween(first, last));
  const isFiltered = troubleOnly(context).size > 0;
  const isShort = flows.length > 0 && !isFiltered && spans.every((span) => span < shortLogSeconds * 1000);
  return [
    ...(noEngine ? ['only-one-provider'] : noTrace ? ['no-engine-trace'] : []),
    ...(events.some((event) => event.entry?.phase === 'failure' && isBlank(event)) ? ['no-rendering-info'] : []),
    ...(isFiltered ? ['only-errors'] : flows.some(({ startMissing }) => startMissing) ? ['starts-before-log'] : []),
    ...(flows.some(({ outcome }) => outcome === 'open') ? ['ends-after-log'] : []),
    ...(isShort && findings.some(({ ongoing }) => ongoing === null) ? ['log-too-short'] : []),
    ...new Set(wanted),
  ];
}
