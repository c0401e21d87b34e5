import type { ClassifiedEvent } from '../model/event';
import type { Report } from '../model/report';
import { withoutDomain } from './fillings';

/** A hostile log can name accounts without end. */
const MOST_NAMES = 100;

/** Accounts and relays that events name, each once, in the order of their first event. */
export function namesOf(events: readonly ClassifiedEvent[]): Report['names'] {
  const accounts = new DistinctNames(withoutDomain);
  const relays = new DistinctNames((namespace) => namespace);
  for (const { fields } of events) {
    accounts.add(fields.connectorAccount);
    relays.add(fields.namespace);
  }
  return { connectorAccounts: accounts.all(), relays: relays.all() };
}

class DistinctNames {
  private readonly names = new Map<string, string>();
  /** What came last is mostly what comes again. */
  private last: string | null = null;

  constructor(private readonly nameIn: (given: string) => string) {}

  add(given: string | null): void {
    if (given === null || given === this.last || this.names.size === MOST_NAMES) return;
    this.last = given;
    const name = this.nameIn(given);
    const lower = name.toLowerCase();
    if (name !== '' && !this.names.has(lower)) this.names.set(lower, name);
  }

  all(): string[] {
    return [...this.names.values()];
  }
}
