/** A stream of bytes that is taken in pieces of any size. What it gives is valid until the next call. */
export class ByteFeed {
  /** Taken so far. */
  offset = 0;
  private rest: Uint8Array = new Uint8Array(0);
  private readonly iterator: AsyncIterator<Uint8Array>;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.iterator = chunks[Symbol.asyncIterator]();
  }

  /** Up to `most` bytes that are there already, at least one; none at the end. They must be taken with `skip`. */
  async look(most: number): Promise<Uint8Array> {
    while (this.rest.length === 0) {
      const { done, value } = await this.iterator.next();
      if (done) break;
      this.rest = value;
    }
    return this.rest.subarray(0, most);
  }

  skip(length: number): void {
    this.offset += length;
    this.rest = this.rest.subarray(length);
  }

  /** Exactly so many bytes; null where the stream ends before. */
  async take(length: number): Promise<Uint8Array | null> {
    const taken = new Uint8Array(length);
    for (let filled = 0; filled < length;) {
      const part = await this.look(length - filled);
      if (part.length === 0) return null;
      taken.set(part, filled);
      filled += part.length;
      this.skip(part.length);
    }
    return taken;
  }

  async close(): Promise<void> {
    await this.iterator.return?.();
  }
}
