import type { EventRecord } from '../model/record';
import type { Time } from '../model/time';

const MICROSECONDS = 'YYYY-MM-DDTHH:MM:SS.ffffff'.length;

/**
 * Recognises a record that another export has already given: same computer, channel, record id, provider, event id and
 * time. A record without id or time cannot be told from its like and counts as new.
 */
export class Duplicates {
  private readonly seen = new Set<string>();

  /** True when the record was seen before; remembers it otherwise. */
  isDuplicate({ ref, provider, eventId, time }: EventRecord): boolean {
    if (ref.recordId === '' || time === null) return false;
    const { computer, channel, recordId } = ref;
    const key = `${recordId}\n${eventId}\n${withoutZeros(time)}\n${provider}\n${computer}\n${channel}`.toLowerCase();
    if (this.seen.has(key)) return true;
    this.seen.add(key);
    return false;
  }
}

/** Tools write the same moment with 6, 7 or 9 digits: what lies below a microsecond and trailing zeros tell nothing apart. */
function withoutZeros(time: Time): string {
  if (!time.includes('.')) return time.slice(0, -1);
  let end = Math.min(time.length - 1, MICROSECONDS);
  while (time[end - 1] === '0') end -= 1;
  return time.slice(0, time[end - 1] === '.' ? end - 1 : end);
}
