import type { LogFormat } from '../../format';
import { eventViewerTable } from './event-viewer';
import { firstLines } from '../drafts/first-lines';
import { missingColumns, namedTable } from './named-columns';
import { psLogListRows } from './ps-log-list-rows';
import { readPieces } from '../drafts/read-pieces';
import { refuse } from '../drafts/refuse';
import { RowReader } from './row-reader';
import type { Table } from './table';

const tableOf = (head: Uint8Array): Table | null => {
  const start = firstLines(head);
  return namedTable(start) ?? eventViewerTable(start) ?? psLogListRows(start);
};

/** Rows with delimiters: what PowerShell, Event Viewer, EvtxECmd and Azure Monitor save as CSV. */
export const tables: LogFormat = {
  name: 'tables',
  sniff: (head) => tableOf(head) !== null,
  read: (input, options) => {
    const table = tableOf(input.head)!;
    return readPieces(input, options, table, (builder) => new RowReader(table, builder));
  },
};

/** Tables of an event log from which too much was left out. */
export const incompleteTables: LogFormat = {
  name: 'incomplete-tables',
  sniff: (head) => missingColumns(firstLines(head)) !== null,
  read: (input) => refuse(input, 'columns-missing', missingColumns(firstLines(input.head))!.join(', ')),
};
