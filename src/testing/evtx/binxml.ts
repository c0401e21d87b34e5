/** What is to be written as BinXML: the counterpart of the reader's nodes, made by hand. */

/** A piece of text, a reference to a character, or the place of a value. */
export type Part = string | Reference | Place;

/** The name of an entity, or the number of a UTF-16 unit. */
export interface Reference {
  to: string | number;
}

export interface Place {
  index: number;
  type: number;
  optional: boolean;
}

export interface Spec {
  name: string;
  attributes?: Readonly<Record<string, Part>>;
  content?: readonly (Spec | Part)[];
  /** Written `<name/>`. */
  closed?: boolean;
  /** Index of the value without which the element is left out. */
  needs?: number;
}

/** A template: equal keys are one template of a chunk. */
export interface Template {
  key: string;
  root: Spec;
}

/** A template with its values, or elements without any. */
export type Body = { template: Template; values: readonly Value[] } | { root: Spec };

/** Where bytes go; numbers are little-endian. */
export interface Out {
  readonly at: number;
  u8(value: number): void;
  u16(value: number): void;
  u32(value: number): void;
  u64(value: bigint): void;
  units(text: string): void;
  bytes(bytes: Uint8Array): void;
  /** BinXML to its end token. */
  fragment(body: Body): void;
}

export interface Value {
  type: number;
  write(out: Out): void;
}

export const TYPE = {
  null: 0,
  string: 1,
  uint8: 4,
  uint16: 6,
  uint32: 8,
  uint64: 10,
  binary: 14,
  guid: 15,
  filetime: 17,
  sid: 19,
  hex64: 21,
  nested: 0x21,
  strings: 0x81,
} as const;

export const place = (index: number, type: number): Place => ({ index, type, optional: true });

/** 100 ns from 1601 to 1970. */
const EPOCH = 116_444_736_000_000_000n;

export const value = {
  none: (): Value => ({ type: TYPE.null, write: () => undefined }),
  string: (text: string): Value => ({ type: TYPE.string, write: (out) => out.units(text) }),
  strings: (texts: readonly string[]): Value => ({
    type: TYPE.strings,
    write: (out) => out.units(texts.map((text) => `${text}\0`).join('')),
  }),
  uint8: (number: number): Value => ({ type: TYPE.uint8, write: (out) => out.u8(number) }),
  uint16: (number: number): Value => ({ type: TYPE.uint16, write: (out) => out.u16(number) }),
  uint32: (number: number): Value => ({ type: TYPE.uint32, write: (out) => out.u32(number) }),
  uint64: (number: bigint): Value => ({ type: TYPE.uint64, write: (out) => out.u64(number) }),
  hex64: (number: bigint): Value => ({ type: TYPE.hex64, write: (out) => out.u64(number) }),
  binary: (bytes: Uint8Array): Value => ({ type: TYPE.binary, write: (out) => out.bytes(bytes) }),
  /** Any type, for values of which Windows writes few. */
  raw: (type: number, bytes: Uint8Array): Value => ({ type, write: (out) => out.bytes(bytes) }),
  nested: (body: Body): Value => ({ type: TYPE.nested, write: (out) => out.fragment(body) }),
  filetime: (ticks: bigint): Value => ({ type: TYPE.filetime, write: (out) => out.u64(ticks) }),
  guid: (text: string): Value => ({ type: TYPE.guid, write: (out) => out.bytes(guidBytes(text)) }),
  sid: (text: string): Value => ({
    type: TYPE.sid,
    write: (out) => {
      const [revision, authority, ...rest] = text.split('-').slice(1).map(Number) as [number, number, ...number[]];
      [revision, rest.length, 0, 0, 0, 0, 0, authority].forEach((byte) => out.u8(byte));
      rest.forEach((part) => out.u32(part));
    },
  }),
};

export const fileTimeOf = ({ ms, ticks }: { ms: number; ticks: number }): bigint =>
  BigInt(ms) * 10_000n + BigInt(ticks) + EPOCH;

/** `{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}`: the first three groups are numbers. */
export function guidBytes(text: string): Uint8Array {
  const bytes = Uint8Array.from(text.replace(/[{}-]/g, '').match(/../g)!, (pair) => Number.parseInt(pair, 16));
  return Uint8Array.from([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15], (from) => bytes[from]!);
}
