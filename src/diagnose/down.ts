import type { Finding } from '../model/report';
import { type Time, compareTimes } from '../model/time';
import type { Context } from './context';
import { reachedDirectory } from './ongoing';

/**
 * What leaves nobody able to write back when the log ends: the listener is gone, the relay cannot be reached, or nobody
 * gets through. An attempt that reached the directory since, on whatever server, proves the contrary, and so does another
 * server whose listener has shown life since.
 * @param trouble the findings that still hold
 */
export function downReasons(trouble: readonly Finding[], context: Context): string[] {
  const unproved = trouble.filter(({ lastSeen, severity }) => severity === 'error' && !provedAfter(lastSeen, context));
  const { causeById } = context.catalog;
  const alone = unproved.filter((finding) => !servedElsewhere(finding, context));
  const cutsOff = alone.filter(({ cause }) => cause !== null && causeById.get(cause)?.hits === 'service');
  const unreachable = cutsOff.some(
    ({ cause, rule, confidence }) => !rule && confidence !== 'possible' && cause !== NOT_STARTED,
  );
  return [
    ...(alone.some(({ rule }) => rule === 'service-not-running') ? ['service-stopped'] : []),
    ...(cutsOff.some(({ cause }) => cause === NOT_STARTED) ? ['endpoint-not-started'] : []),
    ...(unreachable || alone.some(({ rule }) => rule === 'relay-outage') ? ['relay-unreachable'] : []),
    ...(alone.some(({ rule }) => rule === 'heartbeat-gap') ? ['heartbeat-gap'] : []),
    ...(nobodyGetsThrough(unproved, context) ? ['all-attempts-fail'] : []),
  ];
}

/** The listener of a server that it does not hit has shown life since. */
function servedElsewhere({ scope, lastSeen }: Finding, { whole, catalog: { settings } }: Context): boolean {
  const hit = new Set(scope.servers);
  const life = [...settings.heartbeats, ...settings.endpointStarts];
  const isLife = (computer: string, time: Time | null): boolean => !hit.has(computer) && isAfter(time, lastSeen);
  return (
    whole.rest.some(({ key, ref, time }) => life.includes(key) && isLife(ref.computer, time)) ||
    whole.flows.some(({ computer, startedAt, entry }) => !entry?.joinedByOrder && isLife(computer, startedAt))
  );
}

const NOT_STARTED = 'writeback-endpoint-not-started';

/**
 * Several users were hit by what hits everyone, and nobody has reached the directory since it was first seen. What has
 * spared somebody in between hits not everyone, whatever failed last.
 */
function nobodyGetsThrough(unproved: readonly Finding[], context: Context): boolean {
  const { causeById } = context.catalog;
  const hits = unproved.filter(
    ({ cause, flows, firstSeen }) =>
      flows.length > 0 &&
      cause !== null &&
      causeById.get(cause)?.hits === 'everyone' &&
      !provedAfter(firstSeen, context),
  );
  const ids = new Set(hits.flatMap(({ flows }) => flows));
  const failed = context.flows.filter(({ id }) => ids.has(id));
  return new Set(failed.flatMap(({ user }) => context.userKey(user) ?? [])).size > 1;
}

/** Switched off, and neither an attempt nor a start of the listener since, on whatever server. */
export function isSwitchedOff({ whole, incidents, catalog: { settings } }: Context): boolean {
  const off = incidents.filter(({ kind, to }) => kind === 'offboarding' && to === null);
  const last = off
    .map(({ events }) => events.at(-1)!.time)
    .sort(compareTimes)
    .at(-1);
  if (last === undefined) return false;
  const life = [...settings.heartbeats, ...settings.endpointStarts];
  return (
    !whole.flows.some(({ operation, startedAt }) => operation !== 'offboarding' && isAfter(startedAt, last)) &&
    !whole.rest.some(({ key, time }) => life.includes(key) && isAfter(time, last))
  );
}

const provedAfter = (time: Time, context: Context): boolean =>
  context.whole.flows.some((flow) => isAfter(flow.endedAt, time) && reachedDirectory(flow, context));

const isAfter = (time: Time | null, other: Time): boolean => time !== null && compareTimes(time, other) > 0;
