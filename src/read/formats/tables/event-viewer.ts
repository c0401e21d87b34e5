import { eventIdOf, type Draft } from '../drafts/draft';
import { RowScanner } from './row-scanner';
import { parseStamp } from '../drafts/stamp';
import type { Table } from './table';

/** Level (or keywords), date and time, source, event id, task category; the message follows without a name. */
const COLUMNS = 5;
const [LEVEL, TIME, SOURCE, ID] = [0, 1, 2, 3] as const;
const DELIMITERS = [',', '\t', ';'];
const LONGEST_NAME = 60;
/** Alone in the file, only a header that is known by its words tells what it is. */
const ENGLISH = ['date and time', 'source', 'event id', 'task category'];

/**
 * CSV or text that Event Viewer has saved: five named columns in the language of the machine and a sixth without a name,
 * so it is known by its shape and read by position. null for anything else.
 * @param start the first lines of the file
 */
export function eventViewerTable(start: string): Table | null {
  const delimiter = DELIMITERS.find((one) => fits(start, one));
  if (delimiter === undefined) return null;
  const scan = new RowScanner(start, delimiter, true).scan(0);
  // The header as the whole file's encoding shows it comes first of all rows.
  let header = scan.kind === 'row' && draftOf(scan.cells) ? '' : null;
  return {
    format: delimiter === '\t' ? 'event-viewer-text' : 'event-viewer-csv',
    delimiter,
    utc: false,
    newestFirst: true,
    lost: ['data-boundaries'],
    beforeMessage: COLUMNS,
    isHeader: (cells) => cells.join('\n') === (header ??= cells.join('\n')) || isEnglish(cells),
    isWhole: (cells) => cells.length > COLUMNS && cells[COLUMNS] !== '',
    draft: draftOf,
  };
}

/** A header of names with a row behind it, or such a row at once. */
function fits(start: string, delimiter: string): boolean {
  const scanner = new RowScanner(start, delimiter, true);
  const first = scanner.scan(0);
  if (first.kind === 'row' && isEnglish(first.cells)) return true;
  if (isRow(start, 0, delimiter)) return true;
  return first.kind === 'row' && isHeader(first.cells) && isRow(start, first.end, delimiter);
}

/** Its message may go on beyond what is seen of the file. */
function isRow(start: string, at: number, delimiter: string): boolean {
  const scan = new RowScanner(start, delimiter, true).scan(at, COLUMNS);
  return scan.kind === 'row' && draftOf(scan.cells) !== null;
}

const isHeader = (cells: readonly string[]): boolean =>
  cells.length >= COLUMNS &&
  cells.length <= COLUMNS + 1 &&
  cells.slice(0, COLUMNS).every((name) => name.length > 0 && name.length <= LONGEST_NAME && !/[\d\n]/.test(name));

const isEnglish = (cells: readonly string[]): boolean =>
  cells.length >= COLUMNS && ENGLISH.every((name, i) => cells[i + 1]!.trim().toLowerCase() === name);

function draftOf(cells: readonly string[]): Draft | null {
  // A message with delimiters stands in quotes: more cells are two rows that damage has joined.
  if (cells.length < COLUMNS || cells.length > COLUMNS + 1) return null;
  const stamp = parseStamp(cells[TIME]!);
  const eventId = eventIdOf(cells[ID]!);
  const provider = cells[SOURCE]!;
  if (!stamp || eventId === null || provider.trim() === '') return null;
  return {
    provider,
    eventId,
    stamp,
    level: cells[LEVEL]!,
    recordId: '',
    computer: '',
    channel: '',
    content: () => ({ data: [], message: cells[COLUMNS] ?? '' }),
  };
}
