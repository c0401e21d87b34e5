import type { EventRecord } from '../model/record';
import type { Time } from '../model/time';
import { couldBeSameComputer, sameOrUnnamed } from './same-computer';

const TO_SECOND = 'YYYY-MM-DDTHH:MM:SS'.length;
const MICROSECONDS = 6;

/** Where a record was, and the fraction of its second. */
interface Sighting {
  computer: string;
  channel: string;
  fraction: string;
}

/**
 * Recognises a record that another export has already given: same record id, provider, event id and time, and the same
 * computer and channel as far as both forms of export name them. A record without id or time cannot be told from its like
 * and counts as new.
 */
export class Duplicates {
  /** Nearly always one; a second is a record of another log with the same numbers. */
  private readonly seen = new Map<string, Sighting | Sighting[]>();
  private readonly places = new Map<string, Sighting>();

  /** True when the record was seen before; remembers it otherwise. */
  isDuplicate(record: EventRecord): boolean {
    return record.ref.recordId !== '' && record.time !== null && this.isSeen(record, record.time);
  }

  private isSeen({ ref, provider, eventId }: EventRecord, time: Time): boolean {
    const key = `${ref.recordId}\n${eventId}\n${time.slice(0, TO_SECOND)}\n${provider}`.toLowerCase();
    const sighting = this.sighting(ref.computer.toLowerCase(), ref.channel.toLowerCase(), fractionOf(time));
    const known = this.seen.get(key);
    const all = known === undefined ? [] : Array.isArray(known) ? known : [known];
    if (all.some((one) => couldBeSame(one, sighting))) return true;
    this.seen.set(key, all.length === 0 ? sighting : [...all, sighting]);
    return false;
  }

  /** Forms without fractions have one sighting for all records of a log. */
  private sighting(computer: string, channel: string, fraction: string): Sighting {
    const made = { computer, channel, fraction };
    if (fraction !== '') return made;
    const key = `${computer}\n${channel}`;
    const known = this.places.get(key);
    if (!known) this.places.set(key, made);
    return known ?? made;
  }
}

const couldBeSame = (a: Sighting, b: Sighting): boolean =>
  sameFraction(a.fraction, b.fraction) &&
  sameOrUnnamed(a.channel, b.channel) &&
  couldBeSameComputer(a.computer, b.computer);

/** As far as both go: tools write one moment with none, 3, 6, 7 or 9 digits. */
function sameFraction(a: string, b: string): boolean {
  const digits = Math.min(a.length, b.length);
  return a.slice(0, digits) === b.slice(0, digits);
}

const fractionOf = (time: Time): string =>
  time.slice(TO_SECOND + 1, Math.min(time.length - 1, TO_SECOND + 1 + MICROSECONDS));
