import { NEVER } from '../../../time-stamp';
import { HEAD_PARTS, headGrammar, type HeadPart, type Step } from '../head-grammar';
import { PART, PART_END } from './memory';
import type { Call, Program } from './program';
import * as w from './wasm';

/** Where a part of the last head begins, and the address behind its last byte. */
export const partStart = (name: HeadPart): w.Code => w.load32(0, PART[name]);
export const partEnd = (name: HeadPart): w.Code => w.load32(0, PART[name] + PART_END);

const byte = (character: string): number => character.charCodeAt(0);
const SPACES = [' ', '\t', '\r', '\n'];
const fail = w.give(0);
const demand = (condition: w.Value): w.Code => w.when(w.isZero(condition), fail);
const either = (...all: w.Code[]): w.Code => all.reduce((a, b) => w.or(a, b));
const both = (...all: w.Code[]): w.Code => all.reduce((a, b) => w.and(a, b));
/** 1 when a byte is white space. */
export const isSpaceByte = (value: w.Value): w.Code => either(...SPACES.map((space) => w.is(value, byte(space))));
const isAmong = (value: w.Value, least: number, most: number): w.Code =>
  w.isAtMost(w.subtract(value, least), most - least);
const isBetween = (value: w.Value, from: string, to: string): w.Code => isAmong(value, byte(from), byte(to));

/**
 * The grammar of a head as a function of the address at which one may begin: the address behind it, and its parts noted;
 * 0 when it has another form. It relies on an angle bracket behind the text.
 * @param stop finds the next angle bracket or a given byte
 */
export const headFunction = (program: Program, stop: Call): Call =>
  program.define('head', 1, (at, start, quote, month, day) => {
    const here = w.load8(at);
    const onward = (count: number): w.Code => w.set(at, w.add(at, count));
    const find = (other: w.Value): w.Code => w.set(at, stop(at, other));
    const isSpace = isSpaceByte(here);
    const skipSpace = w.repeatWhile(isSpace, onward(1));
    const isDigit = isBetween(here, '0', '9');
    const isLetter = either(isDigit, w.is(here, byte('_')), isBetween(w.or(here, 0x20), 'a', 'z'));
    const isQuote = either(w.is(quote, byte("'")), w.is(quote, byte('"')));
    const literal = (text: string): w.Code => [demand(stands(text, at)), onward(text.length)];

    function code(step: Step): w.Code {
      if ('is' in step) return literal(step.is);
      if ('space' in step) return [step.space === 'some' ? demand(isSpace) : [], skipSpace];
      if ('run' in step) return run(step.run === 'digits' ? isDigit : isLetter, step.least, step.most);
      if ('moment' in step) return moment();
      if ('maybe' in step) return maybe(step.maybe);
      if ('upTo' in step) return step.upTo === '<' ? find(byte('<')) : upToSlash();
      if ('part' in step)
        return [w.store32(0, PART[step.part], at), step.of.map(code), w.store32(0, PART[step.part] + PART_END, at)];
      const content = step.quoted === 'any' ? find(quote) : code(step.quoted);
      return [w.set(quote, here), demand(isQuote), onward(1), content, demand(w.is(here, quote)), onward(1)];
    }

    function maybe([first, ...rest]: readonly Step[]): w.Code {
      if (first && 'is' in first) return w.when(stands(first.is, at), onward(first.is.length), ...rest.map(code));
      return w.when(isSpace, skipSpace, ...rest.map(code));
    }

    function run(isWanted: w.Code, least: number, most: number): w.Code {
      const passed = w.subtract(at, start);
      return [w.set(start, at), w.repeatWhile(isWanted, onward(1)), demand(isAmong(passed, least, most))];
    }

    function upToSlash(): w.Code {
      const back = w.subtract(at, 1);
      const isSlash = both(w.is(w.load8(back), byte('/')), w.isAbove(at, start));
      return [w.set(start, at), find(byte('<')), w.when(isSlash, w.set(at, back))];
    }

    /** Digits and marks in their places, sixteen at once; then what `PLAIN_TIME` allows. */
    function moment(): w.Code {
      const sixteen = w.load16x8(at);
      const [lowest, highest] = [bytesOf('0000-00-00T00:00'), bytesOf('9999-19-39T29:59')];
      const number = (offset: number): w.Code => twoDigits(at, offset);
      const has31Days = w.and(w.xor(month, w.shiftRight(month, 3)), 1);
      return [
        demand(w.allSet(w.andEach(w.isEachAtLeast(sixteen, lowest), w.isEachAtMost(sixteen, highest)))),
        [w.set(month, number(5)), w.set(day, number(8))],
        demand(isAmong(month, 1, 12)),
        demand(
          either(isAmong(day, 1, 28), both(isAmong(day, 29, 30), w.isNot(month, 2)), both(w.is(day, 31), has31Days)),
        ),
        demand(w.isAtMost(number(11), 23)),
        demand(w.isZero(stands(NEVER, at))),
        onward(16),
        literal(':'),
        [demand(isBetween(here, '0', '5')), onward(1)],
        [demand(isDigit), onward(1)],
        w.when(w.is(here, byte('.')), onward(1), run(isDigit, 1, 9)),
        literal('Z'),
      ];
    }

    const forget = HEAD_PARTS.map((name) => w.store64(0, PART[name], w.long(0n)));
    return [forget, headGrammar.map(code), w.value(at)];
  });

/** The number that two digits at an address make. */
export const twoDigits = (at: w.Value, offset: number): w.Code =>
  w.subtract(w.add(w.multiply(w.load8(at, offset), 10), w.load8(at, offset + 1)), byte('0') * 11);

const bytesOf = (text: string): w.Code => w.bytes16([...Buffer.from(text)]);

/** True when `text` stands at an address. */
function stands(text: string, at: w.Value): w.Code {
  const bytes = Buffer.from(text);
  const pieces: w.Code[] = [];
  for (let i = 0; i < bytes.length;) {
    const left = bytes.length - i;
    const size = left >= 8 ? 8 : left >= 4 ? 4 : 1;
    if (size === 8) pieces.push(w.isLong(w.load64(at, i), w.long(bytes.readBigUInt64LE(i))));
    else if (size === 4) pieces.push(w.is(w.load32(at, i), bytes.readInt32LE(i)));
    else pieces.push(w.is(w.load8(at, i), bytes[i]!));
    i += size;
  }
  return both(...pieces);
}
