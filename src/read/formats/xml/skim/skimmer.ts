import type { TextWindow } from '../../../text-window';
import type { RawHead } from '../head';
import type { HeadPart } from '../head-grammar';
import type { ActivityTally } from '../../../log-activity';
import type { KnownPlace, KnownProvider } from '../known-heads';
import { giveBack, takeKernel, type Kernel } from './kernel';
import {
  COUNT,
  FIELD,
  FOREIGN,
  GUARD,
  LONGEST_TEXT,
  MINUTES,
  MINUTE_SIZE,
  NOTED,
  NOTED_COUNT,
  NOTED_EVENTS,
  NOTED_PART,
  NOTED_SIZE,
  PAIRS,
  PART_END,
  SLOT_COUNT,
  STRETCHES,
  STRETCH_SIZE,
  TEXT,
} from './memory';

/** Units of UTF-16 that may belong to an event in another encoding; U+4500 is one in both orders. */
const SUSPECTS = { bytes: [0, 0], 'utf-16le': [0x453c, 0x7645], 'utf-16be': [0x3c45, 0x4576] } as const;

const MINUTES_OF_DAY = 1440;
/** The kernel's word for a name that it does not know. */
const UNKNOWN = 0;

/** A plain event that is to be looked at. Indices are those of the window. */
export interface NotedEvent {
  from: number;
  to: number;
  /** Provider and place are empty where they are known. */
  head: RawHead;
  /** As they were learned; null where they were not. What is passed counts an event of a known place. */
  provider: KnownProvider | null;
  place: KnownPlace | null;
}

/** Passes events of foreign providers without making text of them, and says of each log what it has passed. */
export class Skimmer {
  /** Events passed, and those counted with them. */
  events = 0;
  private kernel: Kernel | null = null;
  private readonly providers = new Numbered<KnownProvider>(FOREIGN + 1);
  private readonly places = new Numbered<KnownPlace>(1);
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
      const isFull = kernel.isFull() === 1;
      let told = 0;
      const tell = (count: number): void => {
        for (; told < count; told += 1) this.tally(kernel, STRETCHES + told * STRETCH_SIZE);
      };
      for (let i = 0; i < noted; i += 1) {
        const address = NOTED_EVENTS + i * NOTED_SIZE;
        tell(number(address + NOTED.stretches));
        look(this.notedAt(kernel, address));
      }
      tell(stretches);
      if (!isFull) return at - TEXT;
    }
  }

  /** The event at `from` is of this provider, in this place, which has a log: others like it will be passed, or known. */
  learn(window: TextWindow, from: number, provider: KnownProvider, place: KnownPlace): void {
    const { kernel } = this;
    if (!kernel || !this.load(kernel, window)) return;
    const number = provider.wanted ? this.providers.numberOf(provider) : FOREIGN;
    kernel.learn(TEXT + from, number, this.places.numberOf(place));
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

  private notedAt({ view, text }: Kernel, address: number): NotedEvent {
    const field = (offset: number): number => view.getInt32(address + offset, true);
    const part = (name: HeadPart): string => text(field(NOTED_PART[name]), field(NOTED_PART[name] + PART_END));
    const provider = this.providers.at(field(NOTED.provider));
    const place = this.places.at(field(NOTED.place));
    return {
      from: field(NOTED.start) - TEXT,
      to: field(NOTED.end) - TEXT,
      head: {
        provider: provider ? '' : part('provider'),
        eventId: part('eventId'),
        level: part('level'),
        time: part('time'),
        recordId: part('recordId'),
        place: place ? '' : part('place'),
        end: field(NOTED.headEnd) - TEXT,
      },
      provider,
      place,
    };
  }

  private tally({ view, text }: Kernel, at: number): void {
    const field = (name: keyof typeof FIELD): number => view.getInt32(at + FIELD[name], true);
    const id = (name: 'firstId' | 'lastId'): number => Number(view.getBigInt64(at + FIELD[name], true));
    const time = (name: keyof typeof FIELD): string => text(field(name), field(name) + field('timeLength'));
    const events = field('events');
    this.events += events;
    this.activity.addStretch(this.places.at(field('place'))!.log!, {
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

/** What a kernel knows by numbers, from `first` on; it has no room for more names than it has slots. */
class Numbered<T extends object> {
  private readonly items: T[] = [];
  private readonly numbers = new Map<T, number>();

  constructor(private readonly first: number) {}

  numberOf(item: T): number {
    const known = this.numbers.get(item);
    if (known !== undefined || this.items.length === SLOT_COUNT) return known ?? UNKNOWN;
    const number = this.items.push(item) - 1 + this.first;
    this.numbers.set(item, number);
    return number;
  }

  at(number: number): T | null {
    return this.items[number - this.first] ?? null;
  }
}
