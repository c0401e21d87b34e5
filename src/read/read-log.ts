import type { FileReading, LogSource, ReadBatch, ReadOptions } from '../model/record';
import { formats } from './formats';
import { recognise } from './recognise';
import { SourceStream } from './source-stream';

/** So many bytes decide what a file is. */
const HEAD = 4096;

/**
 * Reads one log, whatever it is: hands on records and problems while it reads, and at the end what the file was. Never
 * throws for what is in the input; a file that gives nothing ends with one problem that says why.
 */
export async function* readLog(source: LogSource, options: ReadOptions): AsyncGenerator<ReadBatch, FileReading> {
  const stream = new SourceStream(source);
  try {
    const head = await stream.block(HEAD);
    const failed = stream.failure;
    if (failed && head.length === 0) {
      yield lost(source.name, 'not-readable', failed.code);
      return nothing(source.name, 0);
    }
    const format = formats.find(({ sniff }) => sniff(head));
    if (!format) {
      const { reason, detail } = recognise(head) ?? { reason: 'not-event-xml', detail: null };
      yield lost(source.name, reason, detail);
      return nothing(source.name, source.size ?? stream.bytesRead);
    }
    stream.unread(head);
    return yield* format.read({ name: source.name, stream, head }, options);
  } finally {
    await stream.close();
  }
}

const lost = (file: string, reason: ReadBatch['problems'][number]['reason'], detail: string | null): ReadBatch => ({
  records: [],
  problems: [{ file, offset: 0, reason, detail }],
  bytes: 0,
});

const nothing = (name: string, bytes: number): FileReading => ({
  name,
  format: 'unknown',
  encoding: null,
  bytes,
  events: 0,
  problems: 1,
  firstEvent: null,
  lastEvent: null,
  activity: [],
  notes: [],
});
