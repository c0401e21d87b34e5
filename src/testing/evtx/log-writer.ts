import { crc32 } from '../../read/formats/evtx/crc32';
import { CHUNK, CHUNK_FIELD, FILE_HEADER, FILE_MAGIC, HEADER, NO_CHECKSUMS } from '../../read/formats/evtx/layout';
import { fileTimeOf } from './binxml';
import { ChunkWriter, type EvtxRecord } from './chunk-writer';
import { type BodyForm, bodyOf, type LogEvent } from './event-body';

export interface LogForm {
  form?: BodyForm;
  /** Copied while in use: the header knows of the first chunk alone. */
  dirty?: boolean;
  checksums?: boolean;
  /** Empty blocks at the end, as Windows sets them aside. */
  empty?: number;
  /** Begins a new chunk after so many records, though there is room for more. */
  perChunk?: number;
}

const DIRTY = 1;
const [MAJOR, MINOR] = [3, 1];
/** Of the file's header; the reader needs none of them. */
const FIELD = { lastChunk: 16, nextRecord: 24, size: 32, used: 128, version: 36, blockSize: 40, chunks: 42 } as const;

/** A log of these events, oldest first, as Windows writes it. */
export const logOf = (events: readonly LogEvent[], log: LogForm = {}): Uint8Array =>
  fileOf(
    [
      ...chunksOf(
        events.map((event, i) => recordOf(event, log.form ?? 'modern', i + 1)),
        log,
      ),
    ],
    log,
  );

/** `number`: that of the record in a collector's log; all others have the number of their event. */
export const recordOf = (event: LogEvent, form: BodyForm, number: number): EvtxRecord => ({
  id: BigInt(form === 'forwarded' ? number : event.recordId),
  written: fileTimeOf(event.time),
  body: bodyOf(event, form),
});

/** Fills chunk after chunk. Throws RangeError for a record that fits in none. */
export function* chunksOf(
  records: Iterable<EvtxRecord>,
  { checksums = true, perChunk = Infinity }: LogForm = {},
): Generator<Uint8Array> {
  let number = 1n;
  let chunk = new ChunkWriter(number);
  for (const record of records) {
    if (chunk.records < perChunk && chunk.add(record)) continue;
    number += BigInt(chunk.records);
    if (chunk.records > 0) yield chunk.finish({ checksums });
    chunk = new ChunkWriter(number);
    if (!chunk.add(record)) throw new RangeError('a record is larger than a chunk');
  }
  yield chunk.finish({ checksums });
}

export function fileOf(chunks: readonly Uint8Array[], log: LogForm = {}): Uint8Array {
  const bytes = new Uint8Array(FILE_HEADER + (chunks.length + (log.empty ?? 0)) * CHUNK);
  const last = new DataView(chunks.at(-1)!.buffer).getBigUint64(CHUNK_FIELD.lastRecord, true);
  bytes.set(fileHeader(log.dirty ? 1 : chunks.length, last + 1n, log));
  chunks.forEach((chunk, i) => bytes.set(chunk, FILE_HEADER + i * CHUNK));
  return bytes;
}

export function fileHeader(
  chunks: number,
  nextRecord: bigint,
  { dirty = false, checksums = true }: LogForm = {},
): Uint8Array {
  const bytes = new Uint8Array(FILE_HEADER);
  const view = new DataView(bytes.buffer);
  [...FILE_MAGIC].forEach((char, i) => (bytes[i] = char.charCodeAt(0)));
  view.setBigUint64(FIELD.lastChunk, BigInt(Math.max(0, chunks - 1)), true);
  view.setBigUint64(FIELD.nextRecord, nextRecord, true);
  view.setUint32(FIELD.size, FIELD.used, true);
  view.setUint16(FIELD.version, MINOR, true);
  view.setUint16(FIELD.version + 2, MAJOR, true);
  view.setUint16(FIELD.blockSize, FILE_HEADER, true);
  view.setUint16(FIELD.chunks, chunks & 0xffff, true);
  view.setUint32(HEADER.flags, (dirty ? DIRTY : 0) | (checksums ? 0 : NO_CHECKSUMS), true);
  if (checksums) view.setUint32(HEADER.checksum, crc32(bytes.subarray(0, HEADER.checked)), true);
  return bytes;
}
