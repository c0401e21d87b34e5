import type { InputNote, ReadOptions } from '../model/record';
import type { Time } from '../model/time';
import { clockNotes, localToUtc } from './local-time';
import { canonicalTime } from './time-stamp';

const ZONE = /(?:Z|[+-]\d\d:?\d\d)\s*$/;
/** Milliseconds since 1970, as .NET's older serialisers write a time. */
const MILLISECONDS = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/;
const DEFAULT_ZONE = 'UTC';

/** Reads the times of one file, and remembers whether it had to assume their zone. */
export class StampReader {
  private assumed = false;
  private readonly doubts = { twice: 0, leftOut: 0 };
  private readonly zone: string;

  constructor({ timeZone }: ReadOptions) {
    this.zone = timeZone ?? DEFAULT_ZONE;
  }

  /** `local`: without a zone it is a time of the exporting machine's clock, otherwise it is UTC. null: no time. */
  read(stamp: string, local: boolean): Time | null {
    const milliseconds = MILLISECONDS.exec(stamp);
    if (milliseconds) return fromMilliseconds(Number(milliseconds[1]));
    if (!local || ZONE.test(stamp)) return canonicalTime(stamp);
    this.assumed = true;
    return localToUtc(stamp, this.zone, this.doubts);
  }

  notes(file: string): InputNote[] {
    const assumed = { file, kind: 'time-zone-assumed', detail: this.zone } as const;
    return [...(this.assumed ? [assumed] : []), ...clockNotes(file, this.doubts)];
  }
}

/** Whole seconds get no fraction, for nothing says that there was one. */
function fromMilliseconds(milliseconds: number): Time | null {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? null : canonicalTime(date.toISOString().replace('.000Z', 'Z'));
}
