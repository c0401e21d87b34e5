import type { RandomAccess } from './random-access';
import { directoryOf, type FoundEntry } from './zip-directory';

const LOCAL = Buffer.from('PK\x03\x04', 'latin1');
const DIRECTORY = Buffer.from('PK\x01\x02', 'latin1');
const DESCRIPTOR = 0x08074b50;
const HEADER = 30;
const HAS_DESCRIPTOR = 8;
/** Bytes that stand behind the data of a file and say its sizes. */
const LONGEST_DESCRIPTOR = 24;
const ZIP64_EXTRA = 1;
const IN_EXTRA = 0xffffffff;
/** Methods and versions that occur; anything else is no header but data that looks like one. */
const METHODS = new Set([0, 8, 9, 12, 14, 93, 95, 98, 99]);
const NEWEST_VERSION = 63;
const LONGEST_NAME = 4096;
const BLOCK = 1_048_576;
const MOST_MARKS = 200_000;

/** An archive with a table of contents that was made from the headers before its files. */
export interface Recovered {
  bytes: RandomAccess;
  /** Offsets of files that end with the archive before their own end. */
  cut: ReadonlySet<number>;
  /** Offsets of files whose checksum is not known. */
  unchecked: ReadonlySet<number>;
}

/** Finds the files of an archive whose table of contents is missing, in one pass over it; null where there are none. */
export async function withDirectory(bytes: RandomAccess, most: number): Promise<Recovered | null> {
  const entries: FoundEntry[] = [];
  const cut = new Set<number>();
  const unchecked = new Set<number>();
  const search = new Search(bytes);
  const nextHeader = (from: number): Promise<number> =>
    search.next(LOCAL, from, async (at) => (await readHeader(bytes, at)) !== null);
  // One more than may be read, so that those who read notice.
  for (let at = await nextHeader(0); at >= 0 && entries.length <= most;) {
    const { entry, sized } = (await readHeader(bytes, at))!;
    const data = at + HEADER + entry.name.length + entry.localExtra;
    const trusted = sized && (await endsHere(bytes, data + entry.packed));
    const next = await nextHeader(trusted ? data + entry.packed : data);
    if (!sized) {
      const directory = next < 0 ? await search.next(DIRECTORY, data, async () => true) : -1;
      const end = Math.max(next, directory);
      const whole = await measured(bytes, entry, data, end < 0 ? bytes.size : end);
      if (!whole) unchecked.add(at);
      if (!whole && end < 0) cut.add(at);
    }
    // Where a piece of it is missing, it ends where the next one begins.
    const end = trusted || next < 0 ? bytes.size : next;
    if (data + entry.packed > end) {
      entry.packed = Math.max(0, end - data);
      cut.add(at);
    }
    entries.push(entry);
    at = next;
  }
  return entries.length === 0 ? null : { bytes: joined(bytes, directoryOf(entries, bytes.size)), cut, unchecked };
}

/** True when the header of this file is where it is said to be. */
export async function isHeaderOf(
  bytes: RandomAccess,
  { offset, rawName }: { offset: number; rawName: Uint8Array },
): Promise<boolean> {
  const header = Buffer.from(await bytes.read(offset, HEADER + rawName.length));
  return header.indexOf(LOCAL) === 0 && header.subarray(HEADER).equals(rawName);
}

/** True where the archive ends, or goes on as it does behind a file. */
async function endsHere(bytes: RandomAccess, at: number): Promise<boolean> {
  if (at >= bytes.size) return at === bytes.size;
  const behind = Buffer.from(await bytes.read(at, LONGEST_DESCRIPTOR + LOCAL.length));
  return [LOCAL, DIRECTORY].some((mark) => behind.includes(mark));
}

/** Looks for marks in the bytes, so many of them at most: a hostile archive could be nothing but marks. */
class Search {
  private left = MOST_MARKS;

  constructor(private readonly bytes: RandomAccess) {}

  /** Offset of the next mark that `counts`, or -1. */
  async next(mark: Buffer, from: number, counts: (at: number) => Promise<boolean>): Promise<number> {
    for (let base = from; base < this.bytes.size; base += BLOCK) {
      const block = Buffer.from(await this.bytes.read(base, BLOCK + mark.length - 1));
      for (let at = block.indexOf(mark); at >= 0 && this.left > 0; at = block.indexOf(mark, at + 1)) {
        this.left -= 1;
        if (await counts(base + at)) return base + at;
      }
    }
    return -1;
  }
}

/** `sized`: the header says how long the data is, else it is said behind them. null where this is no header. */
async function readHeader(bytes: RandomAccess, at: number): Promise<{ entry: FoundEntry; sized: boolean } | null> {
  const header = Buffer.from(await bytes.read(at, HEADER));
  if (header.length < HEADER || header.indexOf(LOCAL) !== 0) return null;
  const [version, flags, method] = [4, 6, 8].map((offset) => header.readUInt16LE(offset)) as [number, number, number];
  const nameLength = header.readUInt16LE(26);
  const extraLength = header.readUInt16LE(28);
  if ((version & 0xff) > NEWEST_VERSION || !METHODS.has(method) || nameLength === 0 || nameLength > LONGEST_NAME)
    return null;
  const rest = Buffer.from(await bytes.read(at + HEADER, nameLength + extraLength));
  if (rest.length < nameLength + extraLength) return null;
  const { large, others } = readExtra(rest.subarray(nameLength));
  const size = header.readUInt32LE(22);
  const packed = header.readUInt32LE(18);
  const entry: FoundEntry = {
    offset: at,
    /** From the version to the time: the same in the table of contents. */
    fields: header.subarray(4, 14),
    crc: header.readUInt32LE(14),
    packed: packed === IN_EXTRA && large ? large.packed : packed,
    size: size === IN_EXTRA && large ? large.size : size,
    name: rest.subarray(0, nameLength),
    localExtra: extraLength,
    extra: others,
  };
  return { entry, sized: (flags & HAS_DESCRIPTOR) === 0 || entry.packed > 0 };
}

interface Extra {
  large: { size: number; packed: number } | null;
  /** All but the sizes. */
  others: Buffer;
}

function readExtra(extra: Buffer): Extra {
  let large: Extra['large'] = null;
  const others: Buffer[] = [];
  for (let at = 0; at + 4 <= extra.length;) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    const field = extra.subarray(at, end);
    if (end > extra.length) break;
    if (extra.readUInt16LE(at) !== ZIP64_EXTRA) others.push(field);
    else if (field.length >= 20) large = { size: readUInt64(field, 4), packed: readUInt64(field, 12) };
    at = end;
  }
  return { large, others: Buffer.concat(others) };
}

const readUInt64 = (bytes: Buffer, at: number): number => Number(bytes.readBigUInt64LE(at));

/**
 * Fills in size and checksum of a file that has them behind its data, somewhere before `end`. Without them all up to `end`
 * is taken for its data, and the answer is false.
 */
async function measured(bytes: RandomAccess, entry: FoundEntry, data: number, end: number): Promise<boolean> {
  for (const [wide, signed] of [
    [false, true],
    [true, true],
    [false, false],
    [true, false],
  ]) {
    const length = (wide ? 20 : 12) + (signed ? 4 : 0);
    const tail = Buffer.from(await bytes.read(Math.max(data, end - length), length));
    if (tail.length < length || (signed && tail.readUInt32LE(0) !== DESCRIPTOR)) continue;
    const fields = signed ? tail.subarray(4) : tail;
    const packed = wide ? readUInt64(fields, 4) : fields.readUInt32LE(4);
    if (packed !== end - length - data) continue;
    const size = wide ? readUInt64(fields, 12) : fields.readUInt32LE(8);
    Object.assign(entry, { crc: fields.readUInt32LE(0), packed, size });
    return true;
  }
  Object.assign(entry, { packed: end - data, size: end - data });
  return false;
}

/** The bytes with others behind them. */
const joined = (bytes: RandomAccess, behind: Uint8Array): RandomAccess => ({
  size: bytes.size + behind.length,
  async read(offset, length) {
    const first =
      offset < bytes.size ? await bytes.read(offset, Math.min(length, bytes.size - offset)) : Buffer.alloc(0);
    const from = Math.max(0, offset - bytes.size);
    return Buffer.concat([first, behind.subarray(from, from + length - first.length)]);
  },
  close: () => bytes.close(),
});
