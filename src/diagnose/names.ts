import type { ClassifiedEvent } from '../model/event';
import type { Report } from '../model/report';

/** A hostile log can name accounts without end. */
const MOST_NAMES = 100;

/** Accounts and relays that events name, each once, in the order of their first event. */
export function namesOf(events: readonly ClassifiedEvent[]): Report['names'] {
  return {
    connectorAccounts: distinct(events, ({ fields }) => fields.connectorAccount?.replace(/^.*\\/, '')),
    relays: distinct(events, ({ fields }) => fields.namespace),
  };
}

function distinct(
  events: readonly ClassifiedEvent[],
  nameOf: (event: ClassifiedEvent) => string | null | undefined,
): string[] {
  const names = new Map<string, string>();
  for (const event of events) {
    const name = nameOf(event);
    if (name && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
    if (names.size === MOST_NAMES) break;
  }
  return [...names.values()];
}
