import type { EventRecord } from '../model/record';

/**
 * Recognises a record that another export has already given: same computer, channel, record id, provider, event id and
 * time. A record without id or time cannot be told from its like and counts as new.
 */
export class Duplicates {
  private readonly seen = new Set<string>();

  /** True when the record was seen before; remembers it otherwise. */
  isDuplicate({ ref, provider, eventId, time }: EventRecord): boolean {
    if (ref.recordId === '' || time === null) return false;
    // Tools write the same moment with 7 or 9 digits: the trailing zeros say nothing.
    const moment = time.replace(/\.?0*Z$/, 'Z');
    const key = [ref.computer, ref.channel, ref.recordId, provider, eventId, moment].join('\n').toLowerCase();
    if (this.seen.has(key)) return true;
    this.seen.add(key);
    return false;
  }
}
