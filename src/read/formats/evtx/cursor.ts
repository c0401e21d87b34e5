import type { Chunk } from './chunk';
import { Damaged } from './damaged';

/** Reads a stretch of a chunk from front to back; past its end throws Damaged. */
export class Cursor {
  constructor(
    readonly chunk: Chunk,
    public at: number,
    readonly end: number,
  ) {}

  /** True when there is nothing left. */
  get done(): boolean {
    return this.at >= this.end;
  }

  peek(): number {
    return this.done ? 0 : this.chunk.u8(this.at);
  }

  u8(): number {
    return this.chunk.u8(this.skip(1));
  }

  u16(): number {
    return this.chunk.u16(this.skip(2));
  }

  u32(): number {
    return this.chunk.u32(this.skip(4));
  }

  /** As many UTF-16 units as the number before them says. */
  text(): string {
    const units = this.u16();
    return this.chunk.pooled(this.skip(units * 2), units);
  }

  /** A name stands where it is used first, and later uses point there. */
  name(): string {
    const at = this.chunk.u32(this.skip(4));
    const name = this.chunk.name(at);
    if (at === this.at) this.skip(this.chunk.nameSize(at));
    return name;
  }

  /** @returns where the skipped bytes begin. */
  skip(size: number): number {
    const from = this.at;
    if (from + size > this.end) throw new Damaged('cut off');
    this.at = from + size;
    return from;
  }
}
