import type { TextWindow } from '../../../text-window';
import type { RawHead } from '../head';
import type { HeadPart } from '../head-grammar';
import type { ActivityTally, LogTally } from '../../../log-activity';
import { giveBack, takeKernel, type Kernel } from './kernel';
import {
  COUNT,
  FIELD,
  GUARD,
  LONGEST_TEXT,
  MINUTE_COUNT,
  MINUTES,
  MINUTE_SIZE,
  MOST_MINUTES,
  MOST_NOTED,
  MOST_STRETCHES,
  NOTED,
  NOTED_COUNT,
  NOTED_EVENTS,
  NOTED_PART,
  NOTED_SIZE,
  PAIRS,
  PART_END,
  STRETCHES,
  STRETCH_SIZE,
  TEXT,
} from './memory';

/** Units of UTF-16 that may belong to an event in another encoding; U+4500 is one in both orders. */
const SUSPECTS = { bytes: [0, 0], 'utf-16le': [0x453c, 0x7645], 'utf-16be': [0x3c45, 0x4576] } as const;

const MINUTES_OF_DAY = 1440;

/** A plain event that is to be looked at. Indices are those of the window. */
export interface NotedEvent {
  from: number;
  to: number;
  head: RawHead;
  /** What is passed counts it. */
  isCounted: boolean;
}

/** Passes events of foreign providers without making text of them, and says of each log what it has passed. */
export class Skimmer {
  /** Events passed, and those counted with them. */
  events = 0;
  private kernel: Kernel | null = null;
  private readonly logs: LogTally[] = [];
  private readonly numbers = new Map<LogTally, number>();
  private window: TextWindow | null = null;
  /** The window can be looked at here. */
  private usable = false;

  constructor(private readonly activity: ActivityTally) {}

  /**
   * Index behind the last of the plain events that follow each other from `from` on.
   * @param look takes those that are not of a known place, or whose provider may be wanted
   */
  pass(window: TextWindow, from: number, look: (event: NotedEvent) => void): number {
    this.kernel ??= takeKernel();
    const { kernel } = this;
    if (!this.load(kernel, window)) return from;
    const number = (address: number): number => kernel.view.getInt32(address, true);
    for (let at = TEXT + from; ;) {
      at = kernel.skim(at);
      const [stretches, noted] = [number(COUNT), number(NOTED_COUNT)];
      const isFull = stretches === MOST_STRETCHES || noted === MOST_NOTED || number(MINUTE_COUNT) === MOST_MINUTES;
      let told = 0;
      const tell = (count: number): void => {
        for (; told < count; told += 1) this.tally(kernel, STRETCHES + told * STRETCH_SIZE);
      };
      for (let i = 0; i < noted; i += 1) {
        const address = NOTED_EVENTS + i * NOTED_SIZE;
        tell(number(address + NOTED.stretches));
        look(notedAt(kernel, address));
      }
      tell(stretches);
      if (!isFull) return at - TEXT;
    }
  }

  /** The event at `from` is of a provider that is not wanted, in this log: others like it will be passed. */
  learn(window: TextWindow, from: number, log: LogTally): void {
    const { kernel } = this;
    if (!kernel || !this.load(kernel, window)) return;
    let number = this.numbers.get(log);
    if (number === undefined) {
      number = this.logs.push(log) - 1;
      this.numbers.set(log, number);
    }
    kernel.learn(TEXT + from, number + 1);
  }

  /** To be called at the end. */
  close(): void {
    if (this.kernel) giveBack(this.kernel);
    this.kernel = null;
  }

  private load(kernel: Kernel, window: TextWindow): boolean {
    if (window === this.window) return this.usable;
    this.window = window;
    const { bytes, unit, form, length } = window;
    this.usable = length <= LONGEST_TEXT;
    if (!this.usable) return false;
    if (unit === 1) kernel.bytes.set(bytes, TEXT);
    else {
      kernel.bytes.set(bytes, PAIRS);
      this.usable = kernel.narrow(length, ...SUSPECTS[form]) === 0;
    }
    kernel.bytes.set(GUARD, TEXT + length);
    return this.usable;
  }

  private tally({ view, text }: Kernel, at: number): void {
    const field = (name: keyof typeof FIELD): number => view.getInt32(at + FIELD[name], true);
    const id = (name: 'firstId' | 'lastId'): number => Number(view.getBigInt64(at + FIELD[name], true));
    const time = (name: keyof typeof FIELD): string => text(field(name), field(name) + field('timeLength'));
    const events = field('events');
    this.events += events;
    const log = this.logs[field('place') - 1]!;
    this.activity.addStretch(log, {
      events,
      from: id('firstId'),
      to: id('lastId'),
      fromTime: time('firstTime'),
      secondTime: events > 1 ? time('secondTime') : null,
      timeBefore: events > 1 ? time('timeBefore') : null,
      toTime: time('lastTime'),
      minutes: minutesOf(view, field('minutesBefore'), field('minutesAfter')),
    });
  }
}

function notedAt({ view, text }: Kernel, address: number): NotedEvent {
  const field = (offset: number): number => view.getInt32(address + offset, true);
  const part = (name: HeadPart): string => text(field(NOTED_PART[name]), field(NOTED_PART[name] + PART_END));
  return {
    from: field(NOTED.start) - TEXT,
    to: field(NOTED.end) - TEXT,
    head: {
      provider: part('provider'),
      eventId: part('eventId'),
      level: part('level'),
      time: part('time'),
      recordId: part('recordId'),
      place: part('place'),
      end: field(NOTED.headEnd) - TEXT,
    },
    isCounted: field(NOTED.counted) === 1,
  };
}

function minutesOf(view: DataView, from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => {
    const at = MINUTES + (from + i) * MINUTE_SIZE;
    return view.getInt32(at, true) * MINUTES_OF_DAY + view.getInt32(at + 4, true);
  });
}
