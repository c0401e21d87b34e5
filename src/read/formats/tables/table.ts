import type { Draft } from '../drafts/draft';
import type { FormHabits } from '../drafts/record-builder';

/** One recognised table: how its rows are cut and what their cells mean. Made anew for each file. */
export interface Table extends FormHabits {
  /** As the report names it. */
  format: string;
  delimiter: string;
  /** True for a header, or another line that is no event; a header also says how the rows behind it are to be read. */
  isHeader(cells: readonly string[]): boolean;
  /** null for what can be no row of this table: the way to find it again behind damage. */
  draft(cells: readonly string[]): Draft | null;
  /** False for a row at the end of the file that lacks what its program always writes; absent where that is not known. */
  isWhole?(cells: readonly string[]): boolean;
  /** So many cells stand before the message, which is the last; 0 where it is not, and a broken row tells nothing. */
  beforeMessage: number;
}
