import type { LogTally } from '../../log-activity';
import { fileTime, secondsOf } from './filetime';

/** Minutes from 1601 to 1970. */
const EPOCH = 194_074_560;
const SECONDS = 60;
/** So many minutes are handed over at once. */
const MOST_MINUTES = 1024;

/** Two halves, as 100 ns since 1601. */
type Ticks = [low: number, high: number];

/**
 * Follows the events of one log while their numbers count up and their times do not go back, as in a log they do: so only
 * the ends of a long stretch become texts.
 */
export class Follower {
  private events = 0;
  private from = 0;
  private to = NaN;
  private first: Ticks = [0, 0];
  private second: Ticks = [0, 0];
  /** Of the last event and the one before it; single numbers, for every event sets them. */
  private low = 0;
  private high = 0;
  private lowBefore = 0;
  private highBefore = 0;
  private minutes: number[] = [];
  private minute = NaN;

  constructor(readonly log: LogTally) {}

  /** The time in two halves, as 100 ns since 1601. */
  add(low: number, high: number, id: number): void {
    const goesOn = id === this.to + 1 && (high > this.high || (high === this.high && low >= this.low));
    if (!goesOn || this.minutes.length > MOST_MINUTES) this.flush();
    if (this.events === 0) [this.from, this.first] = [id, [low, high]];
    else if (this.events === 1) this.second = [low, high];
    this.events += 1;
    this.lowBefore = this.low;
    this.highBefore = this.high;
    this.low = low;
    this.high = high;
    this.to = id;
    this.speak(Math.floor(secondsOf(low, high) / SECONDS) - EPOCH);
  }

  /** Tells the log what has been followed. */
  flush(): void {
    const { events, from, to, minutes } = this;
    if (events === 0) return;
    const text = (ticks: Ticks): string => fileTime(...ticks)!;
    this.log.addStretch({
      events,
      from,
      to,
      fromTime: text(this.first),
      secondTime: events > 1 ? text(this.second) : null,
      timeBefore: events > 1 ? text([this.lowBefore, this.highBefore]) : null,
      toTime: text([this.low, this.high]),
      minutes,
    });
    this.events = 0;
    this.minutes = [];
    this.minute = NaN;
  }

  private speak(minute: number): void {
    if (minute === this.minute) return;
    this.minute = minute;
    this.minutes.push(minute);
  }
}
