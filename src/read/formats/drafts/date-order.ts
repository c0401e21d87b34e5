import type { Stamp } from './stamp';

export type DateOrder = 'day-first' | 'month-first';

const MONTHS = 12;

/**
 * Decides for a whole file which of the first two numbers of its dates is the month, never for one date alone. A number
 * above 12 proves it. Else the number that changes more is the day, for a log runs through days, not through months; at
 * last the way of writing decides: AM and PM beside slashes are American.
 */
export class DateOrders {
  private readonly firsts = new Set<number>();
  private readonly seconds = new Set<number>();
  private proofs = { 'day-first': 0, 'month-first': 0 };
  private american = false;
  private open = false;

  see({ yearFirst, date: [first, second], separator, halves }: Stamp): void {
    if (yearFirst) return;
    this.open = true;
    this.firsts.add(first);
    this.seconds.add(second);
    if (first > MONTHS) this.proofs['day-first'] += 1;
    if (second > MONTHS) this.proofs['month-first'] += 1;
    if (separator === '/' && halves) this.american = true;
  }

  /** True when nothing is left open, or it has been proved. */
  get certain(): boolean {
    return !this.open || this.proofs['day-first'] !== this.proofs['month-first'];
  }

  order(): DateOrder {
    const more =
      this.proofs['day-first'] - this.proofs['month-first'] ||
      this.firsts.size - this.seconds.size ||
      (this.american ? -1 : 1);
    return more > 0 ? 'day-first' : 'month-first';
  }
}
