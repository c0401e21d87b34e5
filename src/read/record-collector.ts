import type {
  EventRecord,
  InputNote,
  InputProblem,
  LostPart,
  ProblemReason,
  ReadBatch,
  ReadOptions,
} from '../model/record';
import { replaceForbidden, type Replacements } from './formats/xml/characters';
import { ActivityTally } from './log-activity';

/** A fraction of a second in a canonical time. */
const FRACTION = '.';

/** Takes the events of one file: counts all, keeps the wanted ones, and sees what none of them has. */
export class RecordCollector {
  events = 0;
  problemCount = 0;
  readonly activity = new ActivityTally();
  readonly replacements: Replacements = { count: 0 };
  private records: EventRecord[] = [];
  private problems: InputProblem[] = [];
  /** Parts that no event had so far. */
  private readonly missing = new Set<LostPart>(['record-id', 'computer', 'channel', 'level', 'fraction']);

  constructor(
    private readonly file: string,
    private readonly options: ReadOptions,
  ) {}

  /** `offset` of the event, for a problem with it. */
  add(record: EventRecord, offset: () => number): void {
    const { ref, time, level } = record;
    this.events += 1;
    if (ref.recordId === '') ref.position = this.events;
    // Events that name no log make one of their own.
    this.activity.add(this.activity.log(ref.computer, ref.channel), time, ref.recordId);
    this.see(ref.recordId !== '', ref.computer !== '', ref.channel !== '', level, time);
    if (!this.options.wanted(record.provider, record.sourceName)) return;
    if (time === null) return this.problem(offset(), 'event-malformed', 'time');
    record.data = record.data.map((text) => this.clean(text));
    record.message = record.message === null ? null : this.clean(record.message) || null;
    this.records.push(record);
  }

  problem(offset: number, reason: ProblemReason, detail: string | null): void {
    this.problemCount += 1;
    // It was passed unread, and is an event all the same.
    if (reason === 'event-too-large') this.events += 1;
    this.problems.push({ file: this.file, offset, reason, detail });
  }

  /** The form of this file does not hold that part of an event. */
  lose(part: LostPart): void {
    this.missing.add(part);
  }

  /** Hands over what has been collected since the last time. */
  take(bytes: number): ReadBatch {
    this.activity.settle();
    const batch = { records: this.records, problems: this.problems, bytes };
    this.records = [];
    this.problems = [];
    return batch;
  }

  /** What the report must say about the events; complete when all have been added. */
  notes(): InputNote[] {
    const { file, events, missing, replacements } = this;
    const lost = events === 0 ? [] : [...missing].map((detail) => ({ file, kind: 'form-lost' as const, detail }));
    const { count } = replacements;
    return count === 0 ? lost : [...lost, { file, kind: 'characters-replaced', detail: String(count) }];
  }

  private see(id: boolean, computer: boolean, channel: boolean, level: number | null, time: string | null): void {
    if (id) this.missing.delete('record-id');
    if (computer) this.missing.delete('computer');
    if (channel) this.missing.delete('channel');
    if (level !== null) this.missing.delete('level');
    if (time?.includes(FRACTION)) this.missing.delete('fraction');
  }

  private clean(text: string): string {
    return replaceForbidden(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, this.replacements);
  }
}
