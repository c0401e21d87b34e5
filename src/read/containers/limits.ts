import { SourceError } from '../source-error';

const GIBIBYTE = 2 ** 30;

/** Bounds on what one input may unpack to: a few kilobytes can hold petabytes. */
export interface Limits {
  /** Files that are looked at in one archive. */
  entries: number;
  /** Bytes that any input may unpack to. */
  floor: number;
  /** Above the floor: bytes that one byte of the input may unpack to. Logs come to 10 to 40, bombs to 1000. */
  ratio: number;
  /** Bytes that no input may unpack to more of. */
  ceiling: number;
}

export const LIMITS: Limits = { entries: 10_000, floor: GIBIBYTE, ratio: 250, ceiling: 256 * GIBIBYTE };

/** Archives within archives that are opened. */
export const DEEPEST = 2;

/** What one input, with all archives within it, may still unpack to. */
export class Budget {
  private unpacked = 0;

  /** `original`: bytes of the input, or those read so far where its size is not known. */
  constructor(
    readonly limits: Limits,
    private readonly original: () => number,
  ) {}

  /** Passes the stream on, and ends it with a SourceError where it comes to too much. */
  async *bounded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.unpacked += chunk.length;
      if (this.unpacked > this.most()) throw new SourceError('archive-too-large', String(this.unpacked));
      yield chunk;
    }
  }

  private most(): number {
    const { floor, ratio, ceiling } = this.limits;
    return Math.min(ceiling, Math.max(floor, this.original() * ratio));
  }
}
