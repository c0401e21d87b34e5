import type { EventProblem, EventRecord, InputProblem, ReadOptions } from '../../../model/record';
import { ActivityTally } from '../../log-activity';
import { NamePool } from '../../../model/name-pool';
import type { TextWindow } from '../../text-window';
import type { Replacements } from './characters';
import { MalformedXml } from './element';
import { EventDecoder } from './event-decoder';
import { type EventContent, readEvent, readRest, recordBehind } from './event-record';
import type { SplitterSink } from './event-splitter';
import type { RawHead } from './head';
import { KnownBodies } from './known-bodies';
import { KnownHeads, type KnownHead } from './known-heads';
import { Skimmer, type NotedEvent } from './skim/skimmer';

/** The detail of a problem quotes no more than so much of a parser's complaint. */
const LONGEST_DETAIL = 200;

/** These tell of no event. */
const NO_EVENT: readonly EventProblem[] = ['markup-unterminated', 'stretch-unreadable'];

/** Takes whole events from the splitter: counts all, reads the wanted ones. */
export class EventReader implements SplitterSink {
  records: EventRecord[] = [];
  problems: InputProblem[] = [];
  problemCount = 0;
  /** An event, or a piece of one. */
  sawEvent = false;
  readonly replacements: Replacements = { count: 0 };
  readonly activity = new ActivityTally();
  readonly decoder: EventDecoder;
  private looked = 0;
  private readonly known: KnownHeads;
  private readonly bodies = new KnownBodies();
  private readonly skimmer: Skimmer | null;
  private readonly names = new NamePool();

  constructor(
    private readonly file: string,
    private readonly options: ReadOptions,
    skim: boolean,
  ) {
    this.decoder = new EventDecoder(options.encoding);
    this.known = new KnownHeads(options.wanted, this.activity);
    this.skimmer = skim ? new Skimmer(this.activity) : null;
  }

  /** All events so far. */
  get events(): number {
    return this.looked + (this.skimmer?.events ?? 0);
  }

  close(): void {
    this.skimmer?.close();
  }

  pass(window: TextWindow, from: number): number {
    return this.skimmer?.pass(window, from, (event) => this.look(window, event)) ?? from;
  }

  event(window: TextWindow, from: number, to: number, head: RawHead | null): void {
    if (head) return this.look(window, { from, to, head, provider: null, place: null });
    this.looked += 1;
    this.sawEvent = true;
    this.readWhole(window, from, to, false);
  }

  problem(offset: number, reason: EventProblem, detail: string | null): void {
    this.problemCount += 1;
    if (!NO_EVENT.includes(reason)) this.sawEvent = true;
    this.problems.push({ file: this.file, offset, reason, detail });
  }

  skipped(): void {
    this.looked += 1;
  }

  private look(window: TextWindow, event: NotedEvent): void {
    const { from, to, head } = event;
    this.sawEvent = true;
    const provider = event.provider ?? this.known.provider(head.provider);
    const place = event.place ?? this.known.place(head.place);
    if (!event.place) this.looked += 1;
    if (!event.place && place?.log) this.activity.add(place.log, head.time, head.recordId);
    if (!provider || !place?.log) return this.readWhole(window, from, to, Boolean(place?.log));
    if (!event.provider || !event.place) this.skimmer?.learn(window, from, provider, place);
    if (provider.wanted) this.readBehind(window, from, to, { head, place, provider });
  }

  private readWhole(window: TextWindow, from: number, to: number, isCounted: boolean): void {
    let record: EventRecord;
    try {
      record = readEvent(this.file, this.decoder.decode(window, from, to), this.replacements, (complaint) =>
        this.problem(window.offset(from), 'event-irregular', complaint.slice(0, LONGEST_DETAIL)),
      );
    } catch (error) {
      if (!(error instanceof MalformedXml)) throw error;
      this.problem(window.offset(from), 'event-malformed', error.message.slice(0, LONGEST_DETAIL));
      return;
    }
    const { ref, time, provider, sourceName } = record;
    const named = ref.computer !== '' || ref.channel !== '';
    if (!isCounted) this.activity.add(named ? this.activity.log(ref.computer, ref.channel) : null, time, ref.recordId);
    if (!this.options.wanted(provider, sourceName)) return;
    if (time === null) return this.problem(window.offset(from), 'event-malformed', 'time');
    if (ref.recordId === '') ref.position = this.events;
    ref.computer = this.names.one(ref.computer);
    ref.channel = this.names.one(ref.channel);
    record.provider = this.names.one(provider);
    this.records.push(record);
  }

  /** Only what follows the head is left to read. */
  private readBehind(window: TextWindow, from: number, to: number, known: KnownHead): void {
    const content = this.contentOf(window, known.head, to);
    if (!content) return this.readWhole(window, from, to, true);
    const record = recordBehind(this.file, known, content);
    this.records.push(record);
  }

  private contentOf(window: TextWindow, { eventId, end }: RawHead, to: number): EventContent | null {
    const known = this.bodies.find(eventId, window, end, to);
    if (known) return known;
    const before = this.replacements.count;
    const rest = this.decoder.decode(window, end, to);
    const content = readRest(rest, this.replacements);
    // What is replaced must be counted each time.
    if (content && this.replacements.count === before) this.bodies.see(eventId, rest, content, window, end, to);
    return content;
  }
}
