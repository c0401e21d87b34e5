import type { InputNote } from '../model/record';
import type { Time } from '../model/time';
import { canonicalTime } from './time-stamp';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Zones change their clocks at full quarters of an hour only. */
const QUARTER = 15 * MINUTE;
const SECONDS = 'YYYY-MM-DDTHH:MM:SS'.length;
const OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d\d))?$/i;

const formatters = new Map<string, Intl.DateTimeFormat | null>();

/**
 * The moment that a clock on the wall of `zone` (IANA name or offset) shows as `wall` (`YYYY-MM-DD HH:MM:SS[.fraction]`).
 * In the hour that comes twice in autumn the first is meant; one that spring leaves out is taken as if the clock had not
 * been changed yet. null when `wall` is no time or `zone` no zone.
 * @param doubts where such times are counted
 */
export function localToUtc(wall: string, zone: string, doubts?: ClockDoubts): Time | null {
  const asUtc = canonicalTime(wall);
  if (asUtc === null) return null;
  const at = Date.parse(`${asUtc.slice(0, SECONDS)}Z`);
  const offsets = clockOffsets(at, zone);
  if (!offsets) return null;
  if (doubts) countDoubt(offsets, doubts);
  const iso = new Date(at - offsets[0]).toISOString();
  // Years outside 0000-9999 have another form.
  return /^\d/.test(iso) ? `${iso.slice(0, SECONDS)}${asUtc.slice(SECONDS)}` : null;
}

/**
 * What a zone's clock shows more than UTC, in milliseconds: where it shows a time twice, first and second; else twice the same.
 * `shown`: false where it never shows it.
 */
export type ClockOffsets = readonly [first: number, second: number, shown: boolean];

/** Times of one file that a clock shows twice, or leaves out. */
export interface ClockDoubts {
  twice: number;
  leftOut: number;
}

export function countDoubt([first, second, shown]: ClockOffsets, doubts: ClockDoubts): void {
  if (first !== second) doubts.twice += 1;
  if (!shown) doubts.leftOut += 1;
}

export const clockNotes = (file: string, { twice, leftOut }: ClockDoubts): InputNote[] => [
  ...(twice > 0 ? [{ file, kind: 'time-shown-twice' as const, detail: String(twice) }] : []),
  ...(leftOut > 0 ? [{ file, kind: 'time-left-out' as const, detail: String(leftOut) }] : []),
];

/** A log stays in one quarter of an hour for many events, and asking for a zone's clock is slow. */
let last: { zone: string; quarter: number; offsets: ClockOffsets } = { zone: '', quarter: NaN, offsets: [0, 0, true] };

/**
 * How far the zone's clock is ahead when it shows `at` (as if that were UTC, milliseconds since 1970); before the change
 * where it never shows that. null when `zone` is none.
 */
export function clockOffsets(at: number, zone: string): ClockOffsets | null {
  const known = OFFSET.exec(zone);
  if (known) return [fixedOffset(known), fixedOffset(known), true];
  if (!formatter(zone)) return null;
  const quarter = Math.floor(at / QUARTER);
  if (last.zone !== zone || last.quarter !== quarter) last = { zone, quarter, offsets: offsetsAt(at, zone) };
  return last.offsets;
}

const fixedOffset = ([, sign, hours, minutes]: RegExpExecArray): number =>
  (Number(hours) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -MINUTE : MINUTE);

function offsetsAt(at: number, zone: string): ClockOffsets {
  const [before, after] = [shownAt(at - DAY, zone), shownAt(at + DAY, zone)];
  const [early, late] = [before, after].map((offset) => shownAt(at - offset, zone) === offset);
  if (early === late) return early ? [before, after, true] : [before, before, false];
  return early ? [before, before, true] : [after, after, true];
}

/** The zone's clock less UTC, in milliseconds, at a moment. */
function shownAt(moment: number, zone: string): number {
  const parts = formatter(zone)!.formatToParts(moment);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(moment / 1000) * 1000;
}

function formatter(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat | null;
  try {
    const number = 'numeric' as const;
    const clock = { hour: number, minute: number, second: number, hourCycle: 'h23' as const };
    made = new Intl.DateTimeFormat('en-US', { timeZone: zone, year: number, month: number, day: number, ...clock });
  } catch {
    made = null;
  }
  formatters.set(zone, made);
  return made;
}
