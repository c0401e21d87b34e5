import { Chunk } from './chunk';
import { crc32 } from './crc32';
import { FILE_HEADER, HEADER, NO_CHECKSUMS } from './layout';

interface FileHeader {
  intact: boolean;
  withoutChecksums: boolean;
}

/** The number of chunks that it also gives is not to be believed, so nobody asks for it. */
export function readFileHeader(bytes: Uint8Array): FileHeader {
  if (bytes.length < FILE_HEADER) return { intact: false, withoutChecksums: false };
  const header = new Chunk(bytes);
  const withoutChecksums = (header.u32(HEADER.flags) & NO_CHECKSUMS) !== 0;
  const isRight = crc32(bytes.subarray(0, HEADER.checked)) === header.u32(HEADER.checksum);
  return { intact: withoutChecksums || isRight, withoutChecksums };
}
