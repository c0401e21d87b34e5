import type { Catalog, OperationEntry } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { EventKey } from '../model/event-key';
import type { Member } from '../model/flow';
import type { Link } from '../model/report';
import { millisecondsBetween } from '../model/time';
import type { Attempt } from './attempts';

interface Sequence {
  operation: OperationEntry;
  start: ClassifiedEvent | null;
  members: Member[];
  trackingIds: Set<string | null>;
  ended: boolean;
}

/**
 * Gathers operations of the service itself (onboarding, offboarding). One runs at a time on a server, and it is not known
 * that its events share a tracking id: an event joins the operation under way, as a fact where the id agrees, else by order.
 * @param events of any servers, in order, those of attempts taken out
 */
export function gatherSequences(
  events: readonly ClassifiedEvent[],
  catalog: Catalog,
): { sequences: Attempt[]; rest: ClassifiedEvent[] } {
  const operations = catalog.operations.filter((operation) => operation.joinedByOrder);
  // Asked of every event that is no attempt's, by far the most of which belong to no sequence.
  const starting = byKey(operations, ({ starts }) => starts);
  const ending = byKey(operations, ({ succeeds, failsAlone }) => [...succeeds, ...failsAlone]);
  const latest = new Map<string, Sequence>();
  const sequences: Sequence[] = [];
  const rest: ClassifiedEvent[] = [];
  const open = (operation: OperationEntry, event: ClassifiedEvent, start: ClassifiedEvent | null): void => {
    const members = [member(event, 'tracking-id')];
    const trackingIds = new Set([event.trackingId]);
    const sequence = { operation, start, members, trackingIds, ended: start === null };
    sequences.push(sequence);
    latest.set(event.ref.computer, sequence);
  };

  for (const event of events) {
    const current = latest.get(event.ref.computer);
    const started = starting.get(event.key);
    if (started) open(started, event, event);
    else if (current && belongs(event, current)) {
      current.members.push(member(event, sharesId(current, event) ? 'tracking-id' : 'only-candidate'));
      current.trackingIds.add(event.trackingId);
      current.ended ||= current.operation.succeeds.includes(event.key);
    } else {
      const ended = ending.get(event.key);
      if (ended) open(ended, event, null);
      else rest.push(event);
    }
  }
  return { sequences: sequences.map(({ members }) => members), rest };
}

/** The first operation that has each key. */
function byKey(
  operations: readonly OperationEntry[],
  keysOf: (operation: OperationEntry) => readonly EventKey[],
): Map<EventKey, OperationEntry> {
  const found = new Map<EventKey, OperationEntry>();
  for (const operation of operations)
    for (const key of keysOf(operation)) if (!found.has(key)) found.set(key, operation);
  return found;
}

function belongs(event: ClassifiedEvent, sequence: Sequence): boolean {
  const { operation, start, ended } = sequence;
  if (![operation.succeeds, operation.fails, operation.steps].some((keys) => keys.includes(event.key))) return false;
  if (sharesId(sequence, event)) return true;
  if (ended || !start) return false;
  return millisecondsBetween(start.time, event.time) <= operation.staleSeconds * 1000;
}

const sharesId = ({ trackingIds }: Sequence, { trackingId }: ClassifiedEvent): boolean =>
  trackingId !== null && trackingIds.has(trackingId);

const member = (event: ClassifiedEvent, link: Link): Member => ({ event, link });
