import { twoDigits } from './head-code';
import { MINUTE_COUNT, MINUTE_SIZE, MINUTES } from './memory';
import type { Call, Program } from './program';
import * as w from './wasm';

const DATE = { century: 0, year: 2, month: 5, day: 8, hour: 11, minute: 14 } as const;
/** Of the calendar, which repeats itself after four centuries. */
const [ERA_YEARS, ERA_DAYS] = [400, 146_097];
/** From the first of March of the year 0 to 1970. */
const DAYS_TO_1970 = 719_468;

/** 1 when the time at `a` is later than that at `b`; both are written with `length` characters, 20 to 30. */
export const isLater = (program: Program): Call =>
  program.define('isLater', 3, (a, b, length, differ) => {
    const compare = (offset: w.Value): w.Code[] => {
      const [x, y] = [w.add(a, offset), w.add(b, offset)];
      const at = w.trailingZeros(differ);
      return [
        w.set(differ, w.xor(w.bits(w.isEach(w.load16x8(x), w.load16x8(y))), 0xffff)),
        w.when(differ, w.give(w.isAbove(w.load8(w.add(x, at)), w.load8(w.add(y, at))))),
      ];
    };
    return [...compare(0), ...compare(w.subtract(length, 16)), w.value(0)];
  });

/** 1 when two times are written in the same minute: their first 16 characters are the same. */
export const isSameMinute = (a: w.Value, b: w.Value): w.Code => w.allSet(w.isEach(w.load16x8(a), w.load16x8(b)));

/** Writes down the minute of the canonical time at an address. Years begin in March here, so that leap days end them. */
export const noteMinute = (program: Program): Call =>
  program.define('noteMinute', 1, (time, month, year, days, place) => {
    const part = (name: keyof typeof DATE): w.Code => twoDigits(time, DATE[name]);
    const isEarly = w.isBelow(month, 3);
    const count = w.load32(0, MINUTE_COUNT);
    // Of 153 days in five months, March has 31, April 30, and so on.
    const daysBeforeMonth = w.divide(w.add(w.multiply(w.add(month, w.choose(isEarly, 9, -3)), 153), 2), 5);
    const leapDays = w.add(w.subtract(w.divide(year, 4), w.divide(year, 100)), w.divide(year, 400));
    return [
      w.set(month, part('month')),
      // One era more keeps January of the year 0 above zero.
      w.set(year, w.add(w.add(w.multiply(part('century'), 100), part('year')), ERA_YEARS)),
      w.when(isEarly, w.set(year, w.subtract(year, 1))),
      w.set(days, w.add(w.multiply(year, 365), leapDays)),
      w.set(days, w.add(w.add(days, daysBeforeMonth), w.subtract(part('day'), 1))),
      w.set(place, w.add(MINUTES, w.multiply(count, MINUTE_SIZE))),
      w.store32(place, 0, w.subtract(days, ERA_DAYS + DAYS_TO_1970)),
      w.store32(place, 4, w.add(w.multiply(part('hour'), 60), part('minute'))),
      w.store32(0, MINUTE_COUNT, w.add(count, 1)),
      w.value(0),
    ];
  });
