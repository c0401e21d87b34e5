import type { Draft } from '../drafts/draft';
import type { FormHabits } from '../drafts/record-builder';

/** Lines behind the first of an event that may be looked at to know it as one. */
export const LOOK_AHEAD = 4;

/** The event of all lines up to the next; null when it has lost what makes it one. */
export type BlockDraft = (lines: readonly string[]) => Draft | null;

/** A form of export that gives each event some lines of text. Made anew for each file. */
export interface BlockForm extends FormHabits {
  /** As the report names it. */
  format: string;
  /** Events that damage has hidden, judging by what `begin` has last seen. */
  hidden?(): number;
  /** How to read the event that begins at this line, or null where none does; asked once for each line, in order. */
  begin(lines: readonly string[], at: number): BlockDraft | null;
}
