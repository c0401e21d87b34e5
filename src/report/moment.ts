import { tzOffset } from '@date-fns/tz';
import { format } from 'date-fns';
import { enGB, sv } from 'date-fns/locale';
import type { Language } from '../model/catalog';
import { toMilliseconds, type Time } from '../model/time';

/**
 * One moment as the report shows it. UTC leads because it is what compares; the chosen zone stands beside it with its
 * name. Both are written as ISO 8601 in every language: an all-digit local date such as 03/04 can be read two ways.
 */
export interface Moment {
  /** For machines, as in the report. */
  iso: string;
  /** `2026-01-30 10:21:09 UTC` */
  utc: string;
  /** `11:21:09 Europe/Stockholm`, with its date where that differs; null where the zone is UTC. */
  local: string | null;
  /** Both: `2026-01-30 10:21:09 UTC (11:21:09 Europe/Stockholm)` */
  text: string;
  /** Milliseconds since 1970, or null for a text that is no time. */
  milliseconds: number | null;
}

/** `exact` keeps the log's fraction. */
export type Clock = (time: Time, precision?: 'seconds' | 'exact') => Moment;

const CANONICAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(\.\d+)?Z$/;
const MINUTE = 60_000;

export function createClock(timeZone: string): Clock {
  return (time, precision = 'seconds') => {
    const [, date, clock, fraction = ''] = CANONICAL.exec(time) ?? [];
    // Of a saved report a text may have the form of a time and be none.
    if (date === undefined || Number.isNaN(Date.parse(`${date}T${clock}Z`)))
      return { iso: time, utc: time, local: null, text: time, milliseconds: null };
    const milliseconds = toMilliseconds(time);
    const shown = precision === 'exact' ? fraction : '';
    const utc = `${date} ${clock}${shown} UTC`;
    const local = inZone(timeZone, milliseconds, date!);
    return { iso: time, utc, local, text: local === null ? utc : `${utc} (${local})`, milliseconds };
  };
}

/** `30 January 2026, 10:21 UTC`: for headings, where seconds do not matter and words read better. */
export function spokenMoment(moment: Moment, language: Language): string {
  if (moment.milliseconds === null) return moment.utc;
  // The formatter writes in the machine's zone, so the parts of UTC are handed to it as if they were that zone's.
  const [date = '', clock = ''] = moment.utc.split(' ');
  const [year, month, day] = date.split('-').map(Number);
  const [hour, minute] = clock.split(':').map(Number);
  const shifted = new Date(year!, month! - 1, day, hour, minute);
  const pattern = language === 'sv' ? "d MMMM yyyy 'kl.' HH:mm" : 'd MMMM yyyy, HH:mm';
  return `${format(shifted, pattern, { locale: language === 'sv' ? sv : enGB })} UTC`;
}

function inZone(timeZone: string, milliseconds: number, utcDate: string): string | null {
  if (timeZone === 'UTC') return null;
  const offset = tzOffset(timeZone, new Date(milliseconds));
  if (Number.isNaN(offset)) return null;
  const [date = '', clock = ''] = new Date(milliseconds + offset * MINUTE).toISOString().slice(0, 19).split('T');
  return `${date === utcDate ? '' : `${date} `}${clock} ${timeZone}`;
}
