import type { EventRecord, InputProblem, ProblemReason, ReadBatch, ReadOptions } from '../../../model/record';
import type { Time } from '../../../model/time';
import { ActivityTally, type LogTally } from '../../log-activity';
import { BoundedMap } from '../../../model/bounded-map';
import { NamePool } from '../../../model/name-pool';
import { replaceForbidden, type Replacements } from '../xml/characters';
import { MalformedXml } from '../xml/element';
import { recordOf, toRecord } from '../xml/event-record';
import type { Chunk } from './chunk';
import type { ChunkState } from './chunk-state';
import { Damaged } from './damaged';
import { isTime } from './filetime';
import { Follower } from './follower';
import type { Follow, Head } from './head';
import { HeadMemory } from './head-memory';
import { CHUNK, CHUNK_HEADER, RECORD_FIELD, RECORD_MAGIC, SIZE_COPY, SMALLEST_RECORD } from './layout';
import { FIELDS, RecordHead } from './record-head';
import { Renderer } from './render';
import { ElementSink } from './sink';
import { TooLarge } from './work';

/** The detail of a problem quotes no more than so much of a complaint. */
const LONGEST_DETAIL = 200;
const MOST_DECISIONS = 10_000;

/** Where in the file a chunk is: its number, counted from 1, and its first byte. */
export interface ChunkPlace {
  number: number;
  offset: number;
}

/** Takes whole chunks: counts all records, reads the wanted ones. */
export class RecordReader {
  records: EventRecord[] = [];
  problems: InputProblem[] = [];
  events = 0;
  problemCount = 0;
  readonly replacements: Replacements = { count: 0 };
  private readonly activity = new ActivityTally();
  private readonly followers = new Map<LogTally, Follower>();
  /** That of the last event that was asked for: most logs have the events of one. */
  private last: Follower | null = null;
  private readonly decisions = new BoundedMap<string, boolean>(MOST_DECISIONS);
  private readonly names = new NamePool();
  private readonly heads = new HeadMemory();

  constructor(
    private readonly file: string,
    private readonly options: ReadOptions,
  ) {}

  /** @returns where the records end: what lies behind is no part of the log, or cannot be read. */
  chunk(chunk: Chunk, { end, knowsEnd, records, intact }: ChunkState, place: ChunkPlace): number {
    const head = new RecordHead(chunk, this.heads);
    const renderer = new Renderer(chunk);
    const before = this.problemCount;
    let at = CHUNK_HEADER;
    let read = 0;
    let last = -1;
    for (let size = sizeOfRecord(chunk, at, end); size > 0; size = sizeOfRecord(chunk, at, end)) {
      // Behind the records lie older ones; where the header does not say how far, a lower number does.
      if (!knowsEnd) {
        const id = chunk.u64(at + RECORD_FIELD.id);
        if (id <= last) break;
        last = id;
      }
      this.record(chunk, head, renderer, at, size, place);
      read += 1;
      at += size;
    }
    if (knowsEnd && at < end) {
      const lost = records === null ? '' : `: ${Math.max(0, records - read)}`;
      this.problem(place.offset + at, 'records-lost', `chunk ${place.number}${lost}`);
    } else if (!intact && this.problemCount === before) {
      const reason = chunk.length < CHUNK ? 'chunk-truncated' : 'chunk-changed';
      this.problem(place.offset, reason, `chunk ${place.number}`);
    }
    return at;
  }

  problem(offset: number, reason: ProblemReason, detail: string | null): void {
    this.problemCount += 1;
    this.problems.push({ file: this.file, offset, reason, detail });
  }

  /** What all events of the file say together. */
  result(): ReturnType<ActivityTally['result']> {
    for (const follower of this.followers.values()) follower.flush();
    return this.activity.result();
  }

  /** Hands over what has been read since the last time. */
  take(bytes: number): ReadBatch {
    const { records, problems } = this;
    this.records = [];
    this.problems = [];
    return { records, problems, bytes };
  }

  /** The record's event; throws Damaged or MalformedXml. */
  read(chunk: Chunk, renderer: Renderer, at: number, size: number, replacements = this.replacements): EventRecord {
    const sink = new ElementSink(replacements);
    renderer.event(at + RECORD_FIELD.content, at + size - SIZE_COPY, sink);
    if (!sink.root) throw new Damaged('empty');
    return this.withOneName(toRecord(this.file, sink.root));
  }

  /** As `read`, of a record whose head has been found: only the rest is left to read. null where that is not enough. */
  private readBehindHead(head: RecordHead, renderer: Renderer): EventRecord | null {
    const texts = head.texts();
    if (!texts) return null;
    const sink = new ElementSink(this.replacements);
    sink.open('Event');
    renderer.rest(head.head!.rest!, head.start, head.allValues(), sink);
    for (const field of FIELDS) texts[field] = replaceForbidden(texts[field], this.replacements);
    return this.withOneName(recordOf(this.file, texts, sink.root!));
  }

  private withOneName(record: EventRecord): EventRecord {
    record.ref.computer = this.names.one(record.ref.computer);
    record.ref.channel = this.names.one(record.ref.channel);
    record.provider = this.names.one(record.provider);
    return record;
  }

  isWanted({ provider, sourceName }: Pick<EventRecord, 'provider' | 'sourceName'>): boolean {
    const key = sourceName === null ? provider : `${provider}\n${sourceName}`;
    let wanted = this.decisions.get(key);
    if (wanted === undefined) {
      wanted = this.options.wanted(provider, sourceName);
      this.decisions.set(key, wanted);
    }
    return wanted;
  }

  private record(
    chunk: Chunk,
    head: RecordHead,
    renderer: Renderer,
    at: number,
    size: number,
    place: ChunkPlace,
  ): void {
    this.events += 1;
    try {
      // One that does not end as it began is read whole, which tells what is wrong with it.
      const whole = chunk.u32(at + size - SIZE_COPY) === size && head.goTo(at, size) !== null;
      if (whole && this.passOver(head)) return;
      const record = (whole && this.readBehindHead(head, renderer)) || this.read(chunk, renderer, at, size);
      const { ref, time } = record;
      const log = this.log(ref.computer, ref.channel);
      const goesOn = whole && time !== null && ref.recordId !== '' && this.goOn(log, head, Number(ref.recordId));
      if (!goesOn) this.add(log, time, ref.recordId);
      if (!this.isWanted(record)) return;
      if (time === null) throw new Damaged('time');
      this.records.push(record);
    } catch (error) {
      if (!(error instanceof Damaged) && !(error instanceof MalformedXml)) throw error;
      const what = `chunk ${place.number}, record ${chunk.u64(at + RECORD_FIELD.id)}: ${error.message}`;
      const reason = error instanceof TooLarge ? 'event-too-large' : 'event-malformed';
      this.problem(place.offset + at, reason, what.slice(0, LONGEST_DETAIL));
    }
  }

  /** True when the record is of another provider; it is followed without being read. */
  private passOver(record: RecordHead): boolean {
    const follower = this.follow(record, record.head!);
    if (follower === 'read') return false;
    const id = record.recordId;
    if (!this.goOn(follower, record, id)) this.add(follower, record.time, id);
    return true;
  }

  /** False where the follower cannot take the record as it stands there. */
  private goOn(follower: Follower | null, { ticks }: RecordHead, id: number): boolean {
    if (!follower || !ticks || !isTime(ticks.high)) return false;
    follower.add(ticks.low, ticks.high, id);
    return true;
  }

  /** A log has few templates and many events: nearly always the answer is one for an event not long ago. */
  private follow(record: RecordHead, head: Head): Follow {
    const known = record.known(head);
    if (known !== undefined) return known;
    const { provider, sourceName, computer, channel } = head;
    const follow = this.decide([provider, sourceName, computer, channel].map((slot) => record.text(slot)));
    record.remember(head, follow);
    return follow;
  }

  private decide([provider, sourceName, computer, channel]: (string | null | undefined)[]): Follow {
    if (typeof provider !== 'string' || typeof sourceName !== 'string') return 'read';
    if (typeof computer !== 'string' || typeof channel !== 'string') return 'read';
    if (provider === '' && sourceName === '') return 'read';
    if (this.isWanted({ provider: provider || sourceName, sourceName: sourceName || null })) return 'read';
    return this.log(computer.trim(), channel.trim());
  }

  private log(computer: string, channel: string): Follower | null {
    const { last } = this;
    if (last && last.log.computer === computer && last.log.channel === channel) return last;
    const log = computer === '' && channel === '' ? null : this.activity.log(computer, channel);
    if (!log) return null;
    let follower = this.followers.get(log);
    if (!follower) this.followers.set(log, (follower = new Follower(log)));
    return (this.last = follower);
  }

  private add(follower: Follower | null, time: Time | null, recordId: string | number): void {
    follower?.flush();
    this.activity.add(follower?.log ?? null, time, recordId);
  }
}

/** 0 where there is no record. */
export function sizeOfRecord(chunk: Chunk, at: number, end: number): number {
  if (at + SMALLEST_RECORD > end || chunk.u32(at) !== RECORD_MAGIC) return 0;
  const size = chunk.u32(at + RECORD_FIELD.size);
  return size >= SMALLEST_RECORD && at + size <= end ? size : 0;
}
