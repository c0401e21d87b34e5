import type {
  EventRecord,
  FileReading,
  InputNote,
  LostPart,
  ProblemReason,
  ReadBatch,
  ReadOptions,
} from '../../../model/record';
import { BoundedMap } from '../../../model/bounded-map';
import { ownCopy } from '../../../model/own-copy';
import { clockNotes } from '../../local-time';
import { RecordCollector } from '../../record-collector';
import type { Draft } from './draft';
import { levelOf } from './levels';
import { Moments, type TimeHabits } from './moments';
import type { Stamp } from './stamp';

/** Events that wait until it is known how their times are meant, and characters of their texts; beyond, it is decided. */
const MOST_WAITING = 50_000;
const MOST_WAITING_TEXT = 33_554_432;
const MOST_NAMES = 10_000;
const DEFAULT_ZONE = 'UTC';
/** A letter that could not be written, in a word that is no address with a query. */
const LOST_LETTER = /(?:^|[\s'"])(?!\S{0,255}[/=])[^\s?]{0,64}\p{L}\?{1,4}\p{L}/u;
const BEYOND_ASCII = /[^\0-\x7f]/;

/** What a form of export is like, beside the events in it. */
export interface FormHabits extends TimeHabits {
  /** What it cannot hold though no event shows it. */
  lost: readonly LostPart[];
}

interface Waiting {
  record: EventRecord;
  stamp: Stamp | null;
  offset: number;
}

/** Makes records of drafts, and keeps them until it is known how the file means its times. */
export class RecordBuilder {
  private readonly collector: RecordCollector;
  private readonly moments: Moments;
  private readonly zone: string;
  private waiting: Waiting[] = [];
  private waitingText = 0;
  private decided = false;
  private lettersLost = false;
  private beyondAscii = false;
  private place = 0;
  private readonly wanted = new BoundedMap<string, boolean>(MOST_NAMES);
  private readonly names = new Map<string, string>();

  constructor(
    private readonly file: string,
    habits: FormHabits,
    private readonly options: ReadOptions,
  ) {
    this.zone = options.timeZone ?? DEFAULT_ZONE;
    this.collector = new RecordCollector(file, options);
    this.moments = new Moments(habits, this.zone);
    habits.lost.forEach((part) => this.collector.lose(part));
  }

  /** @param offset of the event in the file, in bytes */
  take(draft: Draft, offset: number): void {
    const { stamp } = draft;
    const one = { record: this.recordOf(draft), stamp, offset };
    if (stamp) this.moments.see(stamp);
    if (this.decided) return this.finish(one);
    this.waiting.push(one);
    this.waitingText += (one.record.message ?? '').length + one.record.data.join('').length;
    const full = this.waiting.length >= MOST_WAITING || this.waitingText >= MOST_WAITING_TEXT;
    if (full || this.moments.enough) this.decide();
  }

  problem(offset: number, reason: ProblemReason, detail: string | null): void {
    this.collector.problem(offset, reason, detail);
  }

  /** Hands over what is ready. @param bytes of the file that have been read */
  batch(bytes: number, last = false): ReadBatch {
    if (last && !this.decided) this.decide();
    return this.collector.take(bytes);
  }

  /** After the last batch. */
  result(): Pick<FileReading, 'events' | 'problems' | 'firstEvent' | 'lastEvent' | 'activity' | 'notes'> {
    const { events, problemCount: problems, activity } = this.collector;
    return { events, problems, ...activity.result(), notes: this.notes() };
  }

  private decide(): void {
    this.decided = true;
    this.moments.decide(this.waiting.map(({ stamp }) => stamp));
    for (const one of this.waiting) this.finish(one);
    this.waiting = [];
  }

  private finish({ record, stamp, offset }: Waiting): void {
    record.time = stamp && this.moments.time(stamp);
    this.place += this.moments.direction;
    record.place = this.place;
    this.collector.add(record, () => offset);
  }

  private recordOf(draft: Draft): EventRecord {
    const { data, message } = this.isWanted(draft.provider) ? draft.content() : { data: [], message: null };
    return {
      ref: {
        file: this.file,
        recordId: ownCopy(draft.recordId),
        computer: this.shared(draft.computer.trim()),
        channel: this.shared(draft.channel.trim()),
      },
      provider: this.shared(draft.provider.trim()),
      sourceName: null,
      eventId: draft.eventId,
      time: null,
      level: levelOf(draft.level),
      data: data.map((text) => this.own(text)),
      message: message === null ? null : this.own(message),
    };
  }

  /** In memory of its own, for it outlives what it was cut from. */
  private own(text: string): string {
    this.beyondAscii ||= BEYOND_ASCII.test(text);
    this.lettersLost ||= LOST_LETTER.test(text);
    return ownCopy(text);
  }

  private isWanted(provider: string): boolean {
    const known = this.wanted.get(provider);
    if (known !== undefined) return known;
    const decision = this.options.wanted(provider, null);
    this.wanted.set(ownCopy(provider), decision);
    return decision;
  }

  private shared(name: string): string {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const own = ownCopy(name);
    if (this.names.size < MOST_NAMES) this.names.set(own, own);
    return own;
  }

  private notes(): InputNote[] {
    const { file, moments, collector } = this;
    if (this.lettersLost && !this.beyondAscii) collector.lose('characters');
    return [
      ...(moments.zoneAssumed ? [{ file, kind: 'time-zone-assumed' as const, detail: this.zone }] : []),
      ...clockNotes(file, moments.doubts),
      ...(moments.assumedOrder ? [{ file, kind: 'date-order-assumed' as const, detail: moments.assumedOrder }] : []),
      ...collector.notes(),
    ];
  }
}
