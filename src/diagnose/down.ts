import type { Finding } from '../model/report';
import { type Time, compareTimes } from '../model/time';
import { allEvents, type Context } from './context';
import { reachedDirectory } from './ongoing';

/**
 * What leaves nobody able to write back when the log ends: the listener is gone, the relay cannot be reached, or nobody
 * gets through. An attempt that reached the directory since, on whatever server, proves the contrary.
 * @param trouble the findings that still hold
 */
export function downReasons(trouble: readonly Finding[], context: Context): string[] {
  const unproved = trouble.filter(({ lastSeen, severity }) => severity === 'error' && !provedAfter(lastSeen, context));
  const { causeById } = context.catalog;
  const cutsOff = unproved.filter(({ cause }) => cause !== null && causeById.get(cause)?.hits === 'service');
  const unreachable = cutsOff.some(
    ({ cause, rule, confidence }) => !rule && confidence !== 'possible' && cause !== NOT_STARTED,
  );
  return [
    ...(unproved.some(({ rule }) => rule === 'service-not-running') ? ['service-stopped'] : []),
    ...(cutsOff.some(({ cause }) => cause === NOT_STARTED) ? ['endpoint-not-started'] : []),
    ...(unreachable ? ['relay-unreachable'] : []),
    ...(unproved.some(({ rule }) => rule === 'heartbeat-gap') ? ['heartbeat-gap'] : []),
    ...(nobodyGetsThrough(unproved, context) ? ['all-attempts-fail'] : []),
  ];
}

const NOT_STARTED = 'writeback-endpoint-not-started';

/** Several users were hit by what hits everyone, and nobody has reached the directory since the first of them failed. */
function nobodyGetsThrough(unproved: readonly Finding[], context: Context): boolean {
  const { causeById } = context.catalog;
  const hits = unproved.filter(
    ({ cause, flows }) => flows.length > 0 && cause !== null && causeById.get(cause)?.hits === 'everyone',
  );
  const ids = new Set(hits.flatMap(({ flows }) => flows));
  const failed = context.flows.filter(({ id }) => ids.has(id));
  const first = failed[0]?.members[0]?.event.time;
  const users = new Set(failed.flatMap(({ user }) => context.userKey(user) ?? []));
  return first !== undefined && users.size > 1 && !provedAfter(first, context);
}

/** Switched off, and neither an attempt nor a start of the listener since. */
export function isSwitchedOff(context: Context): boolean {
  const { flows, catalog } = context;
  const { disabledBy, endpointStarts } = catalog.settings;
  const events = allEvents(context);
  const off = events.filter(({ key }) => disabledBy.includes(key)).map(({ time }) => time);
  const last = off.sort(compareTimes).at(-1);
  if (last === undefined) return false;
  const begunSince = flows.some(({ operation, startedAt }) => operation !== 'offboarding' && isAfter(startedAt, last));
  return !begunSince && !events.some(({ key, time }) => endpointStarts.includes(key) && isAfter(time, last));
}

const provedAfter = (time: Time, context: Context): boolean =>
  context.flows.some((flow) => isAfter(flow.endedAt, time) && reachedDirectory(flow, context));

const isAfter = (time: Time | null, other: Time): boolean => time !== null && compareTimes(time, other) > 0;
