import type { ClassifiedEvent } from '../model/event';
import type { Finding } from '../model/report';
import { type Time, compareTimes } from '../model/time';
import type { Context } from './context';
import { reachedDirectory } from './ongoing';

/**
 * What leaves nobody able to write back when the log ends: the listener is gone, the relay cannot be reached, or nobody
 * gets through. An attempt that reached the directory since, on whatever server, proves the contrary.
 * @param trouble the findings that still hold
 */
export function downReasons(trouble: readonly Finding[], context: Context): string[] {
  const unproved = trouble.filter(({ lastSeen }) => !provedAfter(lastSeen, context));
  const service = unproved.filter(({ scope }) => scope.pattern === 'service');
  const has = (cause: string): boolean => service.some((finding) => finding.cause === cause);
  const unreachable = service.some(
    ({ fault, severity, confidence, cause }) =>
      fault === 'infrastructure' && severity === 'error' && confidence !== 'possible' && cause !== NOT_STARTED,
  );
  const allFail = unproved.some(
    ({ scope, severity, ongoing }) => scope.pattern === 'all-users' && severity === 'error' && ongoing === true,
  );
  return [
    ...(isStopped(context) ? ['service-stopped'] : []),
    ...(has(NOT_STARTED) ? ['endpoint-not-started'] : []),
    ...(unreachable ? ['relay-unreachable'] : []),
    ...(allFail ? ['all-attempts-fail'] : []),
  ];
}

const NOT_STARTED = 'writeback-endpoint-not-started';

/** The last that a server says of its service is that it stopped. */
function isStopped(context: Context): boolean {
  const { serviceStarts, serviceStops, heartbeats, endpointStarts } = context.catalog.settings;
  const signs = [...serviceStarts, ...endpointStarts, ...heartbeats];
  const startsAgain = (stop: ClassifiedEvent): boolean =>
    context.rest.some(
      ({ ref, key, time }) => ref.computer === stop.ref.computer && signs.includes(key) && isAfter(time, stop.time),
    );
  return context.rest.some(
    (event) => serviceStops.includes(event.key) && !startsAgain(event) && !provedAfter(event.time, context),
  );
}

/** Switched off, and neither an attempt nor a start of the listener since. */
export function isSwitchedOff({ flows, rest, catalog }: Context): boolean {
  const { disabledBy, endpointStarts } = catalog.settings;
  const events = [...rest, ...flows.flatMap(({ members }) => members.map(({ event }) => event))];
  const off = events.filter(({ key }) => disabledBy.includes(key)).map(({ time }) => time);
  const last = off.sort(compareTimes).at(-1);
  if (last === undefined) return false;
  const begunSince = flows.some(({ operation, startedAt }) => operation !== 'offboarding' && isAfter(startedAt, last));
  return !begunSince && !events.some(({ key, time }) => endpointStarts.includes(key) && isAfter(time, last));
}

const provedAfter = (time: Time, context: Context): boolean =>
  context.flows.some((flow) => isAfter(flow.endedAt, time) && reachedDirectory(flow, context));

const isAfter = (time: Time | null, other: Time): boolean => time !== null && compareTimes(time, other) > 0;
