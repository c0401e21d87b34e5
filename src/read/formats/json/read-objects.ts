import type { FileReading, ReadBatch, ReadOptions } from '../../../model/record';
import { DecodedText } from '../../decoded-text';
import type { LogInput } from '../../format';
import { TextBuffer } from '../../text-buffer';
import { ObjectReader, type ParseObject } from './object-reader';
import type { ObjectSink } from './splitter';

/** Objects of a file without lines are found without them, too. */
const LONGEST_LINE = 524_288;

/** What is peculiar to a format whose events are objects. */
export interface ObjectFormat {
  /** The name of the format; null: it depends on what the objects look like. */
  form: string | null;
  parse: ParseObject;
  splitter(buffer: TextBuffer, sink: ObjectSink): { split(final: boolean): void };
  /** The file is an export without a single event. */
  empty: boolean;
  /** So many characters at the beginning hold no event. */
  skip: number;
}

/** Reads a text whose events are objects, piece by piece. */
export async function* readObjects(
  input: LogInput,
  options: ReadOptions,
  format: ObjectFormat,
): AsyncGenerator<ReadBatch, FileReading> {
  const { name: file, stream } = input;
  const decoded = new DecodedText(input, options.encoding, LONGEST_LINE);
  const buffer = new TextBuffer();
  const reader = new ObjectReader(file, options, format.parse, format.form);
  const splitter = format.splitter(buffer, reader);
  let toSkip = format.skip;
  for await (const piece of decoded.pieces()) {
    buffer.append(piece);
    buffer.drop(toSkip);
    toSkip = 0;
    splitter.split(false);
    yield reader.take(piece.offset + piece.bytes);
  }
  splitter.split(true);
  const { collector } = reader;
  const { failure, bytesRead } = stream;
  const form = reader.form ?? (format.empty ? (format.form ?? 'json') : null);
  if (failure) collector.problem(failure.offset, 'read-interrupted', failure.code);
  else if (form === null) collector.problem(0, 'not-event-xml', null);
  yield reader.take(bytesRead);
  return {
    name: file,
    format: form ?? 'unknown',
    encoding: decoded.encoding,
    bytes: bytesRead,
    events: collector.events,
    problems: collector.problemCount,
    ...collector.activity.result(),
    notes: [...decoded.notes(), ...reader.notes()],
  };
}
