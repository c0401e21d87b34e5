import type { EntryGetDataOptions, FileEntry, Reader } from '@zip.js/zip.js';
import { SourceError } from '../source-error';
import { ByteFeed } from './byte-feed';
import { crc32 } from './checksum';
import { inflate, type Checksum } from './inflate';
import type { Fit } from './passwords';
import { piped } from './piped';
import type { RandomAccess } from './random-access';
import { isHeaderOf, withDirectory, type Recovered } from './zip-recovery';
import { secretsOf, type Secret } from './zip-secrets';

/** A file in a zip archive. */
export interface ZipEntry {
  /** As it stands there, whatever it says: it is never a path on this machine. */
  name: string;
  /** Unpacked bytes as the archive tells it, for the report; nothing relies on it. */
  size: number;
  /** Where its header is in the archive, and how the name is written there. */
  offset: number;
  rawName: Uint8Array;
  /** Bytes in the archive. */
  packed: number;
  encrypted: boolean;
  fits(password: string): Promise<Fit>;
  /** Fails with a SourceError, after everything that could be unpacked. */
  open(password?: string): AsyncGenerator<Uint8Array>;
}

export interface ZipListing {
  entries: ZipEntry[];
  /** There were more, which are left out. */
  more: boolean;
  /** What is wrong with the table of contents, where files had to be found without it. */
  wrong: 'archive-cut-off' | 'archive-damaged' | null;
}

const STORED = 0;
const DEFLATED = 8;
/** Other ways of packing, by the names that people know. */
const METHODS: Record<number, string> = { 12: 'bzip2', 14: 'LZMA', 93: 'Zstandard', 95: 'xz', 98: 'PPMd' };
const BLOCK = 262_144;
/** A larger table of contents is no honest one: it is read in one piece. */
const LARGEST_READ = 67_108_864;

/** The library is loaded when there is an archive. */
const library = async () => {
  const zip = await import('@zip.js/zip.js');
  zip.configure({ useWebWorkers: false, chunkSize: BLOCK });
  return zip;
};
type Library = Awaited<ReturnType<typeof library>>;

/** What is in the archive. Throws a SourceError where nothing can be found in it. */
export async function listZip(bytes: RandomAccess, most: number): Promise<ZipListing> {
  const zip = await library();
  let listed: Entries = { entries: [], more: false };
  let misplaced = false;
  try {
    listed = await readEntries(zip, bytes, most);
    const there = await placed(listed.entries, bytes);
    misplaced = there.length < listed.entries.length;
    listed.entries = there;
    if (!misplaced) return { ...listed, wrong: null };
  } catch (error) {
    const known = understood(zip, error);
    if (known.reason !== 'archive-damaged') throw known;
  }
  const found = await withDirectory(bytes, most);
  if (found === null) throw new SourceError('archive-damaged');
  try {
    const { entries, more } = await readEntries(zip, found.bytes, most, found);
    const known = new Set(listed.entries.map(({ offset }) => offset));
    const all = [...listed.entries, ...entries.filter(({ offset }) => !known.has(offset))];
    return { entries: all, more: more || listed.more, wrong: misplaced ? 'archive-damaged' : 'archive-cut-off' };
  } catch (error) {
    throw understood(zip, error);
  }
}

type Entries = Pick<ZipListing, 'entries' | 'more'>;

/** Those that are where the table of contents says: in a copy with a piece missing the rest has moved. */
async function placed(entries: readonly ZipEntry[], bytes: RandomAccess): Promise<ZipEntry[]> {
  const there: ZipEntry[] = [];
  for (const entry of entries) if (await isHeaderOf(bytes, entry)) there.push(entry);
  return there;
}

async function readEntries(zip: Library, bytes: RandomAccess, most: number, found?: Recovered): Promise<Entries> {
  const archive = new zip.ZipReader(readerOf(zip, bytes), { strictness: 'tolerant' });
  const entries: ZipEntry[] = [];
  for await (const entry of archive.getEntriesGenerator()) {
    if (entry.directory) continue;
    if (entries.length === most) return { entries, more: true };
    entries.push(entryOf(zip, entry, found));
  }
  return { entries, more: false };
}

function readerOf(zip: Library, bytes: RandomAccess): Reader<null> {
  class AccessReader extends zip.Reader<null> {
    override size = bytes.size;
    override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
      // What can be found of its files without it is enough.
      if (length > LARGEST_READ) throw new Error('table of contents too large');
      return bytes.read(index, length);
    }
  }
  return new AccessReader(null);
}

function entryOf(zip: Library, entry: FileEntry, found?: Recovered): ZipEntry {
  const { filename, uncompressedSize, compressedSize, encrypted, zipCrypto, compressionMethod, crc32: crc } = entry;
  const cut = found?.cut.has(entry.offset) ?? false;
  // Where there is no checksum, the encryption has a better one of its own.
  const checked = !found?.unchecked.has(entry.offset) && !(encrypted && !zipCrypto && !crc);
  let key: Secret | null = null;

  async function opens(secret: Secret): Promise<boolean> {
    try {
      await entry.getData(new WritableStream(), { ...secret, checkPasswordOnly: true });
      return true;
    } catch (error) {
      if ((error as Error).message === zip.ERR_INVALID_PASSWORD) return false;
      throw understood(zip, error);
    }
  }

  async function* unpacked(secret: Secret | null): AsyncGenerator<Uint8Array> {
    const own = [STORED, DEFLATED].includes(compressionMethod);
    const raw = rawBytes(zip, entry, { passThrough: own ? ('compressed' as const) : false, ...secret });
    try {
      const sum = yield* compressionMethod === DEFLATED ? inflateAll(raw) : summed(raw);
      // Only a deflated file tells its own end.
      if (cut && compressionMethod !== DEFLATED) throw new SourceError('archive-cut-off');
      if (checked && sum.crc !== crc) throw new SourceError('archive-damaged', 'CRC');
    } catch (error) {
      throw understood(zip, error, { cut, method: compressionMethod });
    }
  }

  return {
    name: filename,
    offset: entry.offset,
    rawName: entry.rawFilename,
    size: uncompressedSize,
    packed: compressedSize,
    encrypted,
    fits: async (password) => {
      let fit: Fit = 'no';
      for (const secret of secretsOf(password)) {
        if (!(await opens(secret))) continue;
        key = secret;
        // The older encryption has one byte to tell a wrong password by: one of 256 gets past it.
        if (!zipCrypto || (await makesSense(unpacked(secret), compressionMethod))) return 'yes';
        fit = 'perhaps';
      }
      return fit;
    },
    open: (password) => unpacked(password ? (key ?? { password }) : null),
  };
}

/** Nothing that was decrypted with a wrong key can be unpacked this far. */
const SAMPLE = 4096;

/** What was not packed shows by its checksum alone that it is wrong. */
async function makesSense(contents: AsyncIterable<Uint8Array>, method: number): Promise<boolean> {
  let given = 0;
  try {
    for await (const chunk of contents) if ((given += chunk.length) >= SAMPLE && method !== STORED) break;
    return true;
  } catch (error) {
    if (error instanceof SourceError && NO_SENSE.includes(error.reason)) return false;
    throw error;
  }
}

const NO_SENSE: readonly string[] = ['archive-damaged', 'archive-cut-off'];

/**
 * What the library gives of a file. When it finds that an encrypted file was tampered with, it lets go of all that it has
 * in hand; so the rest is then read unchecked, for a damaged log says more than none, and the finding told at the end.
 */
async function* rawBytes(zip: Library, entry: FileEntry, options: EntryGetDataOptions): AsyncGenerator<Uint8Array> {
  let given = 0;
  try {
    for await (const chunk of piped((sink) => entry.getData(sink, options))) {
      given += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if ((error as Error).message !== zip.ERR_INVALID_AUTHENTICATION_CODE) throw error;
    for await (const chunk of piped((sink) => entry.getData(sink, { ...options, checkAuthenticationCode: false }))) {
      const known = Math.min(given, chunk.length);
      given -= known;
      if (known < chunk.length) yield chunk.subarray(known);
    }
    throw error;
  }
}

async function* inflateAll(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, Checksum> {
  const feed = new ByteFeed(chunks);
  try {
    return yield* inflate(feed);
  } finally {
    await feed.close();
  }
}

async function* summed(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, Checksum> {
  const sum = { crc: 0, size: 0 };
  for await (const chunk of chunks) {
    sum.crc = crc32(chunk, sum.crc);
    sum.size += chunk.length;
    yield chunk;
  }
  return sum;
}

/** An error of the library in the report's terms; those of the disk stay what they are. */
function understood(zip: Library, error: unknown, { cut = false, method = 0 } = {}): SourceError {
  if (error instanceof SourceError) return cut ? new SourceError('archive-cut-off') : error;
  const { message, code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && code.startsWith('E') && !code.startsWith('ERR_'))
    return new SourceError('read-interrupted', code);
  switch (message) {
    case zip.ERR_ENCRYPTED:
      return new SourceError('zip-password-missing');
    case zip.ERR_INVALID_PASSWORD:
      return new SourceError('zip-password-wrong');
    case zip.ERR_SPLIT_ZIP_FILE:
      return new SourceError('zip-split');
    case zip.ERR_UNSUPPORTED_COMPRESSION:
      return new SourceError('archive-method', METHODS[method] ?? String(method));
    case zip.ERR_UNSUPPORTED_ENCRYPTION:
    case zip.ERR_ENCRYPTED_CENTRAL_DIRECTORY:
      return new SourceError('archive-method', message);
    default:
      return new SourceError(cut ? 'archive-cut-off' : 'archive-damaged', message);
  }
}
