import { columnsOf, draftOf, layoutOf, missingOf, REQUIRED, type Columns, type Layout } from '../drafts/layouts';
import { RowScanner } from './row-scanner';
import type { Table } from './table';

const DELIMITERS = [',', ';', '\t', '|'];

/** The table of a tool that names its columns in English; null where the first line names other things. */
export function namedTable(start: string): Table | null {
  for (const delimiter of DELIMITERS) {
    const names = headerNames(start, delimiter);
    const found = names && layoutOf(names);
    if (found) return tableOf(found.layout, found.columns, names, delimiter);
  }
  return null;
}

/** The columns that the table of an event log lacks to be read, as its tool names them; null for any other table. */
export function missingColumns(start: string): string[] | null {
  for (const delimiter of DELIMITERS) {
    const names = headerNames(start, delimiter);
    const missing = names && names.length > 1 ? missingOf(names) : null;
    if (missing) return missing;
  }
  return null;
}

function headerNames(start: string, delimiter: string): string[] | null {
  const scan = new RowScanner(start, delimiter, true).scan(0);
  return scan.kind === 'row' ? scan.cells.map((name) => name.trim().toLowerCase()) : null;
}

function tableOf(layout: Layout, first: Columns, names: readonly string[], delimiter: string): Table {
  let columns = first;
  let width = names.length;
  return {
    format: layout.format,
    delimiter,
    utc: layout.utc,
    newestFirst: layout.newestFirst,
    lost: layout.lost,
    beforeMessage: 0,
    isHeader(cells) {
      // Files joined together, perhaps with other columns.
      const found = columnsOf(
        layout,
        cells.map((name) => name.trim().toLowerCase()),
      );
      if (REQUIRED.some((field) => found[field] === undefined)) return false;
      [columns, width] = [found, cells.length];
      return true;
    },
    isWhole: (cells) => cells.length === width,
    draft(cells) {
      // Some programs leave out empty cells at the end; the last one that is there may be cut.
      const complete = cells.length === width || (cells.length < width && cells.length > lastOf(columns) + 1);
      return complete ? draftOf(cells, columns) : null;
    },
  };
}

const lastOf = (columns: Columns): number => Math.max(...Object.values(columns).map((at) => at ?? 0));
