import type { Time } from '../model/time';
import { canonicalTime } from './time-stamp';

const MINUTE = 60_000;
const SECONDS = 'YYYY-MM-DDTHH:MM:SS'.length;
const MINUTES = 'YYYY-MM-DDTHH:MM'.length;
const OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d\d))?$/i;

const formatters = new Map<string, Intl.DateTimeFormat | null>();

/**
 * The moment that a clock on the wall of `zone` (IANA name or offset) shows as `wall` (`YYYY-MM-DD HH:MM:SS[.fraction]`).
 * In the hour that comes twice in autumn the first is meant; one that spring leaves out is taken as if the clock had not
 * been changed yet. null when `wall` is no time or `zone` no zone.
 */
export function localToUtc(wall: string, zone: string): Time | null {
  const asUtc = canonicalTime(wall);
  const known = OFFSET.exec(zone);
  if (asUtc === null || (!known && !formatter(zone))) return null;
  const at = Date.parse(`${asUtc.slice(0, SECONDS)}Z`);
  const iso = new Date(at - (known ? fixedOffset(known) : offsetAt(asUtc, at, zone))).toISOString();
  // Years outside 0000-9999 have another form.
  return /^\d/.test(iso) ? `${iso.slice(0, SECONDS)}${asUtc.slice(SECONDS)}` : null;
}

/** A log stays in one minute for many events, and asking for a zone's clock is slow. */
let last = { zone: '', minute: '', offset: 0 };

function offsetAt(wall: Time, at: number, zone: string): number {
  const minute = wall.slice(0, MINUTES);
  if (last.zone !== zone || last.minute !== minute) last = { zone, minute, offset: zoneOffset(at, zone) };
  return last.offset;
}

const fixedOffset = ([, sign, hours, minutes]: RegExpExecArray): number =>
  (Number(hours) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -MINUTE : MINUTE);

/** What the zone's clock shows more than UTC when it shows `at`. */
function zoneOffset(at: number, zone: string): number {
  const day = 24 * 60 * MINUTE;
  const [before, after] = [shownAt(at - day, zone), shownAt(at + day, zone)];
  // The offset before a change still holds in the first pass through the doubled hour, and in the hour left out.
  return shownAt(at - before, zone) === before || shownAt(at - after, zone) !== after ? before : after;
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
