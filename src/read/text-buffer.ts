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

  append({ text, offset, bytes, width }: TextPiece): void {
    // No code page has a byte order mark.
    const mark =
      offset > 0 || width === 1 ? 0 : bytes - (width === null ? Buffer.byteLength(text) : text.length * width);
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
