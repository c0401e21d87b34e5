import { asLatin1, fromUtf16le, swapPairs, type ByteForm } from './encoding';

/** A stretch of a file as text, with the way back to bytes: `text[i]` stands at byte `base + i * unit` of the file. */
export class TextWindow {
  readonly text: string;
  readonly unit: 1 | 2;
  private readonly bytes: Uint8Array;

  /** `base` is the offset of `bytes` in the file. A last odd byte of UTF-16 is left for the next window. */
  constructor(
    bytes: Uint8Array,
    readonly base: number,
    readonly form: ByteForm,
  ) {
    this.unit = form === 'bytes' ? 1 : 2;
    const whole = bytes.subarray(0, bytes.length - (bytes.length % this.unit));
    this.bytes = form === 'utf-16be' ? swapPairs(whole) : whole;
    this.text = form === 'bytes' ? asLatin1(whole) : fromUtf16le(this.bytes);
  }

  /** Offset in the file of the character at `index`. */
  offset(index: number): number {
    return this.base + index * this.unit;
  }

  /** The bytes of a stretch; those of UTF-16 are little-endian, whatever the file's are. */
  slice(from: number, to: number): Uint8Array {
    return this.bytes.subarray(from * this.unit, to * this.unit);
  }
}
