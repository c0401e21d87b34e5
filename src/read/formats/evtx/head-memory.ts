import type { Chunk } from './chunk';
import { type Head, readHead } from './head';
import { type Trace, TracedCursor } from './trace';

/** A log has a few hundred templates; each is there in some forms, by the names that stand in it. */
const MOST_HEADS = 1024;
const MOST_FORMS = 16;
/** Windows' own have half of it. */
const LONGEST_TRACE = 256;

const NONE: readonly Known[] = [];

interface Known {
  size: number;
  trace: Trace;
  head: Head | null;
}

/**
 * Every chunk brings its templates along: the same ones again and again, with names at other places. This knows again what
 * was read in another chunk, and gives what `readHead` would.
 */
export class HeadMemory {
  private readonly heads = new Map<number, Known[]>();
  private count = 0;

  /** The head of the template whose definition has `size` bytes of BinXML from `from`. Throws Damaged. */
  read(chunk: Chunk, id: number, from: number, size: number): Head | null {
    for (const { trace, head, size: its } of this.heads.get(id) ?? NONE)
      if (its === size && trace.fits(chunk, from)) return head;
    const cursor = new TracedCursor(chunk, from, from + size);
    const head = readHead(cursor, true);
    if (cursor.trace.length <= LONGEST_TRACE) this.keep(id, { size, trace: cursor.trace, head });
    return head;
  }

  private keep(id: number, known: Known): void {
    if (this.count >= MOST_HEADS) {
      this.heads.clear();
      this.count = 0;
    }
    this.count += 1;
    const forms = this.heads.get(id) ?? [];
    this.heads.set(id, [known, ...forms.slice(0, MOST_FORMS - 1)]);
  }
}
