import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { UserError } from '../errors';
import type { EventRecord, LogSource, ReadOptions } from '../model/record';
import type { Machine } from './machine';
import { readLog } from '../read';
import { WholeEvents } from '../watch';
import type { Arrival, Feed, Note, Position } from './watch-feed';

const POLL_MS = 1_000;
/** Bytes that are read in one go. */
const BLOCK = 4 * 1024 * 1024;

export interface FollowSettings {
  path: string;
  options: ReadOptions;
  pause: (ms: number) => Promise<void>;
  from: Extract<Position, { kind: 'file' }> | null;
  /** What is there already is news too. */
  replay: boolean;
}

/** A file of event XML that grows; one that is replaced or emptied is read from its beginning. */
export class FollowedFile implements Feed {
  private whole = new WholeEvents();
  private offset = 0;
  private identity = '';

  constructor(private readonly settings: FollowSettings) {}

  position(): Position {
    // What was cut off in the middle of an event is read again.
    const offset = this.offset - this.whole.waiting;
    return { kind: 'file', path: this.settings.path, offset, identity: this.identity };
  }

  async *arrivals(): AsyncGenerator<Arrival> {
    const { path, from, pause, replay } = this.settings;
    let knownUpTo: number | null = null;
    let isAwaited = false;
    for (;;) {
      const file = await this.open();
      try {
        const notes: Note[] = [];
        if (!file && !isAwaited) notes.push({ id: 'file-awaited', values: { file: path } });
        isAwaited = !file;
        const found = await file?.stat({ bigint: true });
        if (found) {
          const identity = `${found.dev}-${found.ino}`;
          const size = Number(found.size);
          if (knownUpTo === null) {
            const isSame = from !== null && from.identity === identity && from.offset <= size;
            if (from && !isSame) notes.push({ id: 'file-restarted', values: { file: path } });
            knownUpTo = from ? (isSame ? from.offset : 0) : replay ? 0 : size;
          } else if (this.identity !== '' && (identity !== this.identity || size < this.offset)) {
            notes.push({ id: 'file-restarted', values: { file: path } });
            this.whole = new WholeEvents();
            [this.offset, knownUpTo] = [0, 0];
          }
          this.identity = identity;
        } else if (from === null) knownUpTo ??= 0;
        const known = file !== null && this.offset < (knownUpTo ?? 0);
        yield { records: [], known, notes, clock: null };
        if (file && knownUpTo !== null) yield* this.read(file, knownUpTo);
      } finally {
        await file?.close();
      }
      await pause(POLL_MS);
    }
  }

  private async *read(file: FileHandle, knownUpTo: number): AsyncGenerator<Arrival> {
    const block = Buffer.alloc(BLOCK);
    for (;;) {
      // A block that was known does not end in what was not.
      const known = this.offset < knownUpTo;
      const length = known ? Math.min(BLOCK, knownUpTo - this.offset) : BLOCK;
      const { bytesRead } = await file.read(block, 0, length, this.offset);
      if (bytesRead === 0) return;
      this.offset += bytesRead;
      const arrival = await arrivalOf(
        this.whole,
        block.subarray(0, bytesRead),
        this.settings.path,
        this.settings.options,
      );
      yield { ...arrival, known };
    }
  }

  private async open(): Promise<FileHandle | null> {
    const { path } = this.settings;
    try {
      return await open(path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A log that is being turned over is not there, or locked, for a moment.
      if (code === 'ENOENT' || code === 'EBUSY') return null;
      throw new UserError(`${path} cannot be read (${code})`, 'Name a file of event XML that grows, or - for a pipe.');
    }
  }
}

/** Event XML from a pipe; all of it is news. */
export class Pipe implements Feed {
  constructor(
    private readonly stdin: Readable,
    private readonly options: ReadOptions,
    private readonly pause: Machine['pause'],
  ) {}

  position(): Position {
    return { kind: 'file', path: '-', offset: 0, identity: '' };
  }

  async *arrivals(): AsyncGenerator<Arrival> {
    const whole = new WholeEvents();
    const chunks = this.stdin[Symbol.asyncIterator]() as AsyncIterator<Uint8Array | string>;
    const left = new AbortController();
    const turn = (): Promise<null> => this.pause(POLL_MS, left.signal).then(() => null);
    let coming = chunks.next();
    let waking = turn();
    try {
      for (;;) {
        // Who waits for a time must be woken, although nothing comes.
        const next = await Promise.race([coming, waking]);
        if (next?.done) return;
        if (next) coming = chunks.next();
        else waking = turn();
        const bytes = next ? Buffer.from(next.value as Uint8Array) : new Uint8Array();
        yield await arrivalOf(whole, bytes, '-', this.options);
      }
    } finally {
      coming.catch(() => undefined);
      // A pipe that is still open would keep the program running, and so would a pause.
      this.stdin.destroy();
      left.abort();
    }
  }
}

async function arrivalOf(whole: WholeEvents, bytes: Uint8Array, name: string, options: ReadOptions): Promise<Arrival> {
  const dropped = whole.dropped;
  const ready = whole.push(bytes);
  const notes: Note[] = [];
  const records: EventRecord[] = [];
  let unreadable = whole.dropped > dropped ? 1 : 0;
  if (ready) {
    const source: LogSource = {
      name,
      size: ready.length,
      async *open() {
        yield ready;
      },
    };
    for await (const batch of readLog(source, options)) {
      records.push(...batch.records);
      unreadable += batch.problems.length;
    }
  }
  if (unreadable > 0) notes.push({ id: 'unreadable', values: { n: unreadable } });
  return { records, known: false, notes, clock: null };
}
