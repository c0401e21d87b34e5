/** Sizes and places in a binary log. All numbers are little-endian; offsets within a chunk count from its first byte. */

export const FILE_MAGIC = 'ElfFile\0';
export const CHUNK_MAGIC = 'ElfChnk\0';

/** Bytes of the file's header; chunks follow one another from there. */
export const FILE_HEADER = 4096;
export const CHUNK = 65_536;
/** Bytes of a chunk's header; records follow one another from there. */
export const CHUNK_HEADER = 512;

/** Flag in the headers of file and chunk: checksums were not written. */
export const NO_CHECKSUMS = 4;

/** Of the file's header, and of a chunk's: flags and checksum have the same place in both. */
export const HEADER = { flags: 120, checksum: 124, checked: 120 } as const;
/** Of the file's header: the log was in use when it was copied, so that the header is older than the chunks. */
export const DIRTY = 1;
export const CHUNK_COUNT = 42;
export const CHUNK_FIELD = {
  firstRecord: 8,
  lastRecord: 16,
  freeSpace: 48,
  dataChecksum: 52,
  tables: 128,
} as const;

/** What every record begins with. */
export const RECORD_MAGIC = 0x00002a2a;
export const RECORD_FIELD = { size: 4, id: 8, written: 16, content: 24 } as const;
/** Magic, size, id, time, and the size once more at the end. */
export const SMALLEST_RECORD = 28;
/** Bytes of the size at a record's end. */
export const SIZE_COPY = 4;

/** A template's definition: the next one, its id, its size, then as many bytes of BinXML. */
export const DEFINITION = { id: 4, size: 20, content: 24 } as const;
/** A name: the next one, hash, number of UTF-16 units; the text and a NUL follow. */
export const NAME = { length: 6, text: 8 } as const;
