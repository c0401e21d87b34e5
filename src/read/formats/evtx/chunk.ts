import { Damaged } from './damaged';
import { NAME } from './layout';
import { pooledText } from './text-pool';
import { utf16Text } from './utf16';

/** Longer names are none: XML names of Windows have a few dozen letters. */
const LONGEST_NAME = 1024;

/**
 * The bytes of one chunk, with names found so far. Everything in it refers to itself alone, so chunks can be read in any
 * order. Reading past the end throws Damaged.
 */
export class Chunk {
  private readonly view: DataView;
  private readonly names = new Map<number, string>();
  readonly length: number;

  /** `bytes` may be fewer than a chunk has, where the file was cut off. */
  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.length = bytes.length;
  }

  u8(at: number): number {
    this.within(at, 1);
    return this.bytes[at]!;
  }

  u16(at: number): number {
    this.within(at, 2);
    return this.view.getUint16(at, true);
  }

  u32(at: number): number {
    this.within(at, 4);
    return this.view.getUint32(at, true);
  }

  /** As `u32`, with a sign, of bytes that are known to be there. */
  word(at: number): number {
    return this.view.getInt32(at, true);
  }

  /** Exact up to 2^53. */
  u64(at: number): number {
    return this.u32(at) + this.u32(at + 4) * 2 ** 32;
  }

  /** For numbers that are read seldom: floats and 64-bit integers in full. */
  data(at: number, size: number): DataView {
    this.within(at, size);
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + at, size);
  }

  text(at: number, units: number): string {
    this.within(at, units * 2);
    return utf16Text(this.bytes, at, units);
  }

  /** As `text`, for one that comes again in many chunks. */
  pooled(at: number, units: number): string {
    this.within(at, units * 2);
    return pooledText(this.bytes, at, units);
  }

  /** True when `size` bytes at `at` are these. */
  holds(at: number, size: number, bytes: DataView): boolean {
    if (size !== bytes.byteLength) return false;
    this.within(at, size);
    const { view } = this;
    let i = 0;
    for (const last = size - 4; i <= last; i += 4)
      if (view.getInt32(at + i, true) !== bytes.getInt32(i, true)) return false;
    for (; i < size; i += 1) if (view.getUint8(at + i) !== bytes.getUint8(i)) return false;
    return true;
  }

  name(at: number): string {
    const known = this.names.get(at);
    if (known !== undefined) return known;
    const length = this.u16(at + NAME.length);
    if (length === 0 || length > LONGEST_NAME) throw new Damaged('name');
    const name = this.pooled(at + NAME.text, length);
    this.names.set(at, name);
    return name;
  }

  /** Bytes that a name takes where it is written. */
  nameSize(at: number): number {
    return NAME.text + this.u16(at + NAME.length) * 2 + 2;
  }

  private within(at: number, size: number): void {
    if (at + size > this.length) throw new Damaged('beyond the chunk');
  }
}
