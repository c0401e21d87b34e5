import { eventIdOf } from '../drafts/draft';
import { RowScanner } from './row-scanner';
import { parseStamp } from '../drafts/stamp';
import type { Table } from './table';

const [RECORD, LOG, SOURCE, TYPE, COMPUTER, TIME, ID, COLUMNS] = [0, 1, 2, 3, 4, 5, 6, 8] as const;
const DELIMITERS = [',', '\t', ';', '|'];
const TYPES = /^(?:INFORMATION|WARNING|ERROR|AUDIT SUCCESS|AUDIT FAILURE)$/;

/** What PsLogList writes with `-s`: no header, so it is known by the shape of its first row. null for anything else. */
export function psLogListRows(start: string): Table | null {
  for (const delimiter of DELIMITERS) {
    const table = tableOf(delimiter);
    const scan = new RowScanner(start, delimiter, true).scan(0, COLUMNS);
    if (scan.kind === 'row' && table.draft(scan.cells)) return table;
  }
  return null;
}

const tableOf = (delimiter: string): Table => ({
  format: 'psloglist-csv',
  delimiter,
  utc: false,
  newestFirst: true,
  lost: ['data-boundaries'],
  beforeMessage: COLUMNS,
  isHeader: () => false,
  draft(cells) {
    const stamp = parseStamp(cells[TIME] ?? '');
    const eventId = eventIdOf(cells[ID] ?? '');
    if (!stamp || eventId === null || !/^\d{1,20}$/.test(cells[RECORD]!) || !TYPES.test(cells[TYPE]!)) return null;
    return {
      provider: cells[SOURCE]!,
      eventId,
      stamp,
      level: cells[TYPE]!,
      recordId: cells[RECORD]!,
      computer: cells[COMPUTER]!,
      channel: cells[LOG]!,
      content: () => ({ data: [], message: cells.slice(COLUMNS).join(delimiter) }),
    };
  },
});
