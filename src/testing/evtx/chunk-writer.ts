import { crc32 } from '../../read/formats/evtx/crc32';
import {
  CHUNK,
  CHUNK_FIELD,
  CHUNK_HEADER,
  CHUNK_MAGIC,
  HEADER,
  NO_CHECKSUMS,
  RECORD_FIELD,
  RECORD_MAGIC,
} from '../../read/formats/evtx/layout';
import { MORE_FOLLOWS, Token } from '../../read/formats/evtx/tokens';
import type { Body, Out, Part, Reference, Spec, Template } from './binxml';

export interface EvtxRecord {
  id: bigint;
  /** 100 ns since 1601. */
  written: bigint;
  body: Body;
}

const NAME_BUCKETS = 64;
const TEMPLATE_BUCKETS = 32;
const TEMPLATE_TABLE = CHUNK_FIELD.tables + NAME_BUCKETS * 4;
const LAST_RECORD_OFFSET = 44;
const FIRST_ID = 24;
const LAST_ID = 32;
const HEADER_SIZE = 40;
const NO_DEPENDENCY = 0xffff;
const ALIGNED = 8;

/** Writes one chunk: names and templates where they are used first, tables of both, checksums at the end. */
export class ChunkWriter implements Out {
  at = CHUNK_HEADER;
  records = 0;
  private readonly all = new Uint8Array(CHUNK);
  private readonly view = new DataView(this.all.buffer);
  private readonly names = new Map<string, number>();
  private readonly templates = new Map<string, number>();
  private last = 0;
  private ids: [first: bigint, last: bigint] = [0n, 0n];

  /** @param firstRecord number, counted from 1, of its first record in the file */
  constructor(private readonly firstRecord: bigint) {}

  /** False when there is no room for it; the chunk is then as it was. */
  add(record: EvtxRecord): boolean {
    const { at } = this;
    const tables = this.all.slice(0, CHUNK_HEADER);
    try {
      this.record(record);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.all.fill(0, at);
      this.all.set(tables);
      for (const known of [this.names, this.templates])
        for (const [key, offset] of known) if (offset >= at) known.delete(key);
      this.at = at;
      return false;
    }
    this.ids = [this.records === 0 ? record.id : this.ids[0], record.id];
    this.records += 1;
    this.last = at;
    return true;
  }

  finish({ checksums = true }: { checksums?: boolean } = {}): Uint8Array {
    const { all, view, at } = this;
    [...CHUNK_MAGIC].forEach((char, i) => (all[i] = char.charCodeAt(0)));
    const count = BigInt(this.records);
    view.setBigUint64(CHUNK_FIELD.firstRecord, this.firstRecord, true);
    view.setBigUint64(CHUNK_FIELD.lastRecord, this.firstRecord + count - 1n, true);
    view.setBigUint64(FIRST_ID, this.ids[0], true);
    view.setBigUint64(LAST_ID, this.ids[1], true);
    view.setUint32(HEADER_SIZE, CHUNK_FIELD.tables, true);
    view.setUint32(LAST_RECORD_OFFSET, this.last, true);
    view.setUint32(CHUNK_FIELD.freeSpace, at, true);
    view.setUint32(HEADER.flags, checksums ? 1 : 1 | NO_CHECKSUMS, true);
    if (checksums) seal(all);
    return all;
  }

  u8(value: number): void {
    this.view.setUint8(this.skip(1), value);
  }

  u16(value: number): void {
    this.view.setUint16(this.skip(2), value, true);
  }

  u32(value: number): void {
    this.view.setUint32(this.skip(4), value, true);
  }

  u64(value: bigint): void {
    this.view.setBigUint64(this.skip(8), value, true);
  }

  units(text: string): void {
    for (let i = 0; i < text.length; i += 1) this.u16(text.charCodeAt(i));
  }

  bytes(bytes: Uint8Array): void {
    this.all.set(bytes, this.skip(bytes.length));
  }

  fragment(body: Body): void {
    this.bytes(Uint8Array.of(Token.fragment, 1, 1, 0));
    if ('root' in body) this.element(body.root, false);
    else this.instance(body);
    this.u8(Token.end);
  }

  private record({ id, written, body }: EvtxRecord): void {
    const from = this.at;
    this.u32(RECORD_MAGIC);
    this.u32(0);
    this.u64(id);
    this.u64(written);
    this.fragment(body);
    while ((this.at - from + 4) % ALIGNED !== 0) this.u8(0);
    const size = this.at - from + 4;
    this.u32(size);
    this.view.setUint32(from + RECORD_FIELD.size, size, true);
  }

  private instance({ template, values }: Extract<Body, { template: Template }>): void {
    const id = hash(template.key);
    this.u8(Token.instance);
    this.u8(1);
    this.u32(id);
    const known = this.templates.get(template.key);
    this.u32(known ?? this.at + 4);
    if (known === undefined) this.definition(template, id);
    this.u32(values.length);
    const described = this.skip(values.length * 4);
    values.forEach(({ type, write }, i) => {
      const from = this.at;
      write(this);
      if (this.at - from > 0xffff) throw new RangeError('value');
      this.view.setUint16(described + i * 4, this.at - from, true);
      this.view.setUint8(described + i * 4 + 2, type);
    });
  }

  private definition({ key, root }: Template, id: number): void {
    this.templates.set(key, this.at);
    this.u32(this.chain(TEMPLATE_TABLE + (id % TEMPLATE_BUCKETS) * 4, this.at));
    for (const salt of ['', '1', '2', '3']) this.u32(hash(key + salt));
    const size = this.sized(() => {
      this.bytes(Uint8Array.of(Token.fragment, 1, 1, 0));
      this.element(root, true);
      this.u8(Token.end);
    });
    if (size > CHUNK) throw new RangeError('template');
  }

  private element({ name, attributes = {}, content = [], closed = false, needs }: Spec, inTemplate: boolean): void {
    const pairs = Object.entries(attributes);
    this.u8(pairs.length > 0 ? Token.element | MORE_FOLLOWS : Token.element);
    if (inTemplate) this.u16(needs ?? NO_DEPENDENCY);
    this.sized(() => {
      this.name(name);
      if (pairs.length > 0)
        this.sized(() =>
          pairs.forEach(([key, part], i) => {
            this.u8(i < pairs.length - 1 ? Token.attribute | MORE_FOLLOWS : Token.attribute);
            this.name(key);
            this.part(part);
          }),
        );
      if (closed) return this.u8(Token.endEmpty);
      this.u8(Token.endStart);
      for (const piece of content) {
        if (typeof piece === 'object' && 'name' in piece) this.element(piece, inTemplate);
        else this.part(piece);
      }
      this.u8(Token.endElement);
    });
  }

  private part(part: Part): void {
    if (typeof part === 'string') {
      this.u8(Token.text);
      this.u8(1);
      this.u16(part.length);
      this.units(part);
    } else if ('to' in part) {
      this.reference(part);
    } else {
      this.u8(part.optional ? Token.optional : Token.substitution);
      this.u16(part.index);
      this.u8(part.type);
    }
  }

  private reference({ to }: Reference): void {
    this.u8(typeof to === 'number' ? Token.character : Token.entity);
    if (typeof to === 'number') this.u16(to);
    else this.name(to);
  }

  private name(name: string): void {
    const known = this.names.get(name);
    this.u32(known ?? this.at + 4);
    if (known !== undefined) return;
    this.names.set(name, this.at);
    const hashed = nameHash(name);
    this.u32(this.chain(CHUNK_FIELD.tables + (hashed % NAME_BUCKETS) * 4, this.at));
    this.u16(hashed);
    this.u16(name.length);
    this.units(name);
    this.u16(0);
  }

  /** Puts an entry at the head of its bucket. @returns the one that was there. */
  private chain(bucket: number, at: number): number {
    const before = this.view.getUint32(bucket, true);
    this.view.setUint32(bucket, at, true);
    return before;
  }

  /** Writes the number of bytes before them. */
  private sized(write: () => void): number {
    const field = this.skip(4);
    write();
    const size = this.at - field - 4;
    this.view.setUint32(field, size, true);
    return size;
  }

  private skip(size: number): number {
    const from = this.at;
    if (from + size > CHUNK) throw new RangeError('chunk is full');
    this.at = from + size;
    return from;
  }
}

/** Sets the checksums of a chunk that was changed. */
export function seal(chunk: Uint8Array): void {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.length);
  const free = view.getUint32(CHUNK_FIELD.freeSpace, true);
  view.setUint32(CHUNK_FIELD.dataChecksum, crc32(chunk.subarray(CHUNK_HEADER, free)), true);
  const start = crc32(chunk.subarray(0, HEADER.checked));
  view.setUint32(HEADER.checksum, crc32(chunk.subarray(CHUNK_FIELD.tables, CHUNK_HEADER), start), true);
}

function nameHash(name: string): number {
  let hashed = 0;
  for (let i = 0; i < name.length; i += 1) hashed = (Math.imul(hashed, 65599) + name.charCodeAt(i)) >>> 0;
  return hashed & 0xffff;
}

/** Any 32 bits that depend on the text. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  return bits >>> 0;
}
