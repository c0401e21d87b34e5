import { compareEvents, correlate } from '../correlate';
import { diagnose } from '../diagnose';
import type { Catalog } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { LogExtent, LogExtents } from '../model/flow';
import type { Flow, Incident } from '../model/report';
import { type Time, compareTimes } from '../model/time';
import { remembered } from './remember';

/** What is known of a log that is being watched. Nothing in it grows with the time that it is watched. */
export interface Watched {
  /** In order; those that what comes may still belong to. */
  events: readonly ClassifiedEvent[];
  /** What was told last of each attempt and incident, by its key. */
  told: ReadonlyMap<string, Told>;
}

type Told = { flow: Flow } | { incident: Incident };

/** Something that is new since the last time. */
export type Change =
  | { kind: 'attempt-began' | 'attempt-ended'; flow: Flow }
  | { kind: 'incident-opened' | 'incident-closed'; incident: Incident }
  /** What the log has said since speaks against it, or makes it part of another incident. */
  | { kind: 'incident-withdrawn'; incident: Incident };

export const NOTHING_YET: Watched = { events: [], told: new Map() };

/**
 * Takes in what has arrived and says what has changed since the last time: attempts that began and ended, incidents that
 * opened and closed.
 * @param clock the time in the log where it is known to go on without events (a live log); null: the last event's
 */
export function observe(
  { events: before, told }: Watched,
  arrived: readonly ClassifiedEvent[],
  clock: Time | null,
  catalog: Catalog,
): { watched: Watched; changes: Change[] } {
  const events = [...before, ...arrived].sort(compareEvents);
  const logs = extentsOf(events, clock);
  const correlation = correlate(events, catalog, logs);
  const { flows, incidents } = diagnose(correlation, { events, logs, gaps: [], whole: correlation }, catalog, 'en');
  const now = new Map<string, Told>([
    ...flows.map((flow): [string, Told] => [flowKey(flow), { flow }]),
    ...incidents.map((incident): [string, Told] => [incidentKey(incident), { incident }]),
  ]);
  const changes = [...withdrawn(told, now), ...[...now].flatMap(([key, one]) => changesOf(one, told.get(key)))];
  return { watched: { events: remembered(events, correlation), told: now }, changes: inOrder(changes) };
}

/** Attempts and incidents that have begun and not ended. */
export const openIncidents = ({ told }: Watched): Incident[] =>
  [...told.values()].flatMap((one) => ('incident' in one && one.incident.to === null ? [one.incident] : []));

function changesOf(one: Told, before: Told | undefined): Change[] {
  if ('flow' in one) {
    const { flow } = one;
    if (before && 'flow' in before && before.flow.outcome === flow.outcome) return [];
    return [{ kind: flow.outcome === 'open' ? 'attempt-began' : 'attempt-ended', flow }];
  }
  const { incident } = one;
  const known = before && 'incident' in before ? before.incident : undefined;
  if (known && (known.to === null) === (incident.to === null)) return [];
  return [{ kind: incident.to === null ? 'incident-opened' : 'incident-closed', incident }];
}

/** An incident that was open is there until it is closed, unless it never was one. */
function withdrawn(told: Watched['told'], now: Watched['told']): Change[] {
  return [...told].flatMap(([key, one]): Change[] =>
    'incident' in one && one.incident.to === null && !now.has(key)
      ? [{ kind: 'incident-withdrawn', incident: one.incident }]
      : [],
  );
}

/** An attempt is known by its tracking id, else by its first event. */
function flowKey({ computer, trackingId, events }: Flow): string {
  const [first] = events;
  return [computer, trackingId ?? `#${first!.ref.recordId} ${first!.time}`].join('\n');
}

const incidentKey = ({ computer, kind, subject, from }: Incident): string =>
  [computer, kind, subject ?? '', from].join('\n');

export const timeOf = (change: Change): Time =>
  'flow' in change
    ? (change.flow.endedAt ?? change.flow.events.at(-1)!.time)
    : change.kind === 'incident-closed'
      ? change.incident.to!
      : change.incident.from;

const inOrder = (changes: Change[]): Change[] => changes.sort((a, b) => compareTimes(timeOf(a), timeOf(b)));

/** A live log says nothing of other programs, whose silence proves nothing; the machine is on, or nobody would watch. */
function extentsOf(events: readonly ClassifiedEvent[], clock: Time | null): LogExtents {
  const extents = new Map<string, LogExtent>();
  for (const { ref, time } of events) {
    const first = extents.get(ref.computer)?.first ?? time;
    const last = clock !== null && compareTimes(clock, time) > 0 ? clock : time;
    extents.set(ref.computer, { first, last, channels: [ref.channel], minutes: null });
  }
  return extents;
}
