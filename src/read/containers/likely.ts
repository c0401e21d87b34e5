import type { LogSource } from '../../model/record';
import { skippedNote } from '../read-log';

/** Endings under which logs are handed over, those that cannot be read among them: whoever names a folder is to be told. */
const LOG_ENDINGS = new Set(
  '.xml .txt .log .out .evtx .evt .csv .tsv .json .jsonl .ndjson .clixml .zip .gz .tgz .tar .7z .cab .bz2 .xz .zst .rar'.split(
    ' ',
  ),
);
/** What systems leave in folders and archives, and no person put there. */
const LITTER = /(?:^|[/\\])(?:\.[^./\\]|__MACOSX(?:[/\\]|$)|desktop\.ini$|thumbs\.db$)|\.mta$/i;
const ENDING = /\.[^./\\]+$/;
/** So many names are enough to show what a folder without logs has instead. */
const NAMED = 5;

interface Sorted<T> {
  logs: T[];
  others: T[];
  litter: T[];
}

/** Parts what could be logs, by their names, from what is none. */
export function sortOut<T>(items: readonly T[], nameOf: (item: T) => string): Sorted<T> {
  const sorted: Sorted<T> = { logs: [], others: [], litter: [] };
  for (const item of items) {
    const name = nameOf(item);
    if (LITTER.test(name)) sorted.litter.push(item);
    else (couldBeLog(name) ? sorted.logs : sorted.others).push(item);
  }
  return sorted;
}

const couldBeLog = (name: string): boolean => {
  const ending = ENDING.exec(name)?.[0].toLowerCase();
  return ending === undefined || LOG_ENDINGS.has(ending);
};

/** A few names of what there is instead of logs, as the detail of a problem; null where there is nothing at all. */
export function namesOf(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  return names.slice(0, NAMED).join(', ') + (names.length > NAMED ? `, … (${names.length})` : '');
}

export const skippedNotes = (within: string, others: readonly string[]): NonNullable<LogSource['notes']> =>
  others.map((name) => skippedNote(within, name));
