import type { LogActivity, RecordRun } from '../model/record';
import type { Coverage } from '../model/report';
import { compareTimes } from '../model/time';

type Gap = Coverage['gaps'][number];

/**
 * A whole log numbers its records without a break; an export that was filtered by provider or level does not, and its
 * breaks say nothing. So breaks are gaps only where a run of unbroken numbers is this long on average.
 */
const EVENTS_PER_RUN = 5;

/** Breaks in the record numbers of each log over all files together. */
export function gapsOf(activity: readonly LogActivity[]): Gap[] {
  const logs = new Map<string, LogActivity[]>();
  for (const one of activity) {
    const key = `${one.computer}\n${one.channel}`;
    logs.set(key, [...(logs.get(key) ?? []), one]);
  }
  return [...logs.values()].flatMap((files) => numberingOf(files).gaps);
}

/** What the record numbers of one log tell. */
export interface Numbering {
  gaps: Gap[];
  /** The breaks are too many for gaps: somebody chose what to export. */
  filtered: boolean;
  /** How many different numbers there are; null where they are not known. */
  distinct: number | null;
}

export function numberingOf(files: readonly LogActivity[]): Numbering {
  const { computer, channel } = files[0]!;
  if (files.some(({ runs }) => runs === null)) return { gaps: [], filtered: true, distinct: null };
  const runs = files
    .flatMap((file) => file.runs!)
    .map((run) => ({ ...run, first: BigInt(run.from), last: BigInt(run.to) }));
  runs.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const gaps: Gap[] = [];
  let events = 0n;
  let before: (typeof runs)[number] | null = null;
  for (const run of runs) {
    // Numbers that come first and times that come last are those of a log that was cleared: nothing lies between.
    const follows = before && compareTimes(before.toTime, run.fromTime) <= 0;
    if (before && follows && run.first > before.last + 1n) gaps.push(between(before, run, computer, channel));
    const from: bigint = before && run.first <= before.last ? before.last + 1n : run.first;
    if (run.last >= from) events += run.last - from + 1n;
    if (!before || run.last > before.last) before = run;
  }
  const filtered = gaps.length > 0 && events < BigInt((gaps.length + 1) * EVENTS_PER_RUN);
  return { gaps: filtered ? [] : gaps, filtered, distinct: runs.length === 0 ? null : Number(events) };
}

/** The missing numbers, and the times of the events on either side. */
function between(before: RecordRun, after: RecordRun, computer: string, channel: string): Gap {
  return {
    computer,
    channel,
    fromRecordId: (BigInt(before.to) + 1n).toString(),
    toRecordId: (BigInt(after.from) - 1n).toString(),
    fromTime: before.toTime,
    toTime: after.fromTime,
  };
}
