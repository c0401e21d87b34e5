import type { Catalog } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow } from '../model/flow';
import { type Time, compareTimes, later, toMilliseconds } from '../model/time';
import { foldSuccesses } from './fold';

/** Bytes that an event takes in the end, with what is made of it and what the engine keeps free; measured, not counted. */
const EVENT_BYTES = 1200;
/** The same of a success without its events, and of what these are recognised by if they come again. */
const FOLDED_BYTES = 650;
/** Bytes that the program takes without any event. */
const PROGRAM_BYTES = 180_000_000;
/** Making room goes on until so much is taken, so that it is not done for every event. */
const GOAL = 0.6;
/** Above this, folding did not help: the log is not made of successes. */
const ENOUGH = 0.85;
/** Share of what is kept that is left out then. */
const OLDEST = 0.25;

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
  /** Characters of short texts, of which so many go as events go; of long ones it is known whose they are. */
  private text = 0;
  private longText = 0;
  private readonly long = new Map<ClassifiedEvent, number>();
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
    if (text > EVENT_BYTES) {
      this.long.set(event, text);
      this.longText += text;
    } else this.text += text;
    return true;
  }

  isFull(): boolean {
    return this.taken() > this.most;
  }

  /** Lets go of details; gives the events that are gone. */
  makeRoom(): ClassifiedEvent[] {
    const before = this.events.length;
    const gone = [...this.fold(), ...(this.taken() > this.most * ENOUGH ? this.leaveOutOldest() : [])];
    if (before > 0) this.text *= this.events.length / before;
    for (const event of gone) {
      this.longText -= this.long.get(event) ?? 0;
      this.long.delete(event);
    }
    return gone;
  }

  private taken(): number {
    return this.events.length * EVENT_BYTES + this.folded.length * FOLDED_BYTES + this.text + this.longText;
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

  /** The oldest of what is kept, by their share. */
  private leaveOutOldest(): ClassifiedEvent[] {
    const times = [...this.events.map(({ time }) => time), ...this.folded.map(({ to }) => to)];
    if (times.length === 0) return [];
    const inOrder = Float64Array.from(times, toMilliseconds).sort();
    const bound = inOrder[Math.floor(times.length * OLDEST)]!;
    const since = times.find((time) => toMilliseconds(time) === bound)!;
    // Where so many say one and the same time, that moment goes as a whole.
    this.since = bound === inOrder[0] ? later(since, 1) : since;
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

/**
 * Whether files are read in the order of time, whichever way round. A binary log is a ring: its newest record may be
 * anywhere, so once a file may go on from its other end, up to where it began.
 */
class ReadingOrder {
  front: Time | null = null;
  /** False for a table that was sorted by something else: an attempt's events may be anywhere in it. */
  isKept = true;
  private file: string | null = null;
  private first = 0;
  /** The front in milliseconds. */
  private at = 0;
  /** 1: oldest first, -1: newest first, 0: not known yet. */
  private direction = 0;
  private hasTurned = false;

  /** @param reach milliseconds: events that are no further apart may change places */
  constructor(private readonly reach: number) {}

  follow({ ref, time }: ClassifiedEvent): void {
    const at = toMilliseconds(time);
    if (ref.file !== this.file) {
      [this.file, this.first, this.direction, this.hasTurned] = [ref.file, at, 0, false];
      this.isKept = true; // the attempts of the files before are as whole as they can be
    } else if (this.front !== null) this.step(at - this.at, at - this.first);
    this.front = time;
    this.at = at;
  }

  /**
   * @param step milliseconds from the event before
   * @param way milliseconds from the first event of the file
   */
  private step(step: number, way: number): void {
    if (this.direction === 0 && Math.abs(way) > this.reach) this.direction = Math.sign(way);
    if (step * this.direction < -this.reach) {
      if (this.hasTurned || way * this.direction > 0) this.isKept = false;
      this.hasTurned = true;
    } else if (this.hasTurned && way * this.direction > this.reach) this.isKept = false;
  }
}
