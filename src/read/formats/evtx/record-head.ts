import type { Time } from '../../../model/time';
import type { SystemTexts } from '../xml/event-record';
import { canonicalTime } from '../../time-stamp';
import type { Chunk } from './chunk';
import { Cursor } from './cursor';
import { Damaged } from './damaged';
import { fileTime } from './filetime';
import { type Follow, type Head, type KnownValue, readHead, type Slot } from './head';
import type { HeadMemory } from './head-memory';
import { CHUNK, DEFINITION, RECORD_FIELD, SIZE_COPY } from './layout';
import type { Value } from './nodes';
import { MORE_FOLLOWS, Token } from './tokens';
import { ARRAY, FILETIME, NESTED, NULL_TYPE, STRING, UINT64, valueText } from './values';

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
/** Windows' own templates have 20 values; so many are found fast. */
const MOST_PLACES = 64;
const places = new Float64Array(MOST_PLACES);
const NO_TEXTS: SystemTexts = {
  provider: '',
  sourceName: '',
  eventId: '',
  level: '',
  time: '',
  recordId: '',
  channel: '',
  computer: '',
};
export const FIELDS = Object.keys(NO_TEXTS) as (keyof SystemTexts)[];
/** Programs that take turns in a log: what was decided for so many of them is kept. */
const MOST_KNOWN = 16;
/** Bytes of a value: names of computers and logs have no more than 255 letters. */
const LONGEST_KNOWN = 512;

/**
 * Reads the head of one record after another, as far as possible without reading the record: most of it stands in the
 * template, which many records share, the rest at known places. Throws Damaged.
 */
export class RecordHead {
  /** Where the record begins. */
  private at = 0;
  /** Of the record that it went to. */
  head: Head | null = null;
  /** Where the BinXML of which that is the head begins. */
  start = 0;
  private end = 0;
  private values = 0;
  private count = 0;
  private readonly templates = new Map<number, Head | null>();
  /** So many of `places` are those of this record. */
  private placed = 1;
  private left = CHUNK;

  constructor(
    private readonly chunk: Chunk,
    private readonly heads: HeadMemory,
  ) {}

  /** Goes to the record of `size` bytes; null where it must be read whole. */
  goTo(at: number, size: number): Head | null {
    this.at = at;
    this.count = 0;
    this.end = at + size - SIZE_COPY;
    this.head = this.findHead(at + RECORD_FIELD.content, this.end);
    return this.head;
  }

  /** null where the value is no text; empty where there is none. */
  text(slot: Slot): string | null {
    if (typeof slot === 'string') return slot;
    if (slot === null || !this.find(slot) || found.type === NULL_TYPE) return '';
    return found.type === STRING ? valueText(this.chunk, found) : null;
  }

  /** What the head says; null where the event must be read whole. */
  texts(): SystemTexts | null {
    const { head } = this;
    if (!head?.rest) return null;
    const texts = { ...NO_TEXTS };
    for (const field of FIELDS) {
      const slot = head[field];
      if (typeof slot === 'string') texts[field] = slot;
      else if (slot !== null && this.find(slot)) {
        if (found.type === NESTED || (found.type & ARRAY) !== 0) return null;
        texts[field] = valueText(this.chunk, found);
      }
    }
    return texts;
  }

  /** The values of its template. */
  allValues(): Value[] {
    const { chunk, values, count } = this;
    const all: Value[] = [];
    let at = values + 4 + count * 4;
    for (let described = values + 4; all.length < count; described += 4) {
      const size = chunk.u16(described);
      all.push({ type: chunk.u8(described + 2), at, size });
      at += size;
    }
    if (at > this.end) throw new Damaged('cut off');
    return all;
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

  /** What was made of the last record with this head and the same values; undefined: there was none lately. */
  known(head: Head): Follow | undefined {
    const { known } = head;
    for (let k = 0; k < known.length; k += 1) if (this.hasValues(head, known[k]!.values)) return known[k]!.follow;
    return undefined;
  }

  /** Keeps what was made of the record for those that follow. */
  remember(head: Head, follow: Follow): void {
    const values = head.values.map((index): KnownValue => {
      const { type, at, size } = this.find(index) ? found : NO_VALUE;
      const bytes = this.chunk.bytes.subarray(at, type === NULL_TYPE ? at : at + size);
      // A copy; that a buffer of Node makes with `slice` is none.
      return { type, bytes: new DataView(new Uint8Array(bytes).buffer) };
    });
    if (values.some(({ bytes }) => bytes.byteLength > LONGEST_KNOWN)) return;
    head.known = [{ values, follow }, ...head.known.slice(0, MOST_KNOWN - 1)];
  }

  private hasValues(head: Head, values: readonly KnownValue[]): boolean {
    for (let i = 0; i < values.length; i += 1) {
      const value = values[i]!;
      const type = this.find(head.values[i]!) ? found.type : NULL_TYPE;
      if (type !== value.type) return false;
      if (type !== NULL_TYPE && !this.chunk.holds(found.at, found.size, value.bytes)) return false;
    }
    return true;
  }

  private ticksAt(at: number): Ticks {
    moment.low = this.chunk.u32(at);
    moment.high = this.chunk.u32(at + 4);
    return moment;
  }

  /** Sets `found` to the value with this index; false when there is none. */
  private find(index: number): boolean {
    if (index >= this.count) return false;
    const { chunk } = this;
    const described = this.values + 4 + index * 4;
    found.at = index < MOST_PLACES ? this.placeOf(index) : this.placeFrom(this.values + 4 + this.count * 4, 0, index);
    found.size = chunk.u16(described);
    found.type = chunk.u8(described + 2);
    return true;
  }

  /** Where a value begins: the sizes of those before it are added up once for a record. */
  private placeOf(index: number): number {
    if (index >= this.placed) {
      const last = this.placed - 1;
      for (let i = last; i < index; i += 1) places[i + 1] = places[i]! + this.chunk.u16(this.values + 4 + i * 4);
      this.placed = index + 1;
    }
    return places[index]!;
  }

  private placeFrom(first: number, from: number, index: number): number {
    let at = first;
    for (let i = from; i < index; i += 1) at += this.chunk.u16(this.values + 4 + i * 4);
    return at;
  }

  private findHead(from: number, end: number): Head | null {
    const { chunk } = this;
    if (chunk.u32(from) !== FRAGMENT) return null;
    const token = chunk.u8(from + FRAGMENT_SIZE);
    // A forwarded event is written out, without a template.
    this.start = from;
    if ((token & ~MORE_FOLLOWS) === Token.element) return readHead(new Cursor(chunk, from, end), false);
    if (token !== Token.instance) return null;
    const id = chunk.u32(from + INSTANCE.id);
    const definition = chunk.u32(from + INSTANCE.definition);
    const behind = from + INSTANCE.end;
    this.values = definition === behind ? behind + DEFINITION.content + chunk.u32(behind + DEFINITION.size) : behind;
    this.count = chunk.u32(this.values);
    places[0] = this.values + 4 + this.count * 4;
    this.placed = 1;
    this.start = definition + DEFINITION.content;
    return chunk.u32(definition + DEFINITION.id) === id ? this.templateHead(definition, id) : null;
  }

  private templateHead(definition: number, id: number): Head | null {
    let head = this.templates.get(definition);
    if (head === undefined) {
      const size = this.chunk.u32(definition + DEFINITION.size);
      // Definitions do not overlap: where they are more than the chunk can hold, it was made to cost time.
      this.left -= size;
      head = this.left < 0 ? null : this.heads.read(this.chunk, id, this.start, size);
      this.templates.set(definition, head);
    }
    return head;
  }
}
