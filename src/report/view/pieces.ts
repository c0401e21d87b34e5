import type { Moment } from '../moment';

/** The small shapes that the sections of the view are made of: plain strings, not yet escaped for any syntax. */

/** How a thing feels: `bad` is broken, `caution` needs a look, `good` works, `plain` only informs. */
export type Tone = 'bad' | 'caution' | 'good' | 'plain';

/** What stands in a table or beside a name; a moment keeps its parts for the forms that can use them. */
export type Cell = string | Moment;

export const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

/** `code` marks what a person copies: ids, names, commands. */
export interface Fact {
  name: string;
  value: Cell;
  code?: boolean;
}

export interface Column {
  title: string;
  number?: boolean;
  code?: boolean;
  /** Where there is no room, the text is cut here: at its start where its end matters more (a path). */
  cut?: 'start' | 'end';
  /** Left out where there is no room for all columns. */
  minor?: boolean;
}

export interface Table {
  caption: string;
  columns: Column[];
  rows: Cell[][];
  /** Says how many rows are not listed, or null. */
  leftOut: string | null;
}

export interface TextList {
  heading: string;
  items: string[];
}

/** A list that is not drawn when it is empty. */
export const textLists = (...lists: TextList[]): TextList[] => lists.filter((list) => list.items.length > 0);

/** A hostile or filtered log can fill a table without end; so many rows are drawn. */
export const ROWS = 200;

/** Says how many rows beyond ROWS are left out, or null. */
export const moreRows = (count: (key: string, n: number) => string, total: number): string | null =>
  total > ROWS ? count('table.more', total - ROWS) : null;
