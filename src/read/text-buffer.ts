import type { TextPiece } from './decoded-text';

/** One stretch of the file inside the buffer: how its characters lie in the file's bytes. */
interface Stretch {
  /** Index of its first character, from the beginning of the buffer; negative once a part was dropped. */
  at: number;
  text: string;
  /** Offset in the file of the first character. */
  offset: number;
  /** Bytes of a character; null: as in UTF-8. */
  width: number | null;
}

/** Decoded text that is not done with yet, with the way back from its characters to the bytes of the file. */
export class TextBuffer {
  text = '';
  private stretches: Stretch[] = [];
  /** Where the last question was answered, so that many questions do not measure the same text again. */
  private known = { at: Number.NEGATIVE_INFINITY, offset: 0 };

  /** `encoding`: as `DecodedText` names it. */
  constructor(private readonly encoding: string) {}

  append({ text, offset, bytes }: TextPiece): void {
    const inUtf8 = Buffer.byteLength(text);
    const wide = this.encoding.startsWith('utf-16');
    // In a code page a character is a byte; what is no UTF-8 takes more bytes there than it has.
    const width = wide ? 2 : inUtf8 <= bytes ? null : 1;
    const mark = offset === 0 ? bytes - (width === null ? inUtf8 : text.length * width) : 0;
    this.stretches.push({ at: this.text.length, text, offset: offset + Math.max(0, mark), width });
    this.text += text;
  }

  /** Lets go of the first `length` characters. */
  drop(length: number): void {
    if (length === 0) return;
    this.text = this.text.slice(length);
    for (const stretch of this.stretches) stretch.at -= length;
    this.stretches = this.stretches.filter(
      ({ at, text }, i) => at + text.length > 0 || i === this.stretches.length - 1,
    );
    this.known = { at: this.known.at - length, offset: this.known.offset };
  }

  /** Offset in the file of the character at `index`; of DBCS code pages only nearly. */
  offset(index: number): number {
    const stretch = this.stretches.findLast(({ at }) => at <= index) ?? this.stretches[0];
    if (!stretch) return 0;
    if (stretch.width !== null) return stretch.offset + (index - stretch.at) * stretch.width;
    const from = this.known.at >= stretch.at && this.known.at <= index ? this.known : stretch;
    const offset = from.offset + Buffer.byteLength(stretch.text.slice(from.at - stretch.at, index - stretch.at));
    this.known = { at: index, offset };
    return offset;
  }
}
