/**
 * A moment as canonical UTC text, `YYYY-MM-DDTHH:MM:SS[.fraction]Z`, with the fraction exactly as the log wrote it:
 * a JavaScript Date holds milliseconds, the log 100 ns.
 */
export type Time = string;

const SECONDS = 'YYYY-MM-DDTHH:MM:SS'.length;

/** Orders two times by their full fraction, whatever number of digits each of them has. */
export function compareTimes(a: Time, b: Time): number {
  if (a === b) return 0;
  if (a.length === b.length) return a < b ? -1 : 1;
  const [secondsA, secondsB] = [a.slice(0, SECONDS), b.slice(0, SECONDS)];
  if (secondsA !== secondsB) return secondsA < secondsB ? -1 : 1;
  const [fractionA, fractionB] = [fraction(a), fraction(b)];
  if (fractionA === fractionB) return 0;
  return fractionA < fractionB ? -1 : 1;
}

/** Where the parts of a canonical time stand. */
const [MONTH, DAY, HOUR, MINUTE, SECOND, FRACTION] = [5, 8, 11, 14, 17, 20] as const;
const ZERO = '0'.charCodeAt(0);
/** `Date.UTC` takes earlier years for those of the last century. */
const FIRST_YEAR = 100;

/** Milliseconds since 1970, rounded down. */
export function toMilliseconds(time: Time): number {
  // Digit by digit, for every event is asked several times: a parser of dates takes ten times as long.
  const year = two(time, 0) * 100 + two(time, 2);
  if (year < FIRST_YEAR) return Date.parse(`${time.slice(0, SECONDS)}Z`) + Number(fraction(time).slice(0, 3));
  const [month, day] = [two(time, MONTH) - 1, two(time, DAY)];
  const milliseconds = two(time, FRACTION) * 10 + digit(time, FRACTION + 2);
  return Date.UTC(year, month, day, two(time, HOUR), two(time, MINUTE), two(time, SECOND), milliseconds);
}

const two = (time: Time, at: number): number => digit(time, at) * 10 + digit(time, at + 1);

/** 0 behind the last digit, where `Z` stands, or nothing. */
function digit(time: Time, at: number): number {
  const value = time.charCodeAt(at) - ZERO;
  return value >= 0 && value <= 9 ? value : 0;
}

/** Whole minutes since 1970. */
export const minuteOf = (time: Time): number => Math.floor(toMilliseconds(time) / 60_000);

/** `to - from` in milliseconds, from the full fractions and rounded to whole milliseconds. */
export const millisecondsBetween = (from: Time, to: Time): number => toMilliseconds(to) - toMilliseconds(from);

function fraction(time: Time): string {
  return time.slice(SECONDS + 1, -1).padEnd(9, '0');
}

/** The moment `milliseconds` before `time`. */
export const earlier = (time: Time, milliseconds: number): Time =>
  new Date(toMilliseconds(time) - milliseconds).toISOString();

/** The moment `milliseconds` after `time`. */
export const later = (time: Time, milliseconds: number): Time => earlier(time, -milliseconds);

/** How many of these times, which are in order, are not later than `time`: the place of the first later one. */
export function placeAfter(times: readonly Time[], time: Time): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareTimes(times[middle]!, time) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first of these times, which are in order, that is later than `time`. */
export const nextAfter = (times: readonly Time[], time: Time): Time | null => times[placeAfter(times, time)] ?? null;
