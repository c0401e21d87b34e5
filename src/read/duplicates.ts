import type { EventRecord } from '../model/record';
import type { Time } from '../model/time';
import { couldBeSameComputer, sameOrUnnamed } from './same-computer';

const TO_SECOND = 'YYYY-MM-DDTHH:MM:SS'.length;
const MICROSECONDS = 6;
/** Where the digits of a canonical time stand. */
const [DAY, HOUR, MINUTE, SECOND] = [8, 11, 14, 17];
const [HOURS, SIXTY] = [24, 60];
/** What two digits add up to beyond their value. */
const ZEROS = '0'.charCodeAt(0) * 11;

const TO_MONTH = 'YYYY-MM'.length;
/** More are not remembered: the engine's maps end at twice as many. */
const MOST_SEEN = 8_000_000;

/** A record id below this and a second of the month together are still an exact number. */
const MOST_PAIRED_ID = 2 ** 31;
const MONTH_SECONDS = 2 ** 22;

/** What is remembered of a record; `ref` is shared with the event that is made of it. */
type Seen = Pick<EventRecord, 'ref' | 'provider' | 'eventId'> & { time: Time };

/**
 * Recognises a record that another export has already given: same record id, provider, event id and time, and the same
 * computer and channel as far as both forms of export name them. A record without id or time cannot be told from its like
 * and counts as new.
 */
export class Duplicates {
  /**
   * By record id and second. Nearly always one; a second is a record of another log with the same numbers. A number: the
   * fingerprint of one that was forgotten.
   */
  private readonly seen = new Map<number | string, Seen | Seen[] | number>();

  /** True when the record was seen before; remembers it otherwise. */
  isDuplicate(record: EventRecord): boolean {
    return record.ref.recordId !== '' && record.time !== null && this.isSeen(record, record.time);
  }

  /** Keeps of a record only what it is recognised by: what it is made of may go. */
  forget({ ref, time }: Pick<Seen, 'ref' | 'time'>): void {
    const key = keyOf(ref.recordId, time);
    const known = this.seen.get(key);
    if (typeof known === 'object' && !Array.isArray(known)) this.seen.set(key, fingerprint(known));
  }

  private isSeen({ ref, provider, eventId }: EventRecord, time: Time): boolean {
    const record = { ref, provider, eventId, time };
    const key = keyOf(ref.recordId, time);
    const known = this.seen.get(key);
    if (known === undefined) {
      if (this.seen.size < MOST_SEEN) this.seen.set(key, record);
    } else if (typeof known === 'number') return couldBeSamePrint(known, fingerprint(record));
    else if (Array.isArray(known)) {
      const same = known.find((one) => couldBeSame(one, record));
      if (same) return found(same, ref);
      known.push(record);
    } else {
      if (couldBeSame(known, record)) return found(known, ref);
      this.seen.set(key, [known, record]);
    }
    return false;
  }
}

const FNV = { basis: 2_166_136_261, prime: 16_777_619 };

/** The lowest bits of a fingerprint are the computer's; none of them is set where it is not named. */
const HOST_VALUES = 256;
const REST_BITS = 22;

/** 30 bits of what tells apart records with the same id in the same second of some month. */
function fingerprint({ ref, provider, eventId, time }: Seen): number {
  const host = ref.computer.split('.', 1)[0]!;
  const rest = hashOf([time.slice(0, TO_MONTH), provider, eventId].join('\n')) >>> (32 - REST_BITS);
  return rest * HOST_VALUES + (host === '' ? 0 : 1 + (hashOf(host) % (HOST_VALUES - 1)));
}

function couldBeSamePrint(a: number, b: number): boolean {
  const [hostA, hostB] = [a % HOST_VALUES, b % HOST_VALUES];
  return a - hostA === b - hostB && (hostA === hostB || hostA === 0 || hostB === 0);
}

function hashOf(text: string): number {
  const lower = text.toLowerCase();
  let hash = FNV.basis;
  for (let at = 0; at < lower.length; at += 1) hash = Math.imul(hash ^ lower.charCodeAt(at), FNV.prime);
  return hash >>> 0;
}

/** What one file holds no more, another may still hold. */
function found({ ref }: Seen, again: EventRecord['ref']): true {
  if (!again.recovered) delete ref.recovered;
  return true;
}

/** One number where that is possible: texts would take more memory than all else that is remembered. */
function keyOf(recordId: string, time: Time): number | string {
  const id = Number(recordId);
  if (!(id < MOST_PAIRED_ID)) return `${recordId} ${time.slice(0, TO_SECOND)}`;
  const two = (at: number): number => time.charCodeAt(at) * 10 + time.charCodeAt(at + 1) - ZEROS;
  const minutes = (two(DAY) * HOURS + two(HOUR)) * SIXTY + two(MINUTE);
  return id * MONTH_SECONDS + minutes * SIXTY + two(SECOND);
}

const couldBeSame = (a: Seen, b: Seen): boolean =>
  a.eventId === b.eventId &&
  a.ref.recordId === b.ref.recordId &&
  a.time.slice(0, TO_SECOND) === b.time.slice(0, TO_SECOND) &&
  sameFraction(fractionOf(a.time), fractionOf(b.time)) &&
  a.provider.toLowerCase() === b.provider.toLowerCase() &&
  sameOrUnnamed(a.ref.channel.toLowerCase(), b.ref.channel.toLowerCase()) &&
  couldBeSameComputer(a.ref.computer.toLowerCase(), b.ref.computer.toLowerCase());

/** As far as both go: tools write one moment with none, 3, 6, 7 or 9 digits. */
function sameFraction(a: string, b: string): boolean {
  const digits = Math.min(a.length, b.length);
  return a.slice(0, digits) === b.slice(0, digits);
}

const fractionOf = (time: Time): string =>
  time.slice(TO_SECOND + 1, Math.min(time.length - 1, TO_SECOND + 1 + MICROSECONDS));
