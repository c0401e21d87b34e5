import type { Chunk } from './chunk';
import { crc32 as ownCrc32 } from './crc32';
import { CHUNK_FIELD, CHUNK_HEADER, HEADER, NO_CHECKSUMS } from './layout';

/** What a chunk's header says, as far as it can be believed. */
export interface ChunkState {
  /** Where its records end; the end of the chunk where the header cannot be believed. */
  end: number;
  /** False where `end` is a guess, so that what follows the records is no sign of damage. */
  knowsEnd: boolean;
  /** How many records it should have; null where that is not known. */
  records: number | null;
  /** Its checksums are those of its bytes, or it has none. */
  intact: boolean;
  /** It has checksums, and they are those of its bytes. */
  proven: boolean;
}

/** More than the smallest records that fit. */
const MOST_RECORDS = 4096;

/** @param withoutChecksums the header of the file says that its chunks have none */
export function chunkState(chunk: Chunk, withoutChecksums: boolean, crc32 = ownCrc32): ChunkState {
  if (chunk.length < CHUNK_HEADER) return { end: 0, knowsEnd: true, records: null, intact: false, proven: false };
  const free = chunk.u32(CHUNK_FIELD.freeSpace);
  const plausible = free >= CHUNK_HEADER && free <= chunk.length;
  const unchecked = withoutChecksums || (chunk.u32(HEADER.flags) & NO_CHECKSUMS) !== 0;
  const { bytes } = chunk;
  const header =
    unchecked ||
    crc32(bytes.subarray(CHUNK_FIELD.tables, CHUNK_HEADER), crc32(bytes.subarray(0, HEADER.checked))) ===
      chunk.u32(HEADER.checksum);
  const data =
    plausible && (unchecked || crc32(bytes.subarray(CHUNK_HEADER, free)) === chunk.u32(CHUNK_FIELD.dataChecksum));
  const knowsEnd = plausible && (header || data);
  const records = chunk.u64(CHUNK_FIELD.lastRecord) - chunk.u64(CHUNK_FIELD.firstRecord) + 1;
  return {
    end: knowsEnd ? free : chunk.length,
    knowsEnd,
    records: header && records >= 0 && records <= MOST_RECORDS ? records : null,
    intact: header && data,
    proven: header && data && !unchecked,
  };
}
