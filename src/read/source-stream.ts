import type { LogSource } from '../model/record';
import { SourceError } from './source-error';

/** Why a stream broke off, and where. */
export interface StreamFailure {
  offset: number;
  code: string;
  /** Set where the source itself knows what is wrong. */
  known: SourceError | null;
}

const NOTHING: Uint8Array = new Uint8Array(0);

/** A source's bytes in blocks of a wished size. A failing source ends the stream; `failure` then says why. */
export class SourceStream {
  failure: StreamFailure | null = null;
  bytesRead = 0;
  private iterator: AsyncIterator<Uint8Array> | null = null;
  private ended = false;
  /** What the source gave last, and how much of it has been handed on. */
  private part: Uint8Array = NOTHING;
  private taken = 0;
  /** What follows bytes that were handed back. */
  private next: Uint8Array = NOTHING;
  private buffer: Uint8Array = NOTHING;
  /** How much of the buffer was handed on last. */
  private joined = 0;

  constructor(private readonly source: LogSource) {}

  /**
   * `before`, and behind it `size` new bytes, fewer at the end, none when there are no more. What it returns (and `before`
   * too) is valid until the next call: blocks share the memory of the source's parts, or one buffer where parts must be
   * joined, so a file of any size costs the memory of one part.
   */
  async block(size: number, before: Uint8Array = NOTHING): Promise<Uint8Array> {
    if (this.part.length - this.taken >= size && this.endsPart(before)) {
      const from = this.taken - before.length;
      this.taken += size;
      return this.part.subarray(from, this.taken);
    }
    const wished = before.length + size;
    this.reserve(wished, before);
    let length = before.length;
    while (length < wished && (this.taken < this.part.length || (await this.advance()))) {
      const more = this.part.subarray(this.taken, this.taken + wished - length);
      this.buffer.set(more, length);
      this.taken += more.length;
      length += more.length;
    }
    this.joined = length;
    return this.buffer.subarray(0, length);
  }

  /** Hands bytes back that were only looked at. */
  unread(bytes: Uint8Array): void {
    this.next = this.part.subarray(this.taken);
    // A copy, for they may lie in the buffer.
    this.part = bytes.slice();
    this.taken = 0;
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

  /**
   * True when these bytes are the last that were handed on from this part, so that what follows them lies behind them; also
   * where they were joined to others and are those of the part once more.
   */
  private endsPart({ buffer, byteOffset, length }: Uint8Array): boolean {
    if (length === 0) return true;
    const { part, taken, joined } = this;
    if (length > taken) return false;
    const end = byteOffset + length;
    return buffer === part.buffer ? end === part.byteOffset + taken : buffer === this.buffer.buffer && end === joined;
  }

  /** Makes room for `length` bytes, of which `kept` are the first; `kept` may lie in the buffer itself. */
  private reserve(length: number, kept: Uint8Array): void {
    const fits = this.buffer.length >= length;
    if (fits && kept.buffer === this.buffer.buffer && kept.byteOffset === 0) return;
    const buffer = fits ? this.buffer : new Uint8Array(length + (length >> 1));
    buffer.set(kept, 0);
    this.buffer = buffer;
  }

  /** Asks the source for its next part; false when there is none. */
  private async advance(): Promise<boolean> {
    this.taken = 0;
    this.part = this.next;
    this.next = NOTHING;
    if (this.part.length > 0) return true;
    if (this.ended) return false;
    try {
      this.iterator ??= this.source.open()[Symbol.asyncIterator]();
      const { done, value } = await this.iterator.next();
      if (!done) {
        this.bytesRead += value.length;
        this.part = value;
        return true;
      }
    } catch (error) {
      const known = error instanceof SourceError ? error : null;
      this.failure = { offset: this.bytesRead, code: errorCode(error), known };
    }
    this.ended = true;
    return false;
  }
}

function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.message : String(error);
}
