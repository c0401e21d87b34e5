import type { Time } from '../../../model/time';
import { canonicalTime } from '../../time-stamp';
import type { Chunk } from './chunk';
import { Cursor } from './cursor';
import { fileTime } from './filetime';
import { type Head, readHead, type Slot } from './head';
import { CHUNK, DEFINITION, RECORD_FIELD, SIZE_COPY } from './layout';
import type { Value } from './nodes';
import { MORE_FOLLOWS, Token } from './tokens';
import { FILETIME, NULL_TYPE, STRING, UINT64, valueText } from './values';

/** What BinXML begins with: version 1.1, no flags. */
const FRAGMENT = 0x0001_0100 | Token.fragment;
const FRAGMENT_SIZE = 4;
/** Places from there in a record that is a template with its values. */
const INSTANCE = { id: 6, definition: 10, end: 14 } as const;

/** A value's place, found again and again by `RecordHead.find`. */
interface Ticks {
  low: number;
  high: number;
}
/** Set and handed out again and again. */
const moment: Ticks = { low: 0, high: 0 };
const NO_VALUE: Value = { type: NULL_TYPE, at: 0, size: 0 };
const found: Value = { ...NO_VALUE };

/**
 * Reads the head of one record after another, as far as possible without reading the record: most of it stands in the
 * template, which many records share, the rest at known places. Throws Damaged.
 */
export class RecordHead {
  /** Where the record begins. */
  private at = 0;
  private head: Head | null = null;
  private values = 0;
  private count = 0;
  private readonly templates = new Map<number, Head | null>();
  private readonly lastValues = new Map<Head, Value[]>();
  private left = CHUNK;

  constructor(private readonly chunk: Chunk) {}

  /** Goes to the record of `size` bytes; null where it must be read whole. */
  goTo(at: number, size: number): Head | null {
    this.at = at;
    this.count = 0;
    this.head = this.findHead(at + RECORD_FIELD.content, at + size - SIZE_COPY);
    return this.head;
  }

  /** null where the value is no text; empty where there is none. */
  text(slot: Slot): string | null {
    if (typeof slot === 'string') return slot;
    if (slot === null || !this.find(slot) || found.type === NULL_TYPE) return '';
    return found.type === STRING ? valueText(this.chunk, found) : null;
  }

  /** The event's time as 100 ns since 1601; null where it is written in another form. */
  get ticks(): Ticks | null {
    const slot = this.head?.time;
    if (typeof slot !== 'number' || !this.find(slot) || found.type !== FILETIME) return null;
    return this.ticksAt(found.at);
  }

  /** The event's time; where that is none, the time at which the record was written. */
  get time(): Time | null {
    const { ticks } = this;
    const text = ticks ? '' : this.text(this.head?.time ?? null);
    if (text) return canonicalTime(text);
    const { low, high } = ticks ?? this.ticksAt(this.at + RECORD_FIELD.written);
    return fileTime(low, high);
  }

  /** The number that the event has in its own log: in a log of forwarded events another than the record's. */
  get recordId(): number {
    const slot = this.head?.recordId ?? null;
    if (typeof slot === 'number' && this.find(slot) && found.type === UINT64) return this.chunk.u64(found.at);
    const text = this.text(slot);
    return text ? Number(text) : this.chunk.u64(this.at + RECORD_FIELD.id);
  }

  /** True when the record has the values of the last one that was asked about, of this head and in this chunk. */
  repeats(head: Head): boolean {
    let last = this.lastValues.get(head);
    let same = last !== undefined;
    if (!last) this.lastValues.set(head, (last = head.values.map(() => ({ ...found }))));
    head.values.forEach((index, i) => {
      const before = last[i]!;
      if (!this.find(index)) Object.assign(found, NO_VALUE);
      same &&= before.type === found.type && this.chunk.equal(before, found);
      Object.assign(before, found);
    });
    return same;
  }

  private ticksAt(at: number): Ticks {
    moment.low = this.chunk.u32(at);
    moment.high = this.chunk.u32(at + 4);
    return moment;
  }

  /** Sets `found` to the value with this index; false when there is none. */
  private find(index: number): boolean {
    if (index >= this.count) return false;
    const { chunk, values, count } = this;
    let at = values + 4 + count * 4;
    let described = values + 4;
    for (const last = described + index * 4; described < last; described += 4) at += chunk.u16(described);
    found.at = at;
    found.size = chunk.u16(described);
    found.type = chunk.u8(described + 2);
    return true;
  }

  private findHead(from: number, end: number): Head | null {
    const { chunk } = this;
    if (chunk.u32(from) !== FRAGMENT) return null;
    const token = chunk.u8(from + FRAGMENT_SIZE);
    // A forwarded event is written out, without a template.
    if ((token & ~MORE_FOLLOWS) === Token.element) return readHead(new Cursor(chunk, from, end), false);
    if (token !== Token.instance) return null;
    const id = chunk.u32(from + INSTANCE.id);
    const definition = chunk.u32(from + INSTANCE.definition);
    const behind = from + INSTANCE.end;
    this.values = definition === behind ? behind + DEFINITION.content + chunk.u32(behind + DEFINITION.size) : behind;
    this.count = chunk.u32(this.values);
    return chunk.u32(definition + DEFINITION.id) === id ? this.templateHead(definition) : null;
  }

  private templateHead(definition: number): Head | null {
    let head = this.templates.get(definition);
    if (head === undefined) {
      const from = definition + DEFINITION.content;
      const size = this.chunk.u32(definition + DEFINITION.size);
      // Definitions do not overlap: where they are more than the chunk can hold, it was made to cost time.
      this.left -= size;
      head = this.left < 0 ? null : readHead(new Cursor(this.chunk, from, from + size), true);
      this.templates.set(definition, head);
    }
    return head;
  }
}
