import type { ClassifiedEvent } from '../model/event';
import type { Correlation } from '../model/flow';
import { compareTimes, earlier } from '../model/time';

/** What is older belongs to nothing that still happens; the longest operation is stale after a fraction of it. */
const REMEMBERED_MS = 2 * 60 * 60_000;
/** A flood forgets sooner. */
const MOST_EVENTS = 5_000;
/** Of an incident that lasts, its first event and so many of the last ones. */
const OF_AN_INCIDENT = 50;

/**
 * The events that matter for what comes: the latest ones, and whatever belongs with them or with something that has not
 * ended. Attempts and incidents are kept or forgotten as a whole, or what is left of one would look like another one.
 */
export function remembered(
  events: readonly ClassifiedEvent[],
  { flows, incidents }: Pick<Correlation, 'flows' | 'incidents'>,
): ClassifiedEvent[] {
  const newest = events.at(-1);
  if (!newest) return [];
  const horizon = earlier(newest.time, REMEMBERED_MS);
  const kept = new Set(events.slice(-MOST_EVENTS).filter(({ time }) => compareTimes(time, horizon) >= 0));
  const isKept = (event: ClassifiedEvent): boolean => kept.has(event);
  for (const { members, outcome } of flows) {
    const own = members.map(({ event }) => event);
    if (outcome === 'open' || own.some(isKept)) own.forEach((event) => kept.add(event));
  }
  for (const { events: own, to } of incidents) {
    if (to !== null && !own.some(isKept)) continue;
    for (const event of [own[0]!, ...own.slice(-OF_AN_INCIDENT)]) kept.add(event);
  }
  return events.filter(isKept);
}
