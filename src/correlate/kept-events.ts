import type { Catalog } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow } from '../model/flow';
import { type Time, compareTimes, later, toMilliseconds } from '../model/time';
import { foldSuccesses } from './fold';

/** Bytes that an event takes in the end, with what is made of it and what the engine keeps free; measured, not counted. */
const EVENT_BYTES = 1800;
/** The same of a success without its events, and of what these are recognised by if they come again. */
const FOLDED_BYTES = 700;
/** Bytes that the program takes without any event. */
const PROGRAM_BYTES = 180_000_000;
/** Making room goes on until so much is taken, so that it is not done for every event. */
const GOAL = 0.6;
/** Above this, folding did not help: the log is not made of successes. */
const ENOUGH = 0.85;
/** A binary log is a ring: its newest record may be anywhere. More turns than one are no order. */
const MOST_TURNS = 1;

/**
 * The events that an analysis is made of, within bounds: where there are more, the details of the oldest successes give
 * way first, and then the oldest events. Both are counted.
 */
export class KeptEvents {
  events: ClassifiedEvent[] = [];
  /** Successes whose events are no more. */
  folded: CorrelatedFlow[] = [];
  /** Events that were left out, by file; all of them are older than `since`. */
  readonly leftOut = new Map<string, number>();
  since: Time | null = null;
  private text = 0;
  private readonly most: number;
  private readonly order: ReadingOrder;

  /**
   * @param bytes that the whole program may take
   * @param folds false: every attempt that is kept must be whole, so the oldest are left out at once
   */
  constructor(
    private readonly catalog: Catalog,
    bytes: number,
    private readonly folds = true,
  ) {
    this.most = bytes - PROGRAM_BYTES;
    this.order = new ReadingOrder(catalog.settings.episodeSeconds * 1000);
  }

  /**
   * False: it is older than what is kept.
   * @param text characters that are kept of it alone
   */
  add(event: ClassifiedEvent, text: number): boolean {
    this.order.follow(event);
    if (this.isLeftOut(event)) {
      this.leaveOut(event);
      return false;
    }
    this.events.push(event);
    this.text += text;
    return true;
  }

  isFull(): boolean {
    return this.taken() > this.most;
  }

  /** Lets go of details; gives the events that are gone. */
  makeRoom(): ClassifiedEvent[] {
    const before = this.events.length;
    const gone = [...this.fold(), ...(this.taken() > this.most * ENOUGH ? this.leaveOutOldest() : [])];
    this.text *= this.events.length / before;
    return gone;
  }

  private taken(): number {
    return this.events.length * EVENT_BYTES + this.folded.length * FOLDED_BYTES + this.text;
  }

  private fold(): ClassifiedEvent[] {
    const { front } = this.order;
    if (front === null || !this.folds || !this.order.isKept) return [];
    const wanted = (this.taken() - this.most * GOAL) / EVENT_BYTES;
    const { events, flows, gone } = foldSuccesses(this.events, front, wanted, this.catalog);
    this.events = events;
    for (const flow of flows) this.folded.push(flow);
    return gone;
  }

  /** The older half. */
  private leaveOutOldest(): ClassifiedEvent[] {
    const times = [...this.events, ...this.folded.map(({ to }) => ({ time: to }))].map(({ time }) => time);
    times.sort(compareTimes);
    const middle = times[times.length >> 1]!;
    // Where half of a log says one and the same time, that moment goes as a whole.
    this.since = middle === times[0] ? later(middle, 1) : middle;
    const gone = this.events.filter((event) => this.isLeftOut(event));
    for (const event of gone) this.leaveOut(event);
    this.events = this.events.filter((event) => !this.isLeftOut(event));
    const [old, kept] = [true, false].map((is) =>
      this.folded.filter(({ from }) => this.isLeftOut({ time: from }) === is),
    );
    for (const { folded } of old!) this.count(folded!.file, folded!.keys.length);
    this.folded = kept!;
    return gone;
  }

  private isLeftOut({ time }: Pick<ClassifiedEvent, 'time'>): boolean {
    return this.since !== null && compareTimes(time, this.since) < 0;
  }

  private leaveOut({ ref }: ClassifiedEvent): void {
    this.count(ref.file, 1);
  }

  private count(file: string, events: number): void {
    this.leftOut.set(file, (this.leftOut.get(file) ?? 0) + events);
  }
}

/** Whether files are read in the order of time, whichever way round. */
class ReadingOrder {
  front: Time | null = null;
  /** False for a table that was sorted by something else: an attempt's events may be anywhere in it. */
  isKept = true;
  private file: string | null = null;
  private turns = 0;
  private direction = 0;

  constructor(private readonly reach: number) {}

  follow({ ref, time }: ClassifiedEvent): void {
    if (ref.file !== this.file) [this.file, this.turns, this.direction] = [ref.file, 0, 0];
    else if (this.front !== null) this.step(toMilliseconds(time) - toMilliseconds(this.front));
    this.front = time;
  }

  private step(milliseconds: number): void {
    if (Math.abs(milliseconds) <= this.reach) return;
    const direction = Math.sign(milliseconds);
    if (this.direction !== 0 && direction !== this.direction && ++this.turns > MOST_TURNS) this.isKept = false;
    this.direction = direction;
  }
}
