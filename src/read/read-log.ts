import type { FileReading, InputProblem, LogSource, ProblemReason, ReadBatch, ReadOptions } from '../model/record';
import { formats } from './formats';
import { recognise } from './recognise';
import { SourceStream, type StreamFailure } from './source-stream';

/** So many bytes decide what a file is. */
const HEAD = 4096;

/**
 * Reads one log, whatever it is: hands on records and problems while it reads, and at the end what the file was. Never
 * throws for what is in the input; a file that gives nothing ends with one problem that says why, or, where nobody named
 * it, with a note that it was skipped.
 */
export async function* readLog(source: LogSource, options: ReadOptions): AsyncGenerator<ReadBatch, FileReading> {
  const stream = new SourceStream(source);
  let skipped = 0;
  try {
    const batches = readFound(source, stream, options);
    for (let step = await batches.next(); ; step = await batches.next()) {
      if (step.done) return finished(source, step.value, skipped);
      const problems = step.value.problems.filter((problem) => !isNoLog(source, problem));
      skipped += step.value.problems.length - problems.length;
      yield { ...step.value, problems: problems.map((problem) => explained(problem, stream.failure)) };
    }
  } finally {
    await stream.close();
  }
}

async function* readFound(
  source: LogSource,
  stream: SourceStream,
  options: ReadOptions,
): AsyncGenerator<ReadBatch, FileReading> {
  const { name } = source;
  const head = await stream.block(HEAD);
  const failed = stream.failure;
  if (failed && head.length === 0) {
    yield lost(name, failed.known?.reason ?? 'not-readable', failed.known ? failed.known.detail : failed.code);
    return nothing(name, 0);
  }
  const format = formats.find(({ sniff }) => sniff(head));
  if (!format) {
    const { reason, detail } = recognise(head) ?? { reason: 'not-event-xml', detail: null };
    yield lost(name, reason, detail);
    return nothing(name, source.size ?? stream.bytesRead);
  }
  stream.unread(head);
  const { crc32 } = source;
  return yield* format.read({ name, stream, head, ...(crc32 && { crc32 }) }, options);
}

/** In a folder or an archive lie pictures and letters too; only what a person named must be a log. */
const NO_LOG: readonly ProblemReason[] = ['not-event-xml', 'binary'];
const isNoLog = ({ within }: LogSource, { reason }: InputProblem): boolean =>
  within !== undefined && NO_LOG.includes(reason);

/** What broke a stream off, in the words of the one who knows. */
const explained = (problem: InputProblem, failure: StreamFailure | null): InputProblem =>
  problem.reason === 'read-interrupted' && failure?.known
    ? { ...problem, reason: failure.known.reason, detail: failure.known.detail }
    : problem;

function finished({ name, within, notes = [] }: LogSource, reading: FileReading, skipped: number): FileReading {
  const own = skipped > 0 && within !== undefined ? [skippedNote(within, name)] : [];
  return { ...reading, problems: reading.problems - skipped, notes: [...notes, ...own, ...reading.notes] };
}

/** `name` is the whole one; the note says it as it stands in the folder or archive. */
export const skippedNote = (within: string, name: string): FileReading['notes'][number] => ({
  file: within,
  kind: 'skipped',
  detail: name.startsWith(within) ? name.slice(within.length).replace(/^[/\\]/, '') : name,
});

const lost = (file: string, reason: ProblemReason, detail: string | null): ReadBatch => ({
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
