import { asBuffer, asLatin1, fromUtf16le, swapPairs, type ByteForm } from './encoding';

/** A stretch of a file as text, with the way back to bytes: `text[i]` stands at byte `base + i * unit` of the file. */
export class TextWindow {
  readonly unit: 1 | 2;
  /** In characters. */
  readonly length: number;
  /** Those of UTF-16 are little-endian, whatever the file's are. */
  readonly bytes: Buffer;
  private made: string | null = null;

  /** `base` is the offset of `bytes` in the file. A last odd byte of UTF-16 is left for the next window. */
  constructor(
    bytes: Uint8Array,
    readonly base: number,
    readonly form: ByteForm,
  ) {
    this.unit = form === 'bytes' ? 1 : 2;
    const whole = bytes.subarray(0, bytes.length - (bytes.length % this.unit));
    this.bytes = form === 'utf-16be' ? swapPairs(whole) : asBuffer(whole);
    this.length = this.bytes.length / this.unit;
  }

  /** Made when it is first asked for: most of a log is passed without. */
  get text(): string {
    return (this.made ??= this.unit === 1 ? asLatin1(this.bytes) : fromUtf16le(this.bytes));
  }

  /** Offset in the file of the character at `index`. */
  offset(index: number): number {
    return this.base + index * this.unit;
  }

  /** The bytes of a stretch. */
  slice(from: number, to: number): Uint8Array {
    return this.bytes.subarray(from * this.unit, to * this.unit);
  }
}
