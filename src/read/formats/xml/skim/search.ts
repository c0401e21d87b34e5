import type { Call, Program } from './program';
import { PAIRS, TEXT } from './memory';
import * as w from './wasm';

const byte = (character: string): number => character.charCodeAt(0);
const each = (value: number): w.Code => w.bytes16(Array(16).fill(value));
const quad = (text: string): number => Buffer.from(text).readInt32LE();

/**
 * Address of the next `<Event`, `</Event`, `<!`, `<?`, or `<` and NUL, which may begin an event in UTF-16. Some that it
 * finds are none of these in the end; none is missed.
 */
export const mark = (program: Program): Call =>
  program.define('mark', 1, (at, found, place) => {
    const next = (offset: number): w.Code => w.load16x8(at, offset);
    const is = (offset: number, character: string): w.Code => w.isEach(next(offset), each(byte(character)));
    const endsName = (offset: number): w.Code => w.isEachBelow(next(offset), each(byte('A')));
    const candidates = w.andEach(
      is(0, '<'),
      [
        is(1, '!'),
        is(1, '?'),
        is(1, '\0'),
        w.andEach(is(1, 'E'), endsName(6)),
        w.andEach(w.andEach(is(1, '/'), is(2, 'E')), endsName(7)),
      ].reduce((a, b) => w.orEach(a, b)),
    );
    const second = w.load8(place, 1);
    const isOther = w.or(
      w.and(w.is(second, byte('E')), w.isNot(w.load32(place, 2), quad('vent'))),
      w.and(w.is(second, byte('/')), w.isNot(w.load32(place, 3), quad('vent'))),
    );
    return [
      w.forever(
        w.set(found, w.bits(candidates)),
        w.repeatWhile(
          found,
          w.set(place, w.add(at, w.trailingZeros(found))),
          w.when(w.isZero(isOther), w.give(place)),
          w.set(found, w.and(found, w.subtract(found, 1))),
        ),
        w.set(at, w.add(at, 16)),
      ),
    ];
  });

/** Address of the next angle bracket or `other`. */
export const stop = (program: Program): Call =>
  program.define('stop', 2, (at, other, found) => {
    const is = (what: w.Code): w.Code => w.isEach(w.load16x8(at), what);
    return [
      w.forever(
        w.set(found, w.bits(w.orEach(w.orEach(is(each(byte('<'))), is(each(byte('>')))), is(w.splat(other))))),
        w.when(found, w.give(w.add(at, w.trailingZeros(found)))),
        w.set(at, w.add(at, 16)),
      ),
    ];
  });

/**
 * Makes one byte of each of `count` characters of UTF-16, 0xff of all above. 1 when one of two characters or U+4500 is
 * among them: so another encoding may show where events begin in it.
 */
export const narrow = (program: Program): Call =>
  program.define('narrow', 3, (count, one, other, i, suspect) => {
    const pairs = (offset: number): w.Code => w.load16x8(w.add(PAIRS, w.shiftLeft(i, 1)), offset);
    const low = (offset: number): w.Code => w.leastOfPairs(pairs(offset), w.splatPair(0xff));
    const isAny = (offset: number): w.Code =>
      [one, other, 0x4500]
        .map((unit) => w.isEachPair(pairs(offset), w.splatPair(unit!)))
        .reduce((a, b) => w.orEach(a, b));
    return [
      w.repeatWhile(
        w.isBelow(i, count),
        w.store16x8(w.add(TEXT, i), 0, w.narrowPairs(low(0), low(16))),
        w.set(suspect, w.or(suspect, w.anySet(w.orEach(isAny(0), isAny(16))))),
        w.set(i, w.add(i, 16)),
      ),
      w.value(suspect),
    ];
  });
