import type { LogSource } from '../../model/record';
import { crc32 } from './checksum';
import { CONTAINER_HEAD, containerKind } from '../recognise';
import { SourceError } from '../source-error';
import { gunzip } from './gzip';
import { Budget, DEEPEST, LIMITS, type Limits } from './limits';
import { naturalOrder } from './natural-order';
import { namesOf, skippedNotes, sortOut } from './likely';
import { Passwords } from './passwords';
import { peek } from './peek';
import type { RandomAccess } from './random-access';
import { spool } from './spool';
import { listZip, type ZipEntry, type ZipListing } from './zip';

const LONGEST_NAME = 300;

/** A source that may offer its bytes in any order; others are spooled where that is needed. */
export interface OpenableSource extends LogSource {
  openRandomly?(): Promise<RandomAccess>;
}

export interface UnpackSettings {
  passwords?: Passwords;
  limits?: Limits;
}

export interface Unpacking {
  /** One log after the other: each must be read, or left, before the next is asked for. */
  logs: AsyncGenerator<LogSource>;
  /** Bytes of the original inputs that have been read so far. */
  position(): number;
}

/**
 * The logs that the sources are or hold: archives are taken apart while they are read, in memory that does not grow with
 * them. What is wrong with an archive is said by a log of its name that cannot be opened.
 */
export function unpack(sources: readonly OpenableSource[], settings: UnpackSettings = {}): Unpacking {
  const { passwords = new Passwords(), limits = LIMITS } = settings;
  let before = 0;
  let within = 0;
  async function* logs(): AsyncGenerator<LogSource> {
    for (const source of sources) {
      const moved = (read: number): void => void (within = Math.max(within, Math.min(read, source.size ?? read)));
      const budget = new Budget(limits, () => source.size ?? within);
      yield* logsIn(source, { passwords, budget, moved, depth: 0 });
      before += source.size ?? within;
      within = 0;
    }
  }
  return { logs: logs(), position: () => before + within };
}

/** What an archive is unpacked with. `moved` is told how much of the packed bytes has been read. */
interface Surroundings {
  passwords: Passwords;
  budget: Budget;
  moved: (read: number) => void;
  depth: number;
}

async function* logsIn(source: OpenableSource, around: Surroundings): AsyncGenerator<LogSource> {
  const peeked = await peek(source, CONTAINER_HEAD);
  const { depth, budget, moved } = around;
  // The files of an archive are followed where the archive is read.
  const opened = depth === 0 ? { ...peeked.source, open: () => counted(peeked.source.open(), moved) } : peeked.source;
  try {
    const kind = containerKind(peeked.head);
    if (kind === null) yield { ...opened, crc32 };
    else if (depth === DEEPEST) yield broken(source, new SourceError('archive-nested'));
    else if (kind === 'gzip') yield* logsIn(gunzipped(opened, budget), { ...around, moved: still, depth: depth + 1 });
    else yield* logsInZip(source, opened, around);
  } finally {
    await peeked.close();
  }
}

const gunzipped = ({ open, ...source }: LogSource, budget: Budget): LogSource => ({
  ...source,
  size: null,
  open: () => budget.bounded(gunzip(open())),
});

const still = (): void => undefined;

async function* logsInZip(source: OpenableSource, opened: LogSource, around: Surroundings): AsyncGenerator<LogSource> {
  let bytes: RandomAccess | null = null;
  let failure: unknown = null;
  try {
    if (source.openRandomly) bytes = await source.openRandomly();
    else ({ bytes, failure } = await spool(opened.open()));
    yield* logsInListing(source, bytes, failure, around);
  } catch (error) {
    // What broke an archive off in the middle explains best why nothing can be found in it.
    yield broken(source, failure ?? error);
  } finally {
    await bytes?.close();
  }
}

async function* logsInListing(
  source: OpenableSource,
  bytes: RandomAccess,
  failure: unknown,
  around: Surroundings,
): AsyncGenerator<LogSource> {
  const { name } = source;
  const progress = new EntryProgress(source.openRandomly ? around.moved : still);
  const listing = await listZip(progress.follow(bytes), around.budget.limits.entries);
  const { logs, others, litter } = sortOut(listing.entries, nameOf);
  const wrong = failure ?? wrongWith(listing, [...others, ...litter], logs.length);
  const notes = skippedNotes(name, others.map(nameOf));
  if (wrong) yield { ...broken(source, wrong), notes: notes.splice(0) };

  const taken = new Set<string>();
  for (const entry of logs.sort((a, b) => naturalOrder(nameOf(a), nameOf(b)))) {
    progress.begin(entry);
    const log: OpenableSource = {
      name: unique(`${name}/${nameOf(entry)}`, taken),
      size: entry.size,
      within: name,
      notes: notes.splice(0),
      open: () => around.budget.bounded(openEntry(entry, name, around.passwords)),
    };
    yield* logsIn(log, { ...around, depth: around.depth + 1 });
  }
}

async function* openEntry(entry: ZipEntry, archive: string, passwords: Passwords): AsyncGenerator<Uint8Array> {
  if (!entry.encrypted) return yield* entry.open();
  yield* entry.open(await passwords.find(archive, entry.fits));
}

function wrongWith({ entries, more, wrong }: ZipListing, rest: ZipEntry[], logs: number): SourceError | null {
  if (more) return new SourceError('archive-entries', String(entries.length));
  if (wrong) return new SourceError(wrong, String(entries.length));
  return logs === 0 ? new SourceError('archive-empty', namesOf(rest.map(nameOf))) : null;
}

/** A source whose archive is at fault: all that it has is the reason. */
const broken = ({ name, within }: LogSource, error: unknown): LogSource => ({
  name,
  size: null,
  ...(within === undefined ? {} : { within }),
  // eslint-disable-next-line require-yield
  async *open() {
    throw error;
  },
});

/** Archives made on Windows may have its slashes. */
const nameOf = ({ name }: ZipEntry): string => {
  const plain = name.replaceAll('\\', '/');
  return plain.length > LONGEST_NAME ? `${plain.slice(0, LONGEST_NAME)}…` : plain;
};

/** An archive may hold a name twice; a report tells files by their names. */
function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${name} (${n})`;
  taken.add(free);
  return free;
}

async function* counted(chunks: AsyncIterable<Uint8Array>, moved: (read: number) => void): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of chunks) {
    moved((read += chunk.length));
    yield chunk;
  }
}

/** Says where in an archive the reading is, by the packed bytes of its files, whatever their order. */
class EntryProgress {
  private passed = 0;
  private packed = 0;
  private read = 0;

  constructor(private readonly moved: (read: number) => void) {}

  begin(entry: ZipEntry): void {
    this.passed += this.packed;
    this.packed = entry.packed;
    this.read = 0;
  }

  follow(bytes: RandomAccess): RandomAccess {
    const read = async (offset: number, length: number): Promise<Uint8Array> => {
      this.read += length;
      this.moved(this.passed + Math.min(this.read, this.packed));
      return bytes.read(offset, length);
    };
    return { size: bytes.size, read, close: () => bytes.close() };
  }
}
