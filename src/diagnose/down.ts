import type { CorrelatedFlow } from '../model/flow';
import type { Finding } from '../model/report';
import { type Time, compareTimes, earlier, millisecondsBetween } from '../model/time';
import { ofKeys } from '../model/of-keys';
import { type Context, causeOf } from './context';
import { reachedDirectory } from './ongoing';
import { NOT_STARTED } from './rules/endpoint-not-started';

/**
 * What leaves nobody able to write back when the log ends: the listener is gone, the relay cannot be reached, or nobody
 * gets through. That needs proof: one error that came last, or a silence of minutes, is none. An attempt that reached the
 * directory since, on whatever server, proves the contrary, and so does another server whose listener has shown life since.
 * @param trouble the findings that still hold
 */
export function downReasons(trouble: readonly Finding[], context: Context): string[] {
  const errors = trouble.filter(({ severity, ongoing }) => severity === 'error' && ongoing === true);
  const alone = errors.filter(
    (finding) => !arrivedAfter(finding.lastSeen, context) && !servedElsewhere(finding, context),
  );
  return [
    ...(alone.some(({ rule }) => rule === 'service-not-running') ? ['service-stopped'] : []),
    ...(alone.some(({ cause }) => cause === NOT_STARTED) ? ['endpoint-not-started'] : []),
    ...(alone.some((finding) => cutsOff(finding, context)) ? ['relay-unreachable'] : []),
    ...(alone.some(({ rule }) => rule === 'heartbeat-gap') && silenceProves(context) ? ['heartbeat-gap'] : []),
    ...(nobodyGetsThrough(errors, context) ? ['all-attempts-fail'] : []),
  ];
}

/** An outage lasts, or errors that say why nothing gets through came again without a sign of life in between. */
function cutsOff(finding: Finding, context: Context): boolean {
  const { incidents: ids, cause, confidence } = finding;
  const saysWhy = causeOf(finding, context)?.hits === 'service' && cause !== NOT_STARTED && confidence !== 'possible';
  return context.incidents.some(
    ({ id, kind, to, from, events, computer }) =>
      to === null &&
      ids.includes(id) &&
      (kind === 'relay-outage' ||
        (saysWhy && events.length > 1 && !showsLife(from, (other) => other === computer, context))),
  );
}

/** Heartbeats stay away for long, on a server on which they had come for as long. */
function silenceProves({ incidents, whole, logs, catalog: { settings } }: Context): boolean {
  const { everySeconds, provingBeats } = settings.incidents.heartbeat;
  const proving = everySeconds * provingBeats * 1000;
  return incidents.some(({ kind, from, to, computer }) => {
    const end = logs.get(computer)?.last;
    if (kind !== 'heartbeat-gap' || to !== null || !end || millisecondsBetween(from, end) < proving) return false;
    const since = earlier(from, proving);
    const isBefore = (time: Time): boolean => compareTimes(time, from) <= 0 && compareTimes(time, since) >= 0;
    const beats = ofKeys(whole.rest, settings.heartbeats).filter(
      ({ ref, time }) => ref.computer === computer && isBefore(time),
    );
    return beats.length >= provingBeats;
  });
}

/** The listener of a server that it does not hit has shown life since. */
export const servedElsewhere = ({ scope, lastSeen }: Finding, context: Context): boolean =>
  othersServe(scope.servers, lastSeen, context);

/** The listener of any server but these has shown life since. */
export function othersServe(servers: readonly string[], since: Time, context: Context): boolean {
  const own = new Set(servers);
  return showsLife(since, (computer) => !own.has(computer), context);
}

/** A heartbeat, a start of the listener, or an attempt that arrives. */
function showsLife(
  since: Time,
  isMeant: (computer: string) => boolean,
  { whole, catalog: { settings } }: Context,
): boolean {
  const life = [...settings.heartbeats, ...settings.endpointStarts];
  return (
    ofKeys(whole.rest, life).some(({ ref, time }) => isMeant(ref.computer) && isAfter(time, since)) ||
    whole.flows.some(
      ({ computer, startedAt, entry }) => !entry?.joinedByOrder && isMeant(computer) && isAfter(startedAt, since),
    )
  );
}

/**
 * Several users were hit by what hits everyone, and nobody has reached the directory since it was first seen. What has
 * spared somebody in between hits not everyone, whatever failed last.
 */
function nobodyGetsThrough(errors: readonly Finding[], context: Context): boolean {
  const hits = errors.filter(
    (finding) =>
      finding.flows.length > 0 &&
      causeOf(finding, context)?.hits === 'everyone' &&
      !reachedAfter(finding.firstSeen, context),
  );
  const ids = new Set(hits.flatMap(({ flows }) => flows));
  const failed = context.flows.filter(({ id }) => ids.has(id));
  return new Set(failed.flatMap(({ user }) => context.userKey(user) ?? [])).size > 1;
}

/**
 * Switched off, and neither an attempt nor a start of the listener since, on whatever server. To have tried in vain to
 * switch it on again leaves it off.
 */
export function isSwitchedOff({ whole, incidents, catalog: { settings } }: Context): boolean {
  const off = incidents.filter(({ kind, to }) => kind === 'offboarding' && to === null);
  const last = off
    .map(({ events }) => events.at(-1)!.time)
    .sort(compareTimes)
    .at(-1);
  if (last === undefined) return false;
  const life = [...settings.heartbeats, ...settings.endpointStarts];
  return (
    !whole.flows.some((flow) => servesOnceBegun(flow) && isAfter(flow.startedAt, last)) &&
    !ofKeys(whole.rest, life).some(({ time }) => isAfter(time, last))
  );
}

const servesOnceBegun = ({ operation, outcome, entry }: CorrelatedFlow): boolean =>
  entry?.joinedByOrder ? operation === 'onboarding' && outcome === 'succeeded' : true;

/** Neither the end of what was under way: that needs no listener any more. */
const arrivedAfter = (time: Time, context: Context): boolean =>
  context.whole.flows.some((flow) => isAfter(flow.startedAt ?? flow.endedAt, time) && reachedDirectory(flow, context));

const reachedAfter = (time: Time, context: Context): boolean =>
  context.whole.flows.some((flow) => isAfter(flow.endedAt, time) && reachedDirectory(flow, context));

const isAfter = (time: Time | null, other: Time): boolean => time !== null && compareTimes(time, other) > 0;
