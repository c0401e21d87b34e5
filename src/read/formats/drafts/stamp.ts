/** A time as a table gives it, taken apart; which of its numbers is the month may be open still. */
export interface Stamp {
  /** The three numbers of the date as written, the year completed. */
  date: readonly [number, number, number];
  yearFirst: boolean;
  /** What stands between the numbers of the date. */
  separator: string;
  /** True where AM or PM stands beside it, in whatever language. */
  halves: boolean;
  /** Milliseconds since midnight, whole seconds. */
  clock: number;
  /** Digits behind the second, as written. */
  fraction: string;
  /** Minutes east of Greenwich; null where the text names no zone. */
  zone: number | null;
}

/** Longer is no time. */
const LONGEST = 64;
const INVISIBLE = /[\u200e\u200f\u061c]/g;
const BLANKS = /[\u00a0\u202f\u3000]/g;
const ZONE = /(\d|[Mm]) ?(?:(Z|UTC)|([+-])(\d\d):?(\d\d))$/;
const DATE = '(\\d{1,4})(\\. ?|/|-)(\\d{1,2})(?:\\. ?|/|-)(\\d{1,4})\\.?(?: г\\.)?';
const CLOCK = '(\\d{1,2})[:.](\\d\\d)(?:[:.](\\d\\d)(?:[.,](\\d{1,9}))?)?';
const HALF = '[^\\d\\s:,+-][^\\d:,+-]{0,15}?';
const STAMP = new RegExp(`^${DATE}(?:T|,? )(?:(${HALF}) ?)?${CLOCK}(?: ?(${HALF}))?$`);
/** Without their dots and blanks, in lower case; in Event Viewer's languages. */
const MORNING = new Set(['am', 'vm', 'fm', 'de', 'sa', '上午', '午前', '오전', 'πμ', 'ص', 'قظ']);
const AFTERNOON = new Set(['pm', 'nm', 'em', 'du', 'ch', '下午', '午後', '오후', 'μμ', 'م', 'بظ']);
const [MINUTE, SECOND] = [60_000, 1000];
const THIS_CENTURY = 2000;

/** Takes a time apart that Windows, PowerShell or a portal wrote in the manner of some country; null for anything else. */
export function parseStamp(text: string): Stamp | null {
  if (text.length > LONGEST) return null;
  const plain = text.replace(INVISIBLE, '').replace(BLANKS, ' ').trim();
  const zoned = ZONE.exec(plain);
  const match = STAMP.exec(zoned ? plain.slice(0, zoned.index + 1) : plain);
  if (!match) return null;
  const yearFirst = match[1]!.length > 2;
  const year = (yearFirst ? match[1] : match[4])!;
  if ((yearFirst && match[4]!.length > 2) || year.length === 1 || year.length === 3) return null;
  const half = match[5] ?? match[10];
  const hour = hourOf(Number(match[6]), half);
  const [minute, second] = [Number(match[7]), Number(match[8] ?? 0)];
  if (hour === null || minute > 59 || second > 59) return null;
  const [first, middle, last] = [Number(match[1]), Number(match[3]), Number(match[4])] as const;
  const full = year.length === 2 ? THIS_CENTURY + Number(year) : Number(year);
  return {
    date: yearFirst ? [full, middle, last] : [first, middle, full],
    yearFirst,
    separator: match[2]!.trim(),
    halves: half !== undefined,
    clock: (hour * 60 + minute) * MINUTE + second * SECOND,
    fraction: match[9] ?? '',
    zone: zoned ? zoneOf(zoned) : null,
  };
}

/** The same two times of one file may be told apart by this alone, whatever the order of day and month. */
export const sameMoment = (a: Stamp, b: Stamp): boolean =>
  a.clock === b.clock && a.fraction === b.fraction && a.date.every((part, i) => part === b.date[i]);

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour < 24 ? hour : null;
  const word = half.replace(/[. ]/g, '').toLowerCase();
  const afternoon = AFTERNOON.has(word);
  if (!afternoon && !MORNING.has(word)) return null;
  // Some countries set a mark beside the 24 hours of the day.
  if (hour > 12) return afternoon && hour < 24 ? hour : null;
  return (hour % 12) + (afternoon ? 12 : 0);
}

function zoneOf([, , utc, sign, hours, minutes]: RegExpExecArray): number {
  if (utc) return 0;
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}
