import type { LogTally } from '../../log-activity';
import { fileTime, secondsOf } from './filetime';

/** Minutes from 1601 to 1970. */
const EPOCH = 194_074_560;
const SECONDS = 60;
/** So many minutes are handed over at once. */
const MOST_MINUTES = 1024;
/** Whoever judges a break in the order of records looks at so many events behind it. */
const BEHIND_BREAK = 2;

/**
 * Follows the events of one log while their numbers count up and their times do not go back, as in a log they do: so only
 * the ends of a long stretch become texts, and the events behind a break.
 */
export class Follower {
  private events = 0;
  private from = 0;
  private to = NaN;
  private fromTime: [low: number, high: number] = [0, 0];
  private low = 0;
  private high = 0;
  private singly = 0;
  private minutes: number[] = [];
  private minute = NaN;

  constructor(readonly log: LogTally) {}

  /** The time in two halves, as 100 ns since 1601. */
  add(low: number, high: number, id: number): void {
    const goesOn = id === this.to + 1 && (high > this.high || (high === this.high && low >= this.low));
    if (!goesOn) this.singly = BEHIND_BREAK;
    if (!goesOn || this.minutes.length > MOST_MINUTES) this.flush();
    this.to = id;
    this.low = low;
    this.high = high;
    if (this.singly > 0) {
      this.singly -= 1;
      this.log.add(fileTime(low, high), id);
    } else this.extend();
  }

  /** Tells the log what has been followed. */
  flush(): void {
    const { events, from, to, minutes } = this;
    if (events === 0) return;
    const [first, last] = [fileTime(...this.fromTime)!, fileTime(this.low, this.high)!];
    this.log.addStretch({ events, from, to, fromTime: first, toTime: last, first, last, minutes });
    this.events = 0;
    this.minutes = [];
    this.minute = NaN;
  }

  private extend(): void {
    if (this.events === 0) {
      this.from = this.to;
      this.fromTime = [this.low, this.high];
    }
    this.events += 1;
    const minute = Math.floor(secondsOf(this.low, this.high) / SECONDS) - EPOCH;
    if (minute === this.minute) return;
    this.minute = minute;
    this.minutes.push(minute);
  }
}
