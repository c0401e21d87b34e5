import type { FileReading, ReadBatch, ReadOptions } from '../../../model/record';
import type { LogFormat, LogInput } from '../../format';
import { Chunk } from './chunk';
import { chunkState } from './chunk-state';
import { readFileHeader } from './file-header';
import { CHUNK_HEADER, CHUNK_MAGIC, FILE_MAGIC } from './layout';
import { Leftovers } from './leftovers';
import { beginsWith, isZero } from './magic';
import { piecesOf } from './pieces';
import { RecordReader } from './record-reader';

/** The binary log as Windows keeps it and Event Viewer saves it; also chunks of one without the file's header. */
export const evtx: LogFormat = {
  name: 'evtx',
  sniff: (head) => beginsWith(head, 0, FILE_MAGIC) || beginsWith(head, 0, CHUNK_MAGIC),
  read: readEvtx,
};

async function* readEvtx(
  { name: file, stream }: LogInput,
  options: ReadOptions,
): AsyncGenerator<ReadBatch, FileReading> {
  const reader = new RecordReader(file, options);
  const leftovers = options.recover ? new Leftovers(reader) : null;
  let withoutChecksums = false;
  let blocks = 0;
  let isLog = false;
  /** Where it is; told when a chunk follows, for else there is more to tell. */
  let damagedHeader: number | null = null;

  for await (const { kind, bytes, offset } of piecesOf(stream)) {
    if (kind === 'header') {
      const header = readFileHeader(bytes);
      withoutChecksums = header.withoutChecksums;
      isLog ||= header.intact;
      if (!header.intact) damagedHeader = offset;
    } else {
      blocks += 1;
      const chunk = new Chunk(bytes);
      const place = { number: blocks, offset };
      if (kind === 'chunk') {
        isLog ||= bytes.length >= CHUNK_HEADER;
        if (damagedHeader !== null) reader.problem(damagedHeader, 'log-header-damaged', null);
        damagedHeader = null;
        const state = chunkState(chunk, withoutChecksums);
        const read = reader.chunk(chunk, state, place);
        leftovers?.search(chunk, read, state.knowsEnd ? state.end : read);
      } else if (!isZero(bytes)) {
        reader.problem(offset, 'chunk-unreadable', `chunk ${blocks}`);
        leftovers?.search(chunk, 0, chunk.length);
      }
    }
    yield reader.take(offset + bytes.length);
  }

  const { failure, bytesRead: bytes } = stream;
  const result = reader.result();
  const recovered = leftovers?.fitting(result) ?? [];
  reader.records.push(...recovered);
  if (failure) reader.problem(failure.offset, 'read-interrupted', failure.code);
  else if (!isLog && recovered.length === 0) reader.problem(0, 'evtx', null);
  const { problemCount } = reader;
  yield reader.take(bytes);
  return {
    name: file,
    format: isLog || recovered.length > 0 ? 'evtx' : 'unknown',
    encoding: 'utf-16le',
    bytes,
    events: reader.events + recovered.length,
    problems: problemCount,
    ...result,
    notes: notes(file, reader.replacements.count, recovered.length),
  };
}

function notes(file: string, replaced: number, recovered: number): FileReading['notes'] {
  return [
    ...(replaced > 0 ? [{ file, kind: 'characters-replaced', detail: String(replaced) } as const] : []),
    ...(recovered > 0 ? [{ file, kind: 'records-recovered', detail: String(recovered) } as const] : []),
  ];
}
