/** A log that is being written ends anywhere; this cuts from what has come what is whole. */

const END = '</Event>';
/** What does not end by then is no event. */
const LONGEST = 16 * 1024 * 1024;
const MARK = Uint8Array.of(0xff, 0xfe);

export class WholeEvents {
  private pending: Buffer = Buffer.alloc(0);
  /** Null: nothing has come yet. */
  private form: 'utf8' | 'utf16le' | null = null;
  /** Bytes of which an end was awaited in vain. */
  dropped = 0;

  /** Bytes that were handed in and not handed out. */
  get waiting(): number {
    return this.pending.length;
  }

  /** The events that are whole now, as bytes that a reader of logs takes; null: none. */
  push(bytes: Uint8Array): Uint8Array | null {
    this.pending = Buffer.concat([this.pending, bytes]);
    if (this.form === null && this.pending.length >= 2)
      this.form = this.pending[0] === 0xff || this.pending[1] === 0 ? 'utf16le' : 'utf8';
    const form = this.form ?? 'utf8';
    const end = Buffer.from(END, form);
    let at = this.pending.lastIndexOf(end);
    // In UTF-16 the bytes of an end could stand between two characters.
    while (form === 'utf16le' && at > 0 && at % 2 === 1) at = this.pending.lastIndexOf(end, at - 1);
    if (at < 0) {
      if (this.pending.length > LONGEST) this.drop();
      return null;
    }
    const whole = this.pending.subarray(0, at + end.length);
    this.pending = Buffer.from(this.pending.subarray(at + end.length));
    const isMarked = whole[0] === 0xff || form === 'utf8';
    return isMarked ? whole : Buffer.concat([MARK, whole]);
  }

  private drop(): void {
    const left = this.form === 'utf16le' ? this.pending.length % 2 : 0;
    this.dropped += this.pending.length - left;
    this.pending = Buffer.from(this.pending.subarray(this.pending.length - left));
  }
}
