import type { Catalog } from '../model/catalog';
import type { ClassifiedRecord } from '../model/event';
import type { FileReading, InputProblem, LogSource } from '../model/record';

/** What a thread is started with. */
export interface Setup {
  catalog: Catalog;
  options: { encoding?: string | undefined; inputTimeZone?: string | undefined; recover?: boolean | undefined };
}

/** To a thread: a file to read behind those that it has. */
export type Task = Omit<LogSource, 'open'>;

/** To a thread: so many packed bytes have been taken over, and it may send as many more. */
export type Taken = number;

/** From a thread, in the order of its tasks: some more of a file. */
export interface Part {
  /** Bytes of the file that have been read so far. */
  bytes: number;
  /** `Found`, as `v8.serialize` packs it; null: an archive, which is not read. */
  packed: Uint8Array | null;
  last: boolean;
}

/** What several batches of a file hold together; the catalog's entries of the events are left out. */
export interface Found {
  records: Omit<ClassifiedRecord, 'ref' | 'time'>[];
  problems: InputProblem[];
  bytes: number;
  /** At the end of the file. */
  reading: FileReading | null;
}
