/** What a text holds in another writing: escaped for some syntax, or as base64 or hex. */

import { BoundedMap } from '../model/bounded-map';

export interface Decoded {
  text: string;
  /** The place in the text as it was written. */
  at(position: number): number;
}

const ESCAPE =
  /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));|%([0-9a-f]{2}(?:%[89a-f][0-9a-f])*)|\\u([0-9a-f]{4})|\\([^a-z0-9\s])|<u\+([0-9a-f]{4,6})>|([\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff])/gi;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const LAST_CODE_POINT = 0x10ffff;

/** What a text holds below one layer of escapes, and below two, as XML in XML has. */
export function layersOf(written: string): Decoded[] {
  const once = unescaped(written);
  const twice = once && unescaped(once.text);
  if (!once) return [];
  return twice ? [once, { text: twice.text, at: (position) => once.at(twice.at(position)) }] : [once];
}

/** Undoes one layer of HTML, URL, JSON and Markdown escapes, mixed as they may be, and leaves out what nobody sees; null where there is none. */
function unescaped(written: string): Decoded | null {
  const steps: { position: number; shift: number }[] = [];
  let shift = 0;
  const text = written.replace(ESCAPE, (whole: string, ...found: (string | number | undefined)[]) => {
    const made = character(found.slice(0, 8) as (string | undefined)[]) ?? whole;
    const offset = found[8] as number;
    shift += whole.length - made.length;
    if (made !== whole) steps.push({ position: offset + whole.length - shift, shift });
    return made;
  });
  if (steps.length === 0) return null;
  return { text, at: (position) => position + (last(steps, position)?.shift ?? 0) };
}

function character([decimal, hex, name, bytes, unit, mark, point, unseen]: (string | undefined)[]): string | null {
  if (unseen !== undefined) return '';
  if (name !== undefined) return ENTITIES[name.toLowerCase()]!;
  if (mark !== undefined) return mark;
  if (bytes !== undefined) return Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8');
  if (unit !== undefined) return String.fromCharCode(parseInt(unit, 16));
  const code = decimal === undefined ? parseInt((hex ?? point)!, 16) : Number(decimal);
  return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : null;
}

/** The last step at or before a position; steps are in order. */
function last<T extends { position: number }>(steps: readonly T[], position: number): T | undefined {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]!.position <= position) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1];
}

/** A stretch of bytes written as text. */
export interface Token {
  start: number;
  end: number;
  value: string;
  encoding: 'base64' | 'hex';
}

/** What a token may say. `plain` tells that it is nothing but text, so that a short hit in it is no accident. */
export interface Reading {
  text: string;
  plain: boolean;
}

// Ordinary words are in one case, and so are numbers; base64 of a name has letters of both.
const BASE64 = /(?<![A-Za-z0-9+/_-])(?=[a-z0-9+/_-]*[A-Z])(?=[A-Z0-9+/_-]*[a-z])[A-Za-z0-9+/_-]{8,}={0,2}/g;
const HEX = /(?:(?<![0-9A-Za-z-])|(?<=\b0x))(?:[0-9A-Fa-f]{2}){8,}(?![0-9A-Za-z-])/g;
/** A token that begins in mid-stream still decodes from one of these on. */
const BASE64_STARTS = [0, 1, 2, 3];
const NOT_PLAIN = /[^\t\n\r -~\u00a0-\u052f]/;

/** Every stretch that may be base64 or hex; of words in mixed case there are many, so remember what was read of each. */
export function* tokensIn(text: string): Generator<Token> {
  for (const [encoding, pattern] of [['base64', BASE64] as const, ['hex', HEX] as const])
    for (const { index, 0: value } of text.matchAll(pattern))
      yield { start: index, end: index + value.length, value, encoding };
}

/** Read as UTF-8 and as UTF-16LE, from each place where the bytes could begin. */
export function* readingsOf({ value, encoding }: Token): Generator<Reading> {
  const starts = encoding === 'hex' ? [value] : BASE64_STARTS.map((start) => value.slice(start));
  for (const bytes of starts.map((start) => Buffer.from(start, encoding)))
    for (const text of [bytes.toString('utf8'), bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')])
      yield { text, plain: !NOT_PLAIN.test(text) };
}

/** Answers for tokens, of which a log has the same ones over and over; bounded, since a log has no end. */
export class TokenMemory<T> {
  private readonly answers = new BoundedMap<string, T>(REMEMBERED);

  of(token: Token, find: () => T): T {
    const key = `${token.encoding} ${token.value}`;
    if (this.answers.has(key)) return this.answers.get(key)!;
    const answer = find();
    if (token.value.length <= LONGEST_REMEMBERED) this.answers.set(key, answer);
    return answer;
  }
}

const REMEMBERED = 100_000;
const LONGEST_REMEMBERED = 256;
