import type { LogSource } from '../model/record';
import { SourceError } from './source-error';

/** Why a stream broke off, and where. */
export interface StreamFailure {
  offset: number;
  code: string;
  /** Set where the source itself knows what is wrong. */
  known: SourceError | null;
}

const NOTHING = new Uint8Array(0);

/** A source's bytes in blocks of a wished size. A failing source ends the stream; `failure` then says why. */
export class SourceStream {
  failure: StreamFailure | null = null;
  bytesRead = 0;
  private iterator: AsyncIterator<Uint8Array> | null = null;
  private ended = false;
  private pushedBack: Uint8Array | null = null;
  private buffer = NOTHING;

  constructor(private readonly source: LogSource) {}

  /**
   * `before`, and behind it at least `size` new bytes, fewer at the end, none when there are no more. What it returns (and
   * `before` too) is valid until the next call: all blocks share one buffer, so a file of any size costs the memory of one.
   */
  async block(size: number, before: Uint8Array = NOTHING): Promise<Uint8Array> {
    const wished = before.length + size;
    this.reserve(wished, before);
    let length = before.length;
    while (length < wished) {
      const part = await this.next();
      if (!part) break;
      this.reserve(length + part.length, this.buffer.subarray(0, length));
      this.buffer.set(part, length);
      length += part.length;
    }
    return this.buffer.subarray(0, length);
  }

  /** Hands bytes back that were only looked at. */
  unread(bytes: Uint8Array): void {
    if (bytes.length > 0) this.pushedBack = bytes;
  }

  /** Closes what the source has opened; safe at any time. */
  async close(): Promise<void> {
    const iterator = this.iterator;
    this.ended = true;
    this.iterator = null;
    try {
      await iterator?.return?.();
    } catch {
      // Nothing is read any more, so a failure to close changes no result.
    }
  }

  /** Makes room for `length` bytes, of which `kept` are the first; `kept` may lie in the buffer itself. */
  private reserve(length: number, kept: Uint8Array): void {
    const fits = this.buffer.length >= length;
    if (fits && kept.buffer === this.buffer.buffer && kept.byteOffset === 0) return;
    const buffer = fits ? this.buffer : new Uint8Array(length + (length >> 1));
    buffer.set(kept, 0);
    this.buffer = buffer;
  }

  private async next(): Promise<Uint8Array | null> {
    if (this.pushedBack) {
      const bytes = this.pushedBack;
      this.pushedBack = null;
      return bytes;
    }
    if (this.ended) return null;
    try {
      this.iterator ??= this.source.open()[Symbol.asyncIterator]();
      const { done, value } = await this.iterator.next();
      if (!done) {
        this.bytesRead += value.length;
        return value;
      }
    } catch (error) {
      const known = error instanceof SourceError ? error : null;
      this.failure = { offset: this.bytesRead, code: errorCode(error), known };
    }
    this.ended = true;
    return null;
  }
}

function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.message : String(error);
}
