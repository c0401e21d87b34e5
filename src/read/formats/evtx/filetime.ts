import type { Time } from '../../../model/time';

/** Seconds from 1601 to 1970. */
const EPOCH = 11_644_473_600;
const TICKS = 10_000_000;
const DAY = 86_400;
/** 2^32 ticks are so many seconds, and ticks. */
const [HIGH_SECONDS, HIGH_TICKS] = [429, 4_967_296];
/** The upper half of a time after the first day: in that are no events but those whose time was never set. */
const FIRST_HIGH = 202;
/** That of a time late in the year 9999; above it no sum below is exact. */
const LAST_HIGH = 0x24c85a5d;

/** Events of one log have few days and many seconds; what was written last is remembered. */
let day = { number: NaN, text: '' };
let second = { number: NaN, text: '' };

/** True for a moment of the calendar at which there can be events. */
export const isTime = (high: number): boolean => high >= FIRST_HIGH && high <= LAST_HIGH;

/** Whole seconds since 1601. */
export const secondsOf = (low: number, high: number): number =>
  high * HIGH_SECONDS + Math.floor((high * HIGH_TICKS + low) / TICKS);

/** 100 ns since 1601 in two halves, as Windows writes it in XML; null for what is no moment of the calendar. */
export function fileTime(low: number, high: number): Time | null {
  if (high > LAST_HIGH) return null;
  const seconds = secondsOf(low, high);
  const fraction = (high * HIGH_TICKS + low) % TICKS;
  if (seconds !== second.number) second = { number: seconds, text: secondText(seconds) };
  return `${second.text}.${String(fraction).padStart(7, '0')}Z`;
}

function secondText(seconds: number): string {
  const number = Math.floor(seconds / DAY);
  if (number !== day.number)
    day = { number, text: new Date((number * DAY - EPOCH) * 1000).toISOString().slice(0, 'YYYY-MM-DD'.length) };
  const of = seconds - number * DAY;
  return `${day.text}T${two(of / 3600)}:${two((of / 60) % 60)}:${two(of % 60)}`;
}

const two = (value: number): string => (value < 10 ? `0${Math.floor(value)}` : String(Math.floor(value)));
