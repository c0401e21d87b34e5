import { clockOffsets, countDoubt } from '../../local-time';

/** Events may stand so much out of order; more is the hour that a clock shows twice. */
const JITTER = 60_000;

/** Turns the readings of a clock, one after the other, into moments; a time that it shows twice is told by their order. */
export class LocalClock {
  readonly doubts = { twice: 0, leftOut: 0 };
  private previous: number | null = null;

  /**
   * @param zone IANA name or offset
   * @param direction 1 when later readings follow earlier ones, -1 when the newest comes first
   */
  constructor(
    private readonly zone: string,
    private readonly direction: 1 | -1,
  ) {
    if (!clockOffsets(0, zone)) throw new RangeError(`no such time zone: ${zone}`);
  }

  /** @param reading the clock's date and time as if it were UTC; both in milliseconds since 1970 */
  moment(reading: number): number {
    const offsets = clockOffsets(reading, this.zone)!;
    countDoubt(offsets, this.doubts);
    const [first, second] = offsets;
    const [early, late] = [reading - first, reading - second];
    this.previous = early === late ? early : this.choose(early, late, this.previous);
    return this.previous;
  }

  private choose(early: number, late: number, previous: number | null): number {
    if (this.direction > 0) return previous !== null && early < previous - JITTER ? late : early;
    return previous !== null && late > previous + JITTER ? early : late;
  }
}
