import type { FileReading, LogSource, ReadBatch, ReadOptions } from '../model/record';
import type { SourceStream } from './source-stream';

/** An opened log: `head` holds its first bytes, which `stream` gives once more. */
export interface LogInput {
  name: string;
  stream: SourceStream;
  head: Uint8Array;
  /** As that of the source. */
  crc32?: LogSource['crc32'];
}

/** One way in which event records are written down. */
export interface LogFormat {
  /** As the report names it. */
  name: string;
  /** True when these first bytes can begin such a file. */
  sniff(head: Uint8Array): boolean;
  read(input: LogInput, options: ReadOptions): AsyncGenerator<ReadBatch, FileReading>;
}
