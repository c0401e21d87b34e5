import type { ClassifiedEvent } from '../model/event';
import type { EventKey } from '../model/event-key';
import { compareTimes } from '../model/time';
import type { CodeCount, UnknownCode } from '../model/report';

/** How often each event code occurs, most frequent first; events in any order. */
export function codeCounts(events: Iterable<Pick<ClassifiedEvent, 'key' | 'time'>>): CodeCount[] {
  const counts = new Map<EventKey, CodeCount>();
  for (const { key, time } of events) {
    const known = counts.get(key);
    if (!known) counts.set(key, { key, count: 1, firstSeen: time, lastSeen: time });
    else {
      known.count += 1;
      if (compareTimes(time, known.lastSeen) > 0) known.lastSeen = time;
      else if (compareTimes(time, known.firstSeen) < 0) known.firstSeen = time;
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** The codes of known providers that the catalog does not have, each with a record to look at. */
export function unknownCodesOf(events: readonly ClassifiedEvent[]): UnknownCode[] {
  const unknown = events.filter(({ entry }) => entry === null);
  const samples = new Map([...unknown].reverse().map(({ key, ref }) => [key, ref]));
  return codeCounts(unknown).map((code) => ({ ...code, sample: samples.get(code.key)! }));
}
