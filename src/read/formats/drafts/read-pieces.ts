import type { FileReading, ReadBatch, ReadOptions } from '../../../model/record';
import { DecodedText } from '../../decoded-text';
import type { LogInput } from '../../format';
import { TextBuffer } from '../../text-buffer';
import { RecordBuilder, type FormHabits } from './record-builder';

/** Takes events out of the text that has been decoded so far, and drops what it has dealt with. */
export interface PieceReader {
  /** @param final no more text will come */
  read(pending: TextBuffer, final: boolean): void;
}

/** Reads a log that is text, piece by piece. */
export async function* readPieces(
  input: LogInput,
  options: ReadOptions,
  form: FormHabits & { format: string },
  readerFor: (builder: RecordBuilder) => PieceReader,
): AsyncGenerator<ReadBatch, FileReading> {
  const { name, stream } = input;
  const text = new DecodedText(input, options.encoding);
  const pending = new TextBuffer();
  const builder = new RecordBuilder(name, form, options);
  const reader = readerFor(builder);
  for await (const piece of text.pieces()) {
    pending.append(piece);
    reader.read(pending, false);
    yield builder.batch(piece.offset + piece.bytes);
  }
  reader.read(pending, true);
  const { failure } = stream;
  if (failure) builder.problem(failure.offset, 'read-interrupted', failure.code);
  yield builder.batch(stream.bytesRead, true);
  const { notes, ...result } = builder.result();
  return {
    name,
    format: form.format,
    encoding: text.encoding,
    bytes: stream.bytesRead,
    ...result,
    notes: [...text.notes(), ...notes],
  };
}
