import { Damaged } from './damaged';

/** Elements and templates within one another. */
export const DEEPEST = 128;
/** A whole chunk of true events gives less than a twentieth of that. */
const MOST_WORK = 16_000_000;
/** As long an event's text may be; the size of a record, escaped, is far below. */
const LONGEST_EVENT = 1_048_576;

/** The record could not be read within the limits. */
export class TooLarge extends Damaged {}

/**
 * Bounds what one chunk may cost: its bytes can point at one another so that few of them unfold into millions. Counted in
 * characters and nodes.
 */
export class Work {
  private left = MOST_WORK;
  private event = 0;

  startEvent(): void {
    this.event = 0;
  }

  spend(amount: number): void {
    this.left -= amount;
    this.event += amount;
    if (this.left < 0 || this.event > LONGEST_EVENT) throw new TooLarge('too large');
  }
}
