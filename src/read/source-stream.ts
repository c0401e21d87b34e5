import type { LogSource } from '../model/record';

/** Why a stream broke off, and where. */
export interface StreamFailure {
  offset: number;
  code: string;
}

const NOTHING = new Uint8Array(0);

/** A source's bytes in blocks of a wished size. A failing source ends the stream; `failure` then says why. */
export class SourceStream {
  failure: StreamFailure | null = null;
  bytesRead = 0;
  private iterator: AsyncIterator<Uint8Array> | null = null;
  private ended = false;
  private pushedBack: Uint8Array | null = null;

  constructor(private readonly source: LogSource) {}

  /** `before`, and behind it at least `size` new bytes, fewer at the end; null when there are no more. */
  async block(size: number, before: Uint8Array = NOTHING): Promise<Uint8Array | null> {
    const parts = before.length > 0 ? [before] : [];
    let added = 0;
    while (added < size) {
      const part = await this.next();
      if (!part) break;
      parts.push(part);
      added += part.length;
    }
    if (added === 0) return null;
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts, before.length + added);
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
      this.failure = { offset: this.bytesRead, code: errorCode(error) };
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
