import type { Catalog, Settings } from '../../model/catalog';
import type { ClassifiedEvent } from '../../model/event';
import type { EventKey } from '../../model/event-key';
import type { CorrelatedFlow, CorrelatedIncident, LogExtent } from '../../model/flow';
import { type Time, compareTimes, minuteOf } from '../../model/time';

/** What incidents are looked for in: all that one server's log says, in order. */
export interface ServerLog {
  computer: string;
  events: readonly ClassifiedEvent[];
  flows: readonly CorrelatedFlow[];
  extent: LogExtent;
  settings: Settings;
  /** When writeback shows that it works: heartbeats, starts of the endpoint, attempts that arrive. */
  life: readonly Time[];
}

/** An incident before it has its id. */
export type Found = Omit<CorrelatedIncident, 'id' | 'computer'>;

/** One kind of trouble; `before` is what earlier detectors found on this server, each of whose events counts once. */
export type Detector = (log: ServerLog, before: readonly Found[]) => Found[];

export function serverLog(
  computer: string,
  events: readonly ClassifiedEvent[],
  flows: readonly CorrelatedFlow[],
  extent: LogExtent | undefined,
  { settings }: Catalog,
): ServerLog {
  const [first, last] = [events[0]!.time, events.at(-1)!.time];
  const life = [
    ...timesOf(events, [...settings.heartbeats, ...settings.endpointStarts]),
    ...flows.flatMap(({ entry, startedAt }) => (startedAt !== null && !entry?.joinedByOrder ? [startedAt] : [])),
  ].sort(compareTimes);
  return { computer, events, flows, extent: extent ?? { first, last, channels: [], minutes: null }, settings, life };
}

export const ofKeys = (events: readonly ClassifiedEvent[], keys: readonly EventKey[]): ClassifiedEvent[] =>
  events.filter(({ key }) => keys.includes(key));

export const timesOf = (events: readonly ClassifiedEvent[], keys: readonly EventKey[]): Time[] =>
  ofKeys(events, keys).map(({ time }) => time);

/** The first of these times, which are in order, that is later than `time`. */
export function nextAfter(times: readonly Time[], time: Time): Time | null {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareTimes(times[middle]!, time) > 0) high = middle;
    else low = middle + 1;
  }
  return times[low] ?? null;
}

/** Inside, ends excluded. */
export const isBetween = (time: Time, from: Time, to: Time | null): boolean =>
  compareTimes(time, from) > 0 && (to === null || compareTimes(time, to) < 0);

export const overlaps = (a: { from: Time; to: Time | null }, b: { from: Time; to: Time | null }): boolean =>
  (b.to === null || compareTimes(a.from, b.to) < 0) && (a.to === null || compareTimes(b.from, a.to) < 0);

const SECONDS_PER_MINUTE = 60;

/**
 * Whether the server wrote anything, of whatever provider, well inside a span. The margins keep out what is written while
 * it goes down or comes up: a server that is off has no silent service.
 */
export function spoke({ extent: { minutes } }: ServerLog, from: Time, to: Time, marginSeconds: number): boolean {
  if (minutes === null) return true;
  const margin = Math.ceil(marginSeconds / SECONDS_PER_MINUTE);
  for (let minute = minuteOf(from) + margin; minute <= minuteOf(to) - margin; minute += 1)
    if (minutes.has(minute)) return true;
  return false;
}
