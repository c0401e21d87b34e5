import type { ClassifiedEvent } from '../model/event';
import { compareRecordIds } from '../model/record-id';
import type { Time } from '../model/time';
import { couldBeSameComputer, sameOrUnnamed } from './same-computer';

const TO_SECOND = 'YYYY-MM-DDTHH:MM:SS'.length;
const MICROSECONDS = 6;
/** More are not remembered: the engine's maps end at twice as many. */
const MOST_SEEN = 8_000_000;

/** So many with one place: more are no chance, and looking through them would take too long. */
const MOST_ALIKE = 1000;

/** What an event is recognised by; it is remembered as it is, so that nothing is kept of it twice. */
type Seen = Pick<ClassifiedEvent, 'ref' | 'key' | 'time'>;

/**
 * Recognises an event that another export has already given: same record id, provider, event id and time, and the same
 * computer and channel as far as both forms of export name them. An event without a record id cannot be told from its like
 * and counts as new.
 */
export class Duplicates {
  /** By a hash of record id and second. Nearly always one; others are of another log with the same numbers, or there by chance. */
  private readonly seen = new Map<number, Known | Known[]>();
  /** Events of one log as long as their record ids go one way, for then none can come twice; null once they are in `seen`. */
  private ordered: Seen[] | null = [];

  /** True when the event was seen before; remembers it otherwise. */
  isDuplicate(event: Seen): boolean {
    if (event.ref.recordId === '') return false;
    if (!this.ordered) return this.isSeen(event);
    if (!goesOn(this.ordered, event)) return this.leaveOrder().isSeen(event);
    this.ordered.push(event);
    return false;
  }

  private leaveOrder(): this {
    const { ordered } = this;
    this.ordered = null;
    for (const event of ordered ?? []) this.isSeen(event);
    return this;
  }

  private isSeen(event: Seen): boolean {
    const place = placeOf(event);
    const known = this.seen.get(place);
    if (known === undefined) {
      if (this.seen.size < MOST_SEEN) this.seen.set(place, event);
    } else if (Array.isArray(known)) {
      if (known.some((one) => isRepeat(one, event))) return true;
      if (known.length < MOST_ALIKE) known.push(event);
    } else {
      if (isRepeat(known, event)) return true;
      this.seen.set(place, [known, event]);
    }
    return false;
  }

  /** Keeps of an event only what it is recognised by: what it is made of may go. */
  forget(event: Seen): void {
    this.leaveOrder();
    const place = placeOf(event);
    const known = this.seen.get(place);
    if (known === event) this.seen.set(place, fingerprint(event));
    else if (Array.isArray(known) && known.includes(event)) known[known.indexOf(event)] = fingerprint(event);
  }
}

/** Whether an event follows those of its log by its record id, which is a number however long; upwards or downwards. */
function goesOn(events: readonly Seen[], { ref }: Seen): boolean {
  const [last, before] = [events.at(-1)?.ref, events.at(-2)?.ref];
  if (!last) return true;
  if (ref.file !== last.file || ref.computer !== last.computer || ref.channel !== last.channel) return false;
  const step = compareRecordIds(ref.recordId, last.recordId);
  return step !== 0 && (!before || step > 0 === compareRecordIds(last.recordId, before.recordId) > 0);
}

/** A number: the fingerprint of an event that was forgotten. */
type Known = Seen | number;

function isRepeat(known: Known, event: Seen): boolean {
  if (typeof known === 'number') return couldBeSamePrint(known, fingerprint(event));
  if (!couldBeSame(known, event)) return false;
  // What one file holds no more, another may still hold.
  if (!event.ref.recovered) delete known.ref.recovered;
  return true;
}

const FNV = { basis: 2_166_136_261, prime: 16_777_619 };

/** Where an event is looked for: what its exports agree on to the letter. 30 bits, as small numbers cost a map nothing. */
const placeOf = ({ ref, time }: Seen): number => hashOf(ref.recordId, Infinity, hashOf(time, TO_SECOND)) >>> 2;

/** The lowest bits of a fingerprint are the computer's; none of them is set where it is not named. */
const HOST_VALUES = 256;
const REST_BITS = 22;

/** 30 bits of what tells apart events of one place, which another record id and second may have by chance. */
function fingerprint({ ref, key, time }: Seen): number {
  const host = ref.computer.split('.', 1)[0]!.toLowerCase();
  const rest = hashOf(`${ref.recordId} ${time.slice(0, TO_SECOND)} ${key}`) >>> (32 - REST_BITS);
  return rest * HOST_VALUES + (host === '' ? 0 : 1 + (hashOf(host) % (HOST_VALUES - 1)));
}

function couldBeSamePrint(a: number, b: number): boolean {
  const [hostA, hostB] = [a % HOST_VALUES, b % HOST_VALUES];
  return a - hostA === b - hostB && (hostA === hostB || hostA === 0 || hostB === 0);
}

/** 32 bits of the first `most` characters. */
function hashOf(text: string, most = Infinity, basis = FNV.basis): number {
  let hash = basis;
  for (let at = 0; at < text.length && at < most; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV.prime);
  return hash >>> 0;
}

const couldBeSame = (a: Seen, b: Seen): boolean =>
  a.ref.recordId === b.ref.recordId &&
  a.key === b.key &&
  a.time.slice(0, TO_SECOND) === b.time.slice(0, TO_SECOND) &&
  sameFraction(fractionOf(a.time), fractionOf(b.time)) &&
  sameOrUnnamed(a.ref.channel.toLowerCase(), b.ref.channel.toLowerCase()) &&
  couldBeSameComputer(a.ref.computer.toLowerCase(), b.ref.computer.toLowerCase());

/** As far as both go: tools write one moment with none, 3, 6, 7 or 9 digits. */
function sameFraction(a: string, b: string): boolean {
  const digits = Math.min(a.length, b.length);
  return a.slice(0, digits) === b.slice(0, digits);
}

const fractionOf = (time: Time): string =>
  time.slice(TO_SECOND + 1, Math.min(time.length - 1, TO_SECOND + 1 + MICROSECONDS));
