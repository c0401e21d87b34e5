import { Chunk } from './chunk';
import { crc32 } from './crc32';
import { CHUNK_COUNT, DIRTY, FILE_HEADER, HEADER, NO_CHECKSUMS } from './layout';

interface FileHeader {
  intact: boolean;
  withoutChecksums: boolean;
  /** So many chunks there must be; 0 where the header does not know: that of a log in use is not to be believed. */
  chunks: number;
}

export function readFileHeader(bytes: Uint8Array): FileHeader {
  if (bytes.length < FILE_HEADER) return { intact: false, withoutChecksums: false, chunks: 0 };
  const header = new Chunk(bytes);
  const flags = header.u32(HEADER.flags);
  const withoutChecksums = (flags & NO_CHECKSUMS) !== 0;
  const isRight = crc32(bytes.subarray(0, HEADER.checked)) === header.u32(HEADER.checksum);
  return {
    intact: withoutChecksums || isRight,
    withoutChecksums,
    chunks: isRight && (flags & DIRTY) === 0 ? header.u16(CHUNK_COUNT) : 0,
  };
}
