import type { Flow, Report } from '../model/report';
import { compareTimes, type Time } from '../model/time';

/** What a report says of one stretch of time. */
export interface Period {
  report: Report;
  /** First and last moment that the logs cover, inside the report's window; null without data. */
  from: Time | null;
  to: Time | null;
  /** Attempts that began in it. */
  flows: readonly Flow[];
  /** Only what is later than this counts: the earlier report has told the rest already. */
  cutoff: Time | null;
}

/**
 * The two periods of two reports. A report of the whole log that was made later holds the old failures as well, so only
 * what is later than the end of the earlier report counts as after.
 */
export function periodsOf(before: Report, after: Report): { before: Period; after: Period } {
  const first: Period = { report: before, ...spanOf(before), flows: before.flows, cutoff: null };
  const span = spanOf(after);
  const overlaps = first.to !== null && span.from !== null && compareTimes(span.from, first.to) < 0;
  const cutoff = overlaps ? first.to : null;
  const flows = after.flows.filter((flow) => isAfter(flowTime(flow), cutoff));
  const hasData = span.to !== null && isAfter(span.to, cutoff);
  const second: Period = {
    report: after,
    from: hasData ? (cutoff ?? span.from) : null,
    to: hasData ? span.to : null,
    flows,
    cutoff,
  };
  return { before: first, after: second };
}

/** From the first to the last event of any provider, cut to the report's own window. */
export function spanOf({ coverage, options }: Report): { from: Time | null; to: Time | null } {
  const known = (times: (Time | null | undefined)[]): Time[] =>
    times.filter((time) => time !== null && time !== undefined).sort(compareTimes);
  const first = known(coverage.files.map(({ firstEvent }) => firstEvent))[0];
  const last = known(coverage.files.map(({ lastEvent }) => lastEvent)).at(-1);
  if (first === undefined || last === undefined) return { from: null, to: null };
  const from = known([first, options.from]).at(-1)!;
  const to = known([last, options.to])[0]!;
  return compareTimes(from, to) > 0 ? { from: null, to: null } : { from, to };
}

export const flowTime = (flow: Flow): Time | null => flow.startedAt ?? flow.events[0]?.time ?? flow.endedAt;

/** True where there is no bound. */
export const isAfter = (time: Time | null, bound: Time | null): boolean =>
  bound === null || (time !== null && compareTimes(time, bound) > 0);
