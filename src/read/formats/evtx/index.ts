import type { FileReading, ReadBatch, ReadOptions } from '../../../model/record';
import type { LogFormat, LogInput } from '../../format';
import { Chunk } from './chunk';
import { type ChunkState, chunkState } from './chunk-state';
import { readFileHeader } from './file-header';
import { CHUNK, CHUNK_HEADER, CHUNK_MAGIC, FILE_MAGIC } from './layout';
import { Leftovers } from './leftovers';
import { beginsWith, isZero } from './magic';
import { nextMagic, type Piece, piecesOf } from './pieces';
import { type ChunkPlace, RecordReader } from './record-reader';

/** The binary log as Windows keeps it and Event Viewer saves it; also chunks of one without the file's header. */
export const evtx: LogFormat = {
  name: 'evtx',
  sniff: (head) => beginsWith(head, 0, FILE_MAGIC) || beginsWith(head, 0, CHUNK_MAGIC),
  read: readEvtx,
};

async function* readEvtx(
  { name: file, stream, crc32 }: LogInput,
  options: ReadOptions,
): AsyncGenerator<ReadBatch, FileReading> {
  const reader = new RecordReader(file, options);
  const leftovers = options.recover ? new Leftovers(reader) : null;
  let withoutChecksums = false;
  let blocks = 0;
  /** So many there must be, by the header. */
  let promised = 0;
  /** The last chunk, where it is not whole and nothing has been told of it: its empty end is missing, and all behind it. */
  let cutOff: ChunkPlace | null = null;
  let isLog = false;
  /** Where it is; told when a chunk follows, for else there is more to tell. */
  let damagedHeader: number | null = null;

  for await (const piece of piecesOf(stream)) {
    const { kind, offset } = piece;
    cutOff = null;
    if (kind === 'header') {
      const header = readFileHeader(piece.bytes);
      withoutChecksums = header.withoutChecksums;
      promised = header.chunks;
      isLog ||= header.intact;
      if (!header.intact) damagedHeader = offset;
    } else {
      blocks += 1;
      const place = { number: blocks, offset };
      if (kind === 'chunk') {
        const { chunk, state } = openChunk(piece, (each) => chunkState(each, withoutChecksums, crc32));
        piece.bytes = chunk.bytes;
        isLog ||= chunk.length >= CHUNK_HEADER;
        if (damagedHeader !== null) reader.problem(damagedHeader, 'log-header-damaged', null);
        damagedHeader = null;
        const before = reader.problemCount;
        const read = reader.chunk(chunk, state, place);
        if (chunk.length < CHUNK && reader.problemCount === before) cutOff = place;
        leftovers?.search(chunk, read, state.knowsEnd ? state.end : read);
      } else if (!isZero(piece.bytes)) {
        reader.problem(offset, 'chunk-unreadable', `chunk ${blocks}`);
        leftovers?.search(new Chunk(piece.bytes), 0, piece.bytes.length);
      }
    }
    yield reader.take(offset + piece.bytes.length);
  }

  const { failure, bytesRead: bytes } = stream;
  const result = reader.result();
  const recovered = leftovers?.fitting(result) ?? [];
  reader.records.push(...recovered);
  if (failure) reader.problem(failure.offset, 'read-interrupted', failure.code);
  else if (!isLog && recovered.length === 0) reader.problem(0, 'evtx', null);
  else if (cutOff || blocks < promised)
    reader.problem(cutOff?.offset ?? bytes, 'chunk-truncated', `chunk ${cutOff?.number ?? blocks + 1}`);
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

/** The chunk that a piece begins with: where bytes of a file are missing, the next one begins before the piece ends. */
function openChunk(
  { bytes, ahead }: Piece,
  stateOf: (chunk: Chunk) => ChunkState,
): { chunk: Chunk; state: ChunkState } {
  const chunk = new Chunk(bytes);
  const state = stateOf(chunk);
  const from = state.proven ? state.end : CHUNK_HEADER;
  const end = from < bytes.length ? nextMagic(ahead, from) : bytes.length;
  if (end >= bytes.length) return { chunk, state };
  const own = new Chunk(bytes.subarray(0, end));
  return { chunk: own, state: stateOf(own) };
}

function notes(file: string, replaced: number, recovered: number): FileReading['notes'] {
  return [
    ...(replaced > 0 ? [{ file, kind: 'characters-replaced', detail: String(replaced) } as const] : []),
    ...(recovered > 0 ? [{ file, kind: 'records-recovered', detail: String(recovered) } as const] : []),
  ];
}
