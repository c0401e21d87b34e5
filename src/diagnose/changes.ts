import type { ClassifiedEvent } from '../model/event';
import type { EventKey } from '../model/event-key';
import type { CorrelatedFlow } from '../model/flow';
import type { Change } from '../model/report';
import { type Time, compareTimes, earlier } from '../model/time';
import { allEvents, causeOf, type Context, type Draft } from './context';
import { EndedFlows } from './ended';

/**
 * Everything in the log that may have changed how writeback behaves: starts of the service, another build, on- and
 * offboarding, new keys, and what keeps us from knowing: a gap in the records, the beginning of the log.
 */
export function changesOf(context: Context): Change[] {
  const { settings, operations } = context.catalog;
  const switching = (id: 'onboarding' | 'offboarding'): EventKey[] =>
    operations.filter((operation) => operation.id === id).flatMap(({ starts, succeeds }) => [...starts, ...succeeds]);
  const switchOn = switching('onboarding');
  const switchOff = switching('offboarding');
  const telling = new Set([...settings.serviceStarts, ...switchOn, ...switchOff, ...settings.newKeys]);
  const events = allEvents(context.whole)
    .filter(({ key, fields }) => fields.connectBuild !== null || telling.has(key))
    .sort((a, b) => compareTimes(a.time, b.time));
  const byKey = (kind: Change['kind'], keys: readonly EventKey[]): Change[] =>
    events.filter(({ key }) => keys.includes(key)).map((event) => change(kind, event, null));
  const onboardings = context.whole.flows.filter(({ entry }) => entry?.joinedByOrder);
  const inOnboarding = new Set(onboardings.flatMap(({ members }) => members.map(({ event }) => event)));
  return [
    ...byKey('service-started', settings.serviceStarts),
    ...byKey('onboarding', switchOn),
    ...byKey('offboarding', switchOff),
    ...events
      .filter((event) => settings.newKeys.includes(event.key) && !inOnboarding.has(event))
      .map((event) => change('key-created', event, null)),
    ...newBuilds(events),
    ...context.gaps.map(({ computer, toTime, fromRecordId, toRecordId }): Change => ({
      kind: 'log-gap',
      computer,
      time: toTime,
      detail: `${fromRecordId}-${toRecordId}`,
      ref: null,
    })),
    ...[...context.logs].map(([computer, { first }]): Change => ({
      kind: 'log-begins',
      computer,
      time: first,
      detail: null,
      ref: null,
    })),
  ].sort((a, b) => compareTimes(a.time, b.time));
}

const change = (kind: Change['kind'], { ref, time }: ClassifiedEvent, detail: string | null): Change => ({
  kind,
  computer: ref.computer,
  time,
  detail,
  ref,
});

/** The first event of each server that names another build than the one before. */
function newBuilds(events: readonly ClassifiedEvent[]): Change[] {
  const builds = new Map<string, string>();
  return events.flatMap((event) => {
    const { connectBuild } = event.fields;
    const before = builds.get(event.ref.computer);
    if (connectBuild === null || connectBuild === before) return [];
    builds.set(event.ref.computer, connectBuild);
    return before === undefined ? [] : [change('build-changed', event, `${before} → ${connectBuild}`)];
  });
}

/** So many are named; what lies further back explains less. */
const NAMED = 3;

/**
 * Of each kind the last change on these servers before it was first seen, or that came to light with it as another build
 * does, nearest first: none that lies too far back, and
 * none before a success of those whom it hits, for what still worked afterwards was not broken by it.
 */
export function changesBefore(
  draft: Draft,
  firstSeen: Time,
  changes: readonly Change[],
  { catalog, whole, userKey }: Context,
): Change[] {
  const servers = new Set(draft.events.map(({ ref }) => ref.computer));
  const users = new Set(draft.flows.map(({ user }) => userKey(user)));
  const hitsAll = causeOf(draft, { catalog })?.hits !== 'user';
  const isGood = ({ outcome, computer, user, entry }: CorrelatedFlow): boolean =>
    outcome === 'succeeded' && !entry?.joinedByOrder && servers.has(computer) && (hitsAll || users.has(userKey(user)));
  const lastGood = EndedFlows.of(whole.flows).last(isGood, firstSeen)?.endedAt ?? null;
  const since = earlier(firstSeen, catalog.settings.changeSeconds * 1000);
  const last = new Map<Change['kind'], Change>();
  for (const one of changes) {
    const isNear = compareTimes(one.time, since) >= 0 && compareTimes(one.time, firstSeen) <= 0;
    const isAfterGood = lastGood === null || compareTimes(one.time, lastGood) > 0;
    if (isNear && isAfterGood && servers.has(one.computer)) last.set(one.kind, one);
  }
  return [...last.values()].sort((a, b) => compareTimes(b.time, a.time)).slice(0, NAMED);
}
