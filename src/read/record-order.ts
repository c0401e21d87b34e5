import { compareTimes, millisecondsBetween, type Time } from '../model/time';
import type { RecordJump } from '../model/record';
import { ownCopy } from '../model/own-copy';
import type { Stretch } from './stretch';

/** A clock is corrected by less than this all the time, and events are written a little late. */
const TOLERANCE_MS = 60_000;
/** So many jumps of a kind are kept: more are no clock and no log that was cleared. */
const MOST_JUMPS = 50;
/** In one of so many steps a file may go against its own direction; with more it has none. */
const STEPS_PER_TURN = 3;

interface Seen {
  id: number;
  time: Time;
}

/**
 * Follows record numbers and times of one log through a file, in the file's own order, oldest or newest first. Numbers that
 * rise while the time falls tell of a clock that was set back; numbers that fall while the time rises, of a log that was
 * cleared. One event that is late or out of place is neither: the one beside it must agree.
 */
export class RecordOrder {
  private before: Seen | null = null;
  private last: Seen | null = null;
  private rising = 0;
  private falling = 0;
  /** By what they are in a file with the oldest event first, and in one with the newest first. */
  private readonly jumps = {
    oldestFirst: { clockSteps: [] as RecordJump[], restarts: [] as RecordJump[] },
    newestFirst: { clockSteps: [] as RecordJump[], restarts: [] as RecordJump[] },
  };

  /** One event. */
  add(id: number, time: Time): void {
    const { before, last } = this;
    if (last) {
      if (id > last.id) this.rising += 1;
      else if (id < last.id) this.falling += 1;
      if (before) this.look(before, last, { id, time });
    }
    this.before = last;
    this.last = { id, time };
  }

  /** As `add` for each of its events: between those at its ends there is nothing to see. */
  addStretch({ events, from, to, fromTime, secondTime, timeBefore, toTime }: Stretch): void {
    const step = Math.sign(to - from);
    this.add(from, fromTime);
    if (events > 2) this.add(from + step, secondTime!);
    if (events > 3) this.add(to - step, timeBefore!);
    if (events > 1) this.add(to, toTime);
    const unseen = Math.max(events - 4, 0);
    if (step > 0) this.rising += unseen;
    else this.falling += unseen;
  }

  /** Lets go of the text that the times were cut from. */
  settle(): void {
    for (const seen of [this.before, this.last]) if (seen) seen.time = ownCopy(seen.time);
  }

  /** Nothing where the file is in no order, as when it was sorted by something else. */
  result(): { clockSteps: RecordJump[]; restarts: RecordJump[] } {
    const [most, least] = [Math.max(this.rising, this.falling), Math.min(this.rising, this.falling)];
    if (least * STEPS_PER_TURN > most) return { clockSteps: [], restarts: [] };
    return this.rising >= this.falling ? this.jumps.oldestFirst : this.jumps.newestFirst;
  }

  private look(a: Seen, b: Seen, c: Seen): void {
    const { oldestFirst, newestFirst } = this.jumps;
    if (b.id > a.id && isBack(a, b) && isBack(a, c)) note(oldestFirst.clockSteps, a, b);
    if (c.id < b.id && isBack(c, b) && isBack(c, a)) note(newestFirst.clockSteps, c, b);
    if (b.id < a.id && c.id < a.id && isLater(b, a)) note(oldestFirst.restarts, a, b);
    if (c.id > b.id && c.id > a.id && isLater(b, c)) note(newestFirst.restarts, c, b);
  }
}

const isLater = (a: Seen, b: Seen): boolean => compareTimes(a.time, b.time) > 0;
const isBack = (from: Seen, to: Seen): boolean =>
  isLater(from, to) && millisecondsBetween(to.time, from.time) > TOLERANCE_MS;

function note(jumps: RecordJump[], from: Seen, to: Seen): void {
  if (jumps.length === MOST_JUMPS) return;
  jumps.push({
    fromRecordId: String(from.id),
    toRecordId: String(to.id),
    fromTime: ownCopy(from.time),
    toTime: ownCopy(to.time),
  });
}
