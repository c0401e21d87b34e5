import type { ClassifiedEvent } from './event';
import type { EventKey } from './event-key';

/**
 * Those with one of these keys, in their order. Mostly there are none, which is known when the events have been looked at
 * once: nobody may change the list.
 */
export function ofKeys(events: readonly ClassifiedEvent[], keys: readonly EventKey[]): readonly ClassifiedEvent[] {
  const occurring = keysIn(events);
  return keys.some((key) => occurring.has(key)) ? events.filter(({ key }) => keys.includes(key)) : [];
}

/** The codes of these events. */
export function keysIn(events: readonly ClassifiedEvent[]): ReadonlySet<EventKey> {
  const known = keysOf.get(events);
  if (known) return known;
  const keys = new Set<EventKey>();
  for (const { key } of events) keys.add(key);
  keysOf.set(events, keys);
  return keys;
}

const keysOf = new WeakMap<readonly ClassifiedEvent[], Set<EventKey>>();
