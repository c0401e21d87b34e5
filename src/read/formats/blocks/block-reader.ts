import type { TextBuffer } from '../../text-buffer';
import type { RecordBuilder } from '../drafts/record-builder';
import { LOOK_AHEAD, type BlockDraft, type BlockForm } from './block-form';

/** Characters; an event of Windows is much smaller. */
const LONGEST_BLOCK = 1_048_576;

/** Takes the events of a text, each of some lines, one after the other. */
export class BlockReader {
  /** How to read the event that the pending text begins with. */
  private begun: BlockDraft | null = null;
  /** So many lines of the pending text have been asked for. */
  private asked = 0;

  constructor(
    private readonly form: BlockForm,
    private readonly builder: RecordBuilder,
  ) {}

  /** @param final no more text will come */
  read(pending: TextBuffer, final: boolean): void {
    const written = pending.text.split('\n');
    const lines = written.map(trimmedEnd);
    // The last line may go on, and what a line begins is known some lines later.
    const known = final ? lines.length : lines.length - 1 - LOOK_AHEAD;
    let start = 0;
    let startAt = 0;
    let at = 0;
    for (let i = 0; i < known; i += 1) {
      const begun = i < this.asked ? null : this.form.begin(lines, i);
      if (begun) {
        this.take(lines.slice(start, i), pending.offset(startAt), false);
        if (this.form.hidden?.()) this.builder.problem(pending.offset(startAt), 'event-malformed', null);
        this.begun = begun;
        [start, startAt] = [i, at];
      }
      at += written[i]!.length + 1;
    }
    if (final) {
      this.take(lines.slice(start), pending.offset(startAt), true);
      return;
    }
    this.asked = Math.max(this.asked, known);
    if (pending.text.length - startAt > LONGEST_BLOCK) this.skip(pending, startAt, lines.length);
    else {
      // What comes before the first event is none.
      const [line, kept] = this.begun ? [start, startAt] : [Math.max(0, known), at];
      pending.drop(kept);
      this.asked -= line;
    }
  }

  /** @param lines of the pending text */
  private skip(pending: TextBuffer, startAt: number, lines: number): void {
    if (this.begun) this.builder.problem(pending.offset(startAt), 'event-too-large', null);
    this.begun = null;
    const kept = pending.text.lastIndexOf('\n') + 1;
    pending.drop(pending.text.length - kept > LONGEST_BLOCK ? pending.text.length : kept);
    this.asked = Math.max(0, this.asked - lines + 1);
  }

  private take(lines: readonly string[], offset: number, last: boolean): void {
    if (!this.begun) return;
    const length = lines.reduce((sum, line) => sum + line.length, 0);
    if (length > LONGEST_BLOCK) return this.builder.problem(offset, 'event-too-large', null);
    const draft = this.begun(lines);
    if (draft) this.builder.take(draft, offset);
    else this.builder.problem(offset, last ? 'event-truncated' : 'event-malformed', null);
  }
}

/** Without what stands before the line feed; some versions of wevtutil end their lines with NUL. */
export function trimmedEnd(line: string): string {
  let end = line.length;
  while (line[end - 1] === '\r' || line[end - 1] === '\0') end -= 1;
  return end === line.length ? line : line.slice(0, end);
}
