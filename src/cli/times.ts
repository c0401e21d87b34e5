import { TZDate, tzOffset } from '@date-fns/tz';
import { UsageError } from '../errors';
import type { Time } from '../model/time';

const MOMENT =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d{2}):?(\d{2}))?)?$/;
const MINUTE = 60_000;
const UNITS: Record<string, number> = { s: 1_000, m: MINUTE, h: 60 * MINUTE, d: 1440 * MINUTE, w: 7 * 1440 * MINUTE };

/** An IANA zone, `UTC`, or an offset such as `+02:00`, in the spelling that the rest of the program understands. */
export function parseTimeZone(text: string): string {
  const offset = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text);
  const zone = offset ? `${offset[1]}${offset[2]!.padStart(2, '0')}:${offset[3] ?? '00'}` : text;
  if (offset ? Number(offset[2]) <= 14 && Number(offset[3] ?? 0) < 60 : isZoneName(text)) return zone;
  throw new UsageError(
    `"${text}" is not a time zone`,
    'Give a name such as Europe/Stockholm or UTC, or an offset such as +02:00.',
  );
}

function isZoneName(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return !Number.isNaN(tzOffset(text, new Date(0)));
  } catch {
    return false;
  }
}

/**
 * A moment as people write it: a date, or a date and a time, with or without an offset.
 * @param zone what is meant where the text has no offset.
 * @param day which end of the day a bare date stands for.
 */
export function parseMoment(option: string, text: string, zone: string, day: 'start' | 'end' = 'start'): Time {
  const match = MOMENT.exec(text.trim());
  const [year, month, date, hour, minute, second] = (match?.slice(1, 7) ?? []).map((part) => Number(part ?? 0));
  if (!match || !exists(year!, month!, date!) || hour! > 23 || minute! > 59 || second! > 59)
    throw new UsageError(
      `${option}: "${text}" is not a time`,
      'Write 2024-05-31, 2024-05-31T14:30 or 2024-05-31T14:30:00Z; without an offset, --time-zone is meant.',
    );
  const fraction = match[7] ? `.${match[7]}` : '';
  if (match[4] === undefined) {
    if (day === 'start') return canonical(local(year!, month!, date!, 0, 0, 0, zone), '');
    return canonical(local(year!, month!, date! + 1, 0, 0, 0, zone) - 1000, '.9999999');
  }
  const withOffset = match[8] !== undefined || /Z$/.test(match[0]);
  if (!withOffset) return canonical(local(year!, month!, date!, hour!, minute!, second!, zone), fraction);
  const offset = (match[8] === '-' ? -1 : 1) * (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * MINUTE;
  return canonical(Date.UTC(year!, month! - 1, date!, hour, minute, second) - offset, fraction);
}

/** Milliseconds in `90m`, `48h`, `7d` or `2w`. */
export function parseSpan(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([smhdw])$/.exec(text.trim());
  const span = match ? Number(match[1]) * UNITS[match[2]!]! : 0;
  if (span > 0) return span;
  throw new UsageError(`--last: "${text}" is not a span of time`, 'Write 90m, 48h, 7d or 2w.');
}

function exists(year: number, month: number, date: number): boolean {
  const day = new Date(Date.UTC(year, month - 1, date));
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === date;
}

function local(year: number, month: number, date: number, hour: number, minute: number, second: number, zone: string) {
  return new TZDate(year, month - 1, date, hour, minute, second, zone).getTime();
}

const canonical = (milliseconds: number, fraction: string): Time =>
  `${new Date(milliseconds).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)}${fraction}Z`;
