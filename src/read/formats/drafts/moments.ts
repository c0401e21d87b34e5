import type { Time } from '../../../model/time';
import type { ClockDoubts } from '../../local-time';
import { type DateOrder, DateOrders } from './date-order';
import { LocalClock } from './local-clock';
import { type Stamp, sameMoment } from './stamp';

const MINUTE = 60_000;
const TO_SECOND = 'YYYY-MM-DDTHH:MM:SS'.length;
/** FILETIME, in which Windows keeps its times, begins in this year. */
const FIRST_YEAR = 1601;
/** So many stamps tell in which direction a file runs, though neighbours may stand the wrong way round. */
const ENOUGH = 64;

/** How one form of export writes its times. */
export interface TimeHabits {
  /** Times without a zone are UTC, not those of the exporting machine. */
  utc: boolean;
  /** As far as the times themselves do not tell. */
  newestFirst: boolean;
}

/** Turns the stamps of one file into moments, once enough of them have been seen to know how they are meant. */
export class Moments {
  /** 1 where later events follow earlier ones, -1 where the newest comes first; known once decided. */
  direction: 1 | -1 = 1;
  /** A stamp named no zone. */
  zoneAssumed = false;
  private readonly orders = new DateOrders();
  private order: DateOrder = 'day-first';
  private clock: LocalClock | null = null;
  private first: Stamp | null = null;
  private differ = false;
  private count = 0;

  /** @param zone in which stamps without a zone are meant: IANA name or offset */
  constructor(
    private readonly habits: TimeHabits,
    private readonly zone: string,
  ) {}

  see(stamp: Stamp): void {
    this.orders.see(stamp);
    this.count += 1;
    this.first ??= stamp;
    this.differ ||= !sameMoment(this.first, stamp);
    this.zoneAssumed ||= stamp.zone === null && !this.habits.utc;
  }

  /** True when more stamps would hardly change the answer. */
  get enough(): boolean {
    return this.orders.certain && this.differ && this.count >= ENOUGH;
  }

  /** The order of day and month that was taken without proof, or null. */
  get assumedOrder(): DateOrder | null {
    return this.orders.certain ? null : this.order;
  }

  /** Times that the clock shows twice, or leaves out. */
  get doubts(): ClockDoubts {
    return this.clock?.doubts ?? { twice: 0, leftOut: 0 };
  }

  /** Settles how all stamps are meant. @param seen some of them, in the order of the file */
  decide(seen: readonly (Stamp | null)[]): void {
    this.order = this.orders.order();
    let balance = 0;
    let before: number | null = null;
    for (const stamp of seen) {
      const reading = stamp && this.reading(stamp);
      if (reading === null) continue;
      if (before !== null) balance += Math.sign(reading - before);
      before = reading;
    }
    this.direction = (Math.sign(balance) || (this.habits.newestFirst ? -1 : 1)) as 1 | -1;
    this.clock = new LocalClock(this.zone, this.direction);
  }

  /** To be asked in the order of the file; null for what is no date of the calendar. */
  time(stamp: Stamp): Time | null {
    const reading = this.reading(stamp);
    if (reading === null) return null;
    const moment =
      stamp.zone !== null ? reading - stamp.zone * MINUTE : this.habits.utc ? reading : this.clock!.moment(reading);
    const iso = new Date(moment).toISOString();
    if (!/^\d/.test(iso)) return null;
    return `${iso.slice(0, TO_SECOND)}${stamp.fraction && `.${stamp.fraction}`}Z`;
  }

  /** What the clock shows, as if it were UTC, in milliseconds since 1970. */
  private reading({ date: [a, b, c], yearFirst, clock }: Stamp): number | null {
    const [year, month, day] = yearFirst ? [a, b, c] : this.order === 'day-first' ? [c, b, a] : [c, a, b];
    const midnight = new Date(Date.UTC(year, month - 1, day));
    // What the calendar does not have would roll over.
    if (year < FIRST_YEAR || midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
    return midnight.getTime() + clock;
  }
}
