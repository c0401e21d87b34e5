import type { Time } from '../model/time';

const STAMP = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?\s*(?:(Z)|([+-])(\d\d):?(\d\d))?$/;

const DAY = '(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)';
/** What Windows writes for a time that was never set begins so. */
export const NEVER = '1601-01-01';
/** A canonical time as the source of an expression; the 29th of February and that of no event are left to `canonicalTime`. */
export const PLAIN_TIME = `(?!${NEVER})\\d{4}-${DAY}T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?Z`;
const PLAIN = new RegExp(`^${PLAIN_TIME}$`);

/**
 * Brings a time stamp of any tool to canonical UTC. The fraction stays as written, for no zone shifts it; a stamp
 * without a zone is taken as UTC. null for anything that is no moment of the calendar.
 */
export function canonicalTime(text: string): Time | null {
  if (PLAIN.test(text)) return text;
  const match = STAMP.exec(text.trim());
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [fraction, sign, zoneHours, zoneMinutes] = [match[7], match[9], Number(match[10] ?? 0), Number(match[11] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59 || zoneHours > 23 || zoneMinutes > 59) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A day that the month does not have would roll over.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const shift = (zoneHours * 60 + zoneMinutes) * (sign === '-' ? 1 : -1);
  date.setUTCHours(hour, minute + shift, second);
  const iso = date.toISOString();
  // Years outside 0000-9999 (reached by an offset only) have another form.
  if (!/^\d/.test(iso)) return null;
  return `${iso.slice(0, 19)}${fraction === undefined ? '' : `.${fraction}`}Z`;
}
