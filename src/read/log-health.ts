import type { LogActivity, RecordJump, RecordRun } from '../model/record';
import type { Coverage } from '../model/report';
import { compareTimes, millisecondsBetween, type Time } from '../model/time';
import { numberingOf } from './gaps';

type Health = Coverage['logs'][number];

const HOUR_MS = 3_600_000;
const WEEK_HOURS = 168;
/** A rate that is measured over less says nothing of a week. */
const LEAST_HOURS = 1;
/** Published logs have 591 to 885 bytes a record; with the larger number a log rather becomes too big than too small. */
const BYTES_PER_RECORD = 885;
/** Windows shows and takes sizes of logs in steps of 64 KiB; whole mebibytes are what people type. */
const MEBIBYTE = 1_048_576;
/** What Windows gives the Application log unless told otherwise. */
const DEFAULT_SIZE = 20 * MEBIBYTE;
/** A hostile input can name logs without end. */
const MOST_LOGS = 1000;

/** What each log, over all files together, says of itself: how far back it goes, how fast it fills, whether it can be trusted. */
export function healthOf(activity: readonly LogActivity[]): Health[] {
  const logs = new Map<string, LogActivity[]>();
  for (const one of activity) {
    const key = `${one.computer}\n${one.channel}`;
    const known = logs.get(key);
    if (known) known.push(one);
    else logs.set(key, [one]);
  }
  return [...logs.values()].slice(0, MOST_LOGS).map(healthOfLog);
}

function healthOfLog(files: readonly LogActivity[]): Health {
  const { computer, channel } = files[0]!;
  const inTime = [...files].sort((a, b) => compareTimes(a.first, b.first));
  const firstEvent = inTime[0]!.first;
  const lastEvent = files
    .map(({ last }) => last)
    .sort(compareTimes)
    .at(-1)!;
  const { filtered, gaps, distinct } = numberingOf(files);
  const restarts = [...files.flatMap(({ order }) => order.restarts), ...restartsBetween(inTime)];
  const runs = inTime.flatMap((file) => file.runs ?? []);
  const numbered = files.every((file) => file.runs === null || file.runs.length > 0);
  const events =
    files.length > 1 && numbered && distinct !== null && restarts.length === 0
      ? distinct
      : sum(files.map((file) => file.events));
  const hours = millisecondsBetween(firstEvent, lastEvent) / HOUR_MS;
  const perHour = filtered || hours < LEAST_HOURS ? null : events / hours;
  const oldest = filtered || restarts.length > 0 ? null : lowest(runs);
  return {
    computer,
    channel,
    events,
    firstEvent,
    lastEvent,
    hours: rounded(hours),
    eventsPerHour: perHour === null ? null : rounded(perHour),
    fromRecordId: lowest(runs),
    toRecordId: highest(runs),
    filtered,
    olderMissing: oldest === null ? null : BigInt(oldest) > 1n,
    gaps: gaps.length,
    restarts,
    clockSteps: files
      .flatMap(({ order }) => order.clockSteps)
      .map((step) => ({ ...step, backMs: millisecondsBetween(step.toTime, step.fromTime) })),
    weekBytes: perHour === null ? null : Math.ceil((perHour * WEEK_HOURS * BYTES_PER_RECORD) / MEBIBYTE) * MEBIBYTE,
    defaultSizeHours:
      perHour === null || perHour === 0 ? null : Math.floor(DEFAULT_SIZE / (perHour * BYTES_PER_RECORD)),
  };
}

/** A later file, with no time in common, whose numbers begin below where the earlier one ended. */
function restartsBetween(inTime: readonly LogActivity[]): RecordJump[] {
  return inTime.slice(1).flatMap((file, at) => {
    const before = inTime[at]!;
    if (!before.runs || !file.runs || compareTimes(before.last, file.first) >= 0) return [];
    const [ended, begins] = [highest(before.runs), lowest(file.runs)];
    if (ended === null || begins === null || BigInt(highest(file.runs)!) >= BigInt(ended)) return [];
    return [{ fromRecordId: ended, toRecordId: begins, fromTime: before.last as Time, toTime: file.first }];
  });
}

const lowest = (runs: readonly RecordRun[]): string | null =>
  runs.reduce<string | null>(
    (least, { from }) => (least === null || BigInt(from) < BigInt(least) ? from : least),
    null,
  );
const highest = (runs: readonly RecordRun[]): string | null =>
  runs.reduce<string | null>((most, { to }) => (most === null || BigInt(to) > BigInt(most) ? to : most), null);
/** To two decimals. */
const rounded = (value: number): number => Math.round(value * 100) / 100;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
