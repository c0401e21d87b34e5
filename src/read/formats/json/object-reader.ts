import type { InputNote, InputProblem, ProblemReason, ReadBatch, ReadOptions } from '../../../model/record';
import { RecordCollector } from '../../record-collector';
import { StampReader } from '../../stamp-reader';
import { MalformedXml } from '../xml/element';
import { isObject, own, type JsonObject } from './fields';
import { understand } from './object-record';
import type { Cut, ObjectSink } from './splitter';

const REASONS = { truncated: 'event-truncated', malformed: 'event-malformed' } as const;
const LONGEST_DETAIL = 200;
/** So many objects that are no events are remembered until the first event shows that the file is a log. */
const MOST_HELD = 100;
/** Of a file in which only broken objects were found so far. */
const UNKNOWN_FORM = 'json';
const NO_EVENT = 'no event';
/** Lines that tell a search engine what to do with the next one. */
const BULK_ACTIONS = ['index', 'create'];

/** What a piece of text says, as an object; throws a SyntaxError. */
export type ParseObject = (text: string) => unknown;

/** Reads events from the objects of one file. */
export class ObjectReader implements ObjectSink {
  /** The form of the first event; null: nothing in the file looked like one. */
  form: string | null = null;
  readonly collector: RecordCollector;
  private readonly stamps: StampReader;
  /** Behind a broken object its inner ones may be taken for outer ones; they are part of the same problem. */
  private amongDebris = false;
  /** What may be no part of a log, from before the first event; `unheld` are there besides. */
  private held: InputProblem[] = [];
  private unheld = 0;

  /** `form`: the name of the format where it does not depend on what the objects look like. */
  constructor(
    private readonly file: string,
    private readonly options: ReadOptions,
    private readonly parse: ParseObject,
    private readonly fixedForm: string | null = null,
  ) {
    this.collector = new RecordCollector(file, options);
    this.stamps = new StampReader(options);
  }

  object(text: string, offset: () => number): void {
    try {
      const object = this.parse(text);
      if (isObject(object)) this.read(object, text, offset);
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof MalformedXml)) throw error;
      this.saw(UNKNOWN_FORM);
      this.collector.problem(offset(), 'event-malformed', error.message.slice(0, LONGEST_DETAIL));
    }
  }

  broken(cut: Cut, offset: number, size: number): void {
    this.amongDebris = true;
    if (cut === 'too-large') return this.doubtful(offset, 'event-too-large', String(size));
    this.saw(UNKNOWN_FORM);
    this.collector.problem(offset, REASONS[cut], null);
  }

  take(bytes: number): ReadBatch {
    return this.collector.take(bytes);
  }

  notes(): InputNote[] {
    return [...this.collector.notes(), ...this.stamps.notes(this.file)];
  }

  private read(object: JsonObject, source: string, offset: () => number): void {
    const understood = understand(object, {
      file: this.file,
      wanted: this.options.wanted,
      stamps: this.stamps,
      replacements: this.collector.replacements,
      source,
    });
    if (!understood) return this.noEvent(object, offset);
    this.saw(understood.form);
    this.amongDebris = false;
    if (understood.joined) this.collector.lose('data-boundaries');
    this.collector.add(understood.record, offset);
  }

  private noEvent(object: JsonObject, offset: () => number): void {
    if (this.amongDebris || BULK_ACTIONS.some((action) => isObject(own(object, action)))) return;
    this.doubtful(this.held.length < MOST_HELD ? offset() : 0, 'event-malformed', NO_EVENT);
  }

  /** A problem in a log, and none in a file that is no log at all. */
  private doubtful(offset: number, reason: ProblemReason, detail: string): void {
    if (this.form !== null) this.collector.problem(offset, reason, detail);
    else if (this.held.length < MOST_HELD) this.held.push({ file: this.file, offset, reason, detail });
    else this.unheld += 1;
  }

  private saw(form: string): void {
    if (this.form === null || this.form === UNKNOWN_FORM) this.form = this.fixedForm ?? form;
    for (const { offset, reason, detail } of this.held) this.collector.problem(offset, reason, detail);
    this.collector.problemCount += this.unheld;
    this.held = [];
    this.unheld = 0;
  }
}
