import type { Chunk } from './chunk';
import { Cursor } from './cursor';

interface NameRead {
  /** Where it is referred to. */
  at: number;
  text: string;
  /** It stands there too. */
  inPlace: boolean;
}

/** Bytes of the numbers that are compared at once. */
const WORD = 4;

/**
 * What was read of a stretch of a chunk, by places that count from its beginning. Who reads another stretch of the same
 * size goes the same way through it and comes to the same end, if it holds the same there. Names are compared by what they
 * are, for each chunk has them at other places; what was passed over may differ.
 */
export class Trace {
  /** Place, mask and value of each. */
  private readonly numbers: number[] = [];
  private readonly names: NameRead[] = [];
  private end = 0;

  get length(): number {
    return this.numbers.length / 3 + this.names.length;
  }

  number(at: number, mask: number, value: number): void {
    this.numbers.push(at, mask, value);
    this.end = Math.max(this.end, at + WORD);
  }

  name(read: NameRead): void {
    this.names.push(read);
  }

  /** True where reading the stretch from `from` would go the same way; false where it may not. Throws Damaged as that would. */
  fits(chunk: Chunk, from: number): boolean {
    const { numbers, names } = this;
    if (from + this.end > chunk.length) return false;
    for (let i = 0; i < numbers.length; i += 3)
      if ((chunk.word(from + numbers[i]!) & numbers[i + 1]!) !== numbers[i + 2]!) return false;
    for (const { at, text, inPlace } of names) {
      const place = chunk.u32(from + at);
      if ((place === from + at + WORD) !== inPlace || chunk.name(place) !== text) return false;
    }
    return true;
  }
}

/** Keeps track of what is read. */
export class TracedCursor extends Cursor {
  readonly trace = new Trace();
  private readonly from = this.at;

  override peek(): number {
    const token = super.peek();
    return this.done ? token : this.read(this.at, 0xff, token);
  }

  override u8(): number {
    return this.read(this.at, 0xff, super.u8());
  }

  override u16(): number {
    return this.read(this.at, 0xffff, super.u16());
  }

  override u32(): number {
    return this.read(this.at, -1, super.u32());
  }

  override text(): string {
    const text = super.text();
    for (let at = this.at - text.length * 2; at < this.at; at += 2) this.read(at, 0xffff, this.chunk.u16(at));
    return text;
  }

  override name(): string {
    const { at } = this;
    const text = super.name();
    this.trace.name({ at: at - this.from, text, inPlace: this.at > at + WORD });
    return text;
  }

  private read(at: number, mask: number, value: number): number {
    this.trace.number(at - this.from, mask, value & mask);
    return value;
  }
}
