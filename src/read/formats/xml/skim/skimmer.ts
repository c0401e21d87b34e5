import type { TextWindow } from '../../../text-window';
import type { RawHead } from '../head';
import type { HeadPart } from '../head-grammar';
import type { ActivityTally, LogTally } from '../../../log-activity';
import { giveBack, takeKernel, type Kernel } from './kernel';
import {
  EVENT,
  FIELD,
  GUARD,
  LONGEST_TEXT,
  MINUTES,
  MINUTE_SIZE,
  PAIRS,
  PART,
  STRETCHES,
  STRETCH_SIZE,
  TEXT,
} from './memory';

/** Units of UTF-16 that may belong to an event in another encoding; U+4500 is one in both orders. */
const SUSPECTS = { bytes: [0, 0], 'utf-16le': [0x453c, 0x7645], 'utf-16be': [0x3c45, 0x4576] } as const;

const MINUTES_OF_DAY = 1440;

/** Indices are those of the window. */
interface PlainEvent {
  from: number;
  to: number;
  head: RawHead;
}

/** Passes events of foreign providers without making text of them, and says of each log what it has passed. */
export class Skimmer {
  /** Events passed. */
  events = 0;
  private kernel: Kernel | null = null;
  private readonly logs: LogTally[] = [];
  private readonly numbers = new Map<LogTally, number>();
  private window: TextWindow | null = null;
  /** The window can be looked at here. */
  private usable = false;

  constructor(private readonly activity: ActivityTally) {}

  /** Index behind the last of the plain, foreign events that follow each other from `from` on. */
  pass(window: TextWindow, from: number): number {
    this.kernel ??= takeKernel();
    const { kernel } = this;
    if (!this.load(kernel, window)) return from;
    const end = kernel.skim(TEXT + from);
    for (let i = 0; i < kernel.count(); i += 1) this.tally(kernel, STRETCHES + i * STRETCH_SIZE);
    return end - TEXT;
  }

  /** The plain event that follows those that have just been passed; null where something else follows. */
  plain(): PlainEvent | null {
    const { kernel } = this;
    const note = (address: number): number => kernel?.view.getInt32(address, true) ?? 0;
    if (!kernel || !this.usable || note(EVENT.end) === 0) return null;
    const part = (name: HeadPart): string => kernel.text(note(PART[name].start), note(PART[name].end));
    return {
      from: note(EVENT.start) - TEXT,
      to: note(EVENT.end) - TEXT,
      head: {
        provider: part('provider'),
        eventId: part('eventId'),
        level: part('level'),
        time: part('time'),
        recordId: part('recordId'),
        place: part('place'),
        end: note(EVENT.headEnd) - TEXT,
      },
    };
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

function minutesOf(view: DataView, from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => {
    const at = MINUTES + (from + i) * MINUTE_SIZE;
    return view.getInt32(at, true) * MINUTES_OF_DAY + view.getInt32(at + 4, true);
  });
}
