import type { Catalog, Settings } from '../../model/catalog';
import type { ClassifiedEvent } from '../../model/event';
import type { EventKey } from '../../model/event-key';
import type { CorrelatedFlow, CorrelatedIncident, LogExtent } from '../../model/flow';
import { ofKeys } from '../../model/of-keys';
import { type Time, compareTimes, minuteOf, placeAfter } from '../../model/time';

/** What incidents are looked for in: all that one server's log says, in order. */
export interface ServerLog {
  computer: string;
  events: readonly ClassifiedEvent[];
  flows: readonly CorrelatedFlow[];
  extent: LogExtent;
  settings: Settings;
  /** When writeback shows that it works: heartbeats, starts of the endpoint, attempts that arrive. */
  life: readonly Time[];
  /** Minutes since 1970 in which the log says anything, in order; null: too many to follow. */
  minutes: readonly number[] | null;
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
  const known = extent ?? { first, last, channels: [], minutes: null };
  const minutes = known.minutes && [...known.minutes].sort((a, b) => a - b);
  return { computer, events, flows, extent: known, settings, life, minutes };
}

export const timesOf = (events: readonly ClassifiedEvent[], keys: readonly EventKey[]): Time[] =>
  ofKeys(events, keys).map(({ time }) => time);

/** From a moment to another; `to` null: still so at the end of the log. */
export interface Span {
  from: Time;
  to: Time | null;
}

/** Whether a moment lies in one of these spans, which are in order. */
export function placesIn(spans: readonly Span[]): (time: Time) => boolean {
  const begins = spans.map(({ from }) => from);
  return (time) => {
    const span = spans[placeAfter(begins, time) - 1];
    return span !== undefined && (span.to === null || compareTimes(time, span.to) < 0);
  };
}

/** The sign before a silence and the one that ended it: of `signs`, which are in order, and their times. */
export function edgesOf(
  signs: readonly ClassifiedEvent[],
  times: readonly Time[],
  { from, to }: Span,
): ClassifiedEvent[] {
  const before = signs[placeAfter(times, from) - 1];
  const after = to === null ? undefined : signs[placeAfter(times, to) - 1];
  return [before, ...(after !== before && after?.time === to ? [after] : [])].filter((event) => event !== undefined);
}

const SECONDS_PER_MINUTE = 60;

/**
 * Whether the server wrote anything, of whatever provider, from `afterSeconds` into a span until `beforeSeconds` to its end.
 * That keeps out what is written while it goes down or comes up: a server that is off has no silent service.
 */
export function spoke(
  { minutes }: ServerLog,
  { from, to }: { from: Time; to: Time },
  afterSeconds: number,
  beforeSeconds: number,
): boolean {
  if (minutes === null) return true;
  const inMinutes = (seconds: number): number => Math.ceil(seconds / SECONDS_PER_MINUTE);
  const [earliest, latest] = [minuteOf(from) + inMinutes(afterSeconds), minuteOf(to) - inMinutes(beforeSeconds)];
  let [low, high] = [0, minutes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (minutes[middle]! >= earliest) high = middle;
    else low = middle + 1;
  }
  return low < minutes.length && minutes[low]! <= latest;
}
