import type { LogActivity, RecordRun } from '../model/record';
import { compareTimes, minuteOf, type Time } from '../model/time';
import { ownCopy } from '../model/own-copy';
import { RecordOrder } from './record-order';
import type { Stretch } from './stretch';
import { NEVER } from './time-stamp';

/** More runs than this are no gaps in a log but a filtered export. */
export const MOST_RUNS = 10_000;
/** More logs than this are no logs; further ones are not followed. */
export const MOST_LOGS = 10_000;
/** A log that speaks in more minutes than half a year has is taken to speak always. */
const MOST_MINUTES = 262_144;
const TO_MINUTE = 'YYYY-MM-DDTHH:MM'.length;

interface Run {
  from: number;
  to: number;
  fromTime: Time;
  toTime: Time;
}

/** Follows the events of one computer and channel through a file. */
export class LogTally {
  private events = 0;
  private first: Time = '';
  private last: Time = '';
  private runs: Run[] | null = [];
  private run: Run | null = null;
  private minutes: Set<number> | null = new Set();
  private minute = '-';
  private readonly order = new RecordOrder();

  constructor(
    readonly computer: string,
    readonly channel: string,
  ) {}

  /** `given` null: its time is that of its neighbour. `recordId` empty: not known. */
  add(given: Time | null, recordId: string | number): void {
    this.events += 1;
    const time = given?.startsWith(NEVER) ? null : given;
    const at = time ?? this.run?.toTime ?? this.last;
    if (time !== null) {
      this.see(time);
      if (!time.startsWith(this.minute)) this.speak(time);
    }
    if (recordId === '') return;
    const id = Number(recordId);
    if (time !== null) this.order.add(id, time);
    if (this.runs) this.extend(id, at);
  }

  /** As `add` for each of its events. */
  addStretch(stretch: Stretch): void {
    const { events, from, to, fromTime, toTime, minutes } = stretch;
    this.events += events;
    this.see(fromTime);
    this.see(toTime);
    this.speakIn(minutes);
    this.order.addStretch(stretch);
    if (!this.runs) return;
    this.extend(from, fromTime);
    const { run } = this;
    if (run && to > run.to) [run.to, run.toTime] = [to, toTime];
    else if (run && to < run.from) [run.from, run.fromTime] = [to, toTime];
  }

  private see(time: Time): void {
    if (this.first === '') this.first = this.last = time;
    else if (isLater(time, this.last)) this.last = time;
    else if (isLater(this.first, time)) this.first = time;
  }

  /** Lets go of the text that the times were cut from; to be called when a window is done. */
  settle(): void {
    this.first = ownCopy(this.first);
    this.last = ownCopy(this.last);
    this.order.settle();
    const { run } = this;
    if (!run) return;
    run.fromTime = ownCopy(run.fromTime);
    run.toTime = ownCopy(run.toTime);
  }

  /** null when no event had a time. */
  result(): LogActivity | null {
    if (this.first === '') return null;
    const { computer, channel, events, first, last, minutes } = this;
    const runs = this.runs && merged(this.runs);
    return {
      computer,
      channel,
      events,
      first,
      last,
      minutes,
      runs: runs && runs.length <= MOST_RUNS ? runs.map(toRecordRun) : null,
      order: this.order.result(),
    };
  }

  private speak(time: Time): void {
    this.minute = ownCopy(time.slice(0, TO_MINUTE));
    this.speakIn([minuteOf(time)]);
  }

  private speakIn(minutes: readonly number[]): void {
    for (const minute of minutes) this.minutes?.add(minute);
    if (this.minutes && this.minutes.size > MOST_MINUTES) this.minutes = null;
  }

  private extend(id: number, time: Time): void {
    const { run } = this;
    if (!Number.isSafeInteger(id)) this.runs = null;
    else if (run && id === run.to + 1) [run.to, run.toTime] = [id, time];
    else if (run && id === run.from - 1) [run.from, run.fromTime] = [id, time];
    else if (!run || id < run.from || id > run.to) this.begin(id, time);
  }

  private begin(id: number, time: Time): void {
    this.settle();
    this.run = { from: id, to: id, fromTime: time, toTime: time };
    this.runs!.push(this.run);
    if (this.runs!.length <= MOST_RUNS * 2) return;
    const fewer = merged(this.runs!);
    this.runs = fewer.length > MOST_RUNS ? null : fewer;
    this.run = fewer.find(({ from, to }) => from <= id && id <= to) ?? null;
  }
}

/** Times of one form, as those of one file are, are ordered as texts: that is much cheaper. */
const isLater = (a: Time, b: Time): boolean => (a.length === b.length ? a > b : compareTimes(a, b) > 0);

/** Joins runs that touch; those that overlap stay, for a log that was cleared counts from 1 again. */
function merged(runs: Run[]): Run[] {
  const place = new Map(runs.map((run, i) => [run, i]));
  const joined: Run[] = [];
  for (const run of [...runs].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && last.to + 1 === run.from) {
      const longer = { ...last, to: run.to, toTime: run.toTime };
      place.set(longer, Math.min(place.get(last)!, place.get(run)!));
      joined[joined.length - 1] = longer;
    } else joined.push(run);
  }
  return joined.sort((a, b) => place.get(a)! - place.get(b)!);
}

const toRecordRun = ({ from, to, fromTime, toTime }: Run): RecordRun => ({
  from: String(from),
  to: String(to),
  fromTime,
  toTime,
});

/** All logs of one file. */
export class ActivityTally {
  private readonly logs = new Map<string, LogTally>();
  private readonly unsettled = new Set<LogTally>();
  /** Times of events that name no log. */
  private readonly whole = new LogTally('', '');

  /** The log of a computer and channel; null for more logs than are followed. */
  log(computer: string, channel: string): LogTally | null {
    const key = `${computer}\n${channel}`;
    const known = this.logs.get(key);
    if (known || this.logs.size >= MOST_LOGS) return known ?? null;
    const log = new LogTally(ownCopy(computer), ownCopy(channel));
    this.logs.set(ownCopy(key), log);
    return log;
  }

  add(log: LogTally | null, time: Time | null, recordId: string | number): void {
    const tally = log ?? this.whole;
    tally.add(time, log ? recordId : '');
    this.unsettled.add(tally);
  }

  addStretch(log: LogTally, stretch: Stretch): void {
    log.addStretch(stretch);
    this.unsettled.add(log);
  }

  /** To be called when a window is done. */
  settle(): void {
    for (const log of this.unsettled) log.settle();
    this.unsettled.clear();
  }

  /** `activity` has one entry per log that has a time; `firstEvent` and `lastEvent` are those of the file. */
  result(): { activity: LogActivity[]; firstEvent: Time | null; lastEvent: Time | null } {
    const activity = [...this.logs.values()].map((log) => log.result()).filter((log) => log !== null);
    const all = [...activity, ...[this.whole.result()].filter((log) => log !== null)];
    const times = all.flatMap(({ first, last }) => [first, last]).sort(compareTimes);
    return { activity, firstEvent: times[0] ?? null, lastEvent: times.at(-1) ?? null };
  }
}
