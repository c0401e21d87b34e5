import type { Part } from './messages';
import type { Thread } from './read-ahead';

/** A file that a thread reads: what has come of it, and waits to be taken. */
export class Job {
  /** Of the file, read so far. */
  bytes = 0;
  private readonly parts: Part[] = [];
  private failure: Error | null = null;
  private wake = (): void => undefined;

  constructor(readonly thread: Thread) {}

  /** @returns the bytes that have been read since the last part. */
  arrive(part: Part): number {
    const more = part.bytes - this.bytes;
    this.bytes = part.bytes;
    this.parts.push(part);
    this.wake();
    return more;
  }

  fail(error: Error): void {
    this.failure = error;
    this.wake();
  }

  /** Waits for the first part; false for an archive, and where the thread has failed. */
  async hasBegun(): Promise<boolean> {
    await this.some();
    return this.failure === null && this.parts[0]!.packed !== null;
  }

  /** What the next part holds. Throws what the thread failed with, once its parts have been taken. */
  async next(): Promise<Uint8Array> {
    await this.some();
    const part = this.parts.shift();
    if (part?.packed) return part.packed;
    throw this.failure ?? new Error('nothing is left of a file that was read ahead');
  }

  private async some(): Promise<void> {
    if (this.parts.length === 0 && !this.failure) await new Promise<void>((resolve) => (this.wake = resolve));
  }
}
