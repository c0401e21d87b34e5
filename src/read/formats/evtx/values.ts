import type { Chunk } from './chunk';
import { Damaged } from './damaged';
import { fileTime } from './filetime';
import type { Value } from './nodes';

/** Set in the type of a value that is a list. */
export const ARRAY = 0x80;
export const NULL_TYPE = 0;
export const STRING = 1;
const ANSI = 2;
export const FILETIME = 17;
const SID = 19;
/** Unsigned, 64 bits. */
export const UINT64 = 10;
/** BinXML in a value. */
export const NESTED = 0x21;

type Format = (chunk: Chunk, at: number, size: number) => string;
interface ValueType {
  /** Bytes; null where a value can have any number. */
  size: number | null;
  format: Format;
}

const number = (size: number, read: (chunk: Chunk, at: number) => number): ValueType => ({
  size,
  format: (chunk, at) => String(read(chunk, at)),
});
/** Most 64-bit numbers are small, and big ones are slow. */
const big = (chunk: Chunk, at: number, radix: number): string =>
  chunk.u32(at + 4) === 0 ? chunk.u32(at).toString(radix) : chunk.data(at, 8).getBigUint64(0, true).toString(radix);
const hex = (chunk: Chunk, at: number, size: number): string =>
  `0x${size === 8 ? big(chunk, at, 16) : chunk.u32(at).toString(16)}`;
const pairs = (chunk: Chunk, at: number, size: number): string => {
  let text = '';
  for (let i = 0; i < size; i += 1)
    text += chunk
      .u8(at + i)
      .toString(16)
      .padStart(2, '0');
  return text;
};

/** Windows-1252 from 0x80 to 0x9f; all other bytes are the characters of their number. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const ansi = (chunk: Chunk, at: number, size: number): string =>
  String.fromCharCode(...chunk.bytes.subarray(at, at + size)).replace(
    /[\x80-\x9f]/g,
    (char) => WINDOWS[char.charCodeAt(0) - 0x80]!,
  );
/** Shortest decimal text that gives the same 32-bit number again. */
const shortest = (value: number): number => {
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
};

/** What is no finite number is written as the C runtime of Windows does it. */
const real = (value: number): string => {
  if (Number.isNaN(value)) return '-1.#IND';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  return sign + (Number.isFinite(value) ? String(Math.abs(value)) : '1.#INF');
};

const TYPES: Readonly<Record<number, ValueType>> = {
  [NULL_TYPE]: { size: null, format: () => '' },
  [STRING]: { size: null, format: (chunk, at, size) => untilNuls(chunk.text(at, size >> 1)) },
  [ANSI]: { size: null, format: (chunk, at, size) => untilNuls(ansi(chunk, at, size)) },
  3: number(1, (chunk, at) => (chunk.u8(at) << 24) >> 24),
  4: number(1, (chunk, at) => chunk.u8(at)),
  5: number(2, (chunk, at) => (chunk.u16(at) << 16) >> 16),
  6: number(2, (chunk, at) => chunk.u16(at)),
  7: number(4, (chunk, at) => chunk.u32(at) | 0),
  8: number(4, (chunk, at) => chunk.u32(at)),
  9: { size: 8, format: (chunk, at) => String(chunk.data(at, 8).getBigInt64(0, true)) },
  [UINT64]: { size: 8, format: (chunk, at) => big(chunk, at, 10) },
  11: { size: 4, format: (chunk, at) => real(shortest(chunk.data(at, 4).getFloat32(0, true))) },
  12: { size: 8, format: (chunk, at) => real(chunk.data(at, 8).getFloat64(0, true)) },
  13: { size: 4, format: (chunk, at) => (chunk.u32(at) === 0 ? 'false' : 'true') },
  14: { size: null, format: (chunk, at, size) => pairs(chunk, at, size).toUpperCase() },
  15: { size: 16, format: guid },
  16: { size: null, format: hex },
  [FILETIME]: { size: 8, format: (chunk, at) => fileTime(chunk.u32(at), chunk.u32(at + 4)) ?? '' },
  18: { size: 16, format: systemTime },
  [SID]: { size: null, format: sid },
  20: { size: 4, format: hex },
  21: { size: 8, format: hex },
};

/** A value as Windows writes it, before escaping; several of a list stand side by side. */
export function valueText(chunk: Chunk, { type, at, size }: Value): string {
  if (type & ARRAY) return itemTexts(chunk, { type, at, size }).join(' ');
  const known = typeOf(type);
  if (size === 0) return '';
  if (known.size !== null && known.size !== size) throw new Damaged('value');
  return known.format(chunk, at, size);
}

/** The items of a list; one without items is written as one that is empty. */
export function itemTexts(chunk: Chunk, { type: list, at, size }: Value): string[] {
  const type = list & ~ARRAY;
  if (type === STRING || type === ANSI) {
    const whole = type === STRING ? chunk.text(at, size >> 1) : ansi(chunk, at, size);
    const items = whole.split('\0');
    if (items.length > 1 && items.at(-1) === '') items.pop();
    return items;
  }
  const item = typeOf(type);
  const items: string[] = [];
  for (let left = size; left > 0;) {
    const from = at + size - left;
    const each = type === SID ? sidSize(chunk, from) : item.size;
    if (each === null || each > left) throw new Damaged('list');
    items.push(item.format(chunk, from, each));
    left -= each;
  }
  return size === 0 ? [''] : items;
}

function typeOf(type: number): ValueType {
  const known = TYPES[type];
  if (!known) throw new Damaged(`value type ${type}`);
  return known;
}

/** Some writers count the NUL that ends a text. */
function untilNuls(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}

function guid(chunk: Chunk, at: number): string {
  const four = chunk.u32(at).toString(16).padStart(8, '0');
  const [two, last] = [chunk.u16(at + 4), chunk.u16(at + 6)].map((part) => part.toString(16).padStart(4, '0'));
  const rest = pairs(chunk, at + 8, 8);
  return `{${four}-${two}-${last}-${rest.slice(0, 4)}-${rest.slice(4)}}`;
}

/** Year, month, weekday, day, hour, minute, second, millisecond. */
function systemTime(chunk: Chunk, at: number): string {
  const part = (index: number, digits: number): string => String(chunk.u16(at + index * 2)).padStart(digits, '0');
  return `${part(0, 4)}-${part(1, 2)}-${part(3, 2)}T${part(4, 2)}:${part(5, 2)}:${part(6, 2)}.${part(7, 3)}Z`;
}

const SID_HEAD = 8;
const SID_PART = 4;
const sidSize = (chunk: Chunk, at: number): number => SID_HEAD + chunk.u8(at + 1) * SID_PART;

/** Revision, number of parts, authority (big-endian; in hexadecimal where it needs more than 32 bits), parts. */
function sid(chunk: Chunk, at: number, size: number): string {
  if (size < sidSize(chunk, at)) throw new Damaged('value');
  const high = chunk.data(at, SID_HEAD).getUint16(2);
  const authority = high === 0 ? chunk.data(at, SID_HEAD).getUint32(4) : `0x${pairs(chunk, at + 2, 6)}`;
  const rest = Array.from({ length: chunk.u8(at + 1) }, (_, i) => `-${chunk.u32(at + SID_HEAD + i * SID_PART)}`);
  return `S-${chunk.u8(at)}-${authority}${rest.join('')}`;
}
