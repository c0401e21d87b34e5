import type { Catalog, OperationEntry } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { Member } from '../model/flow';
import type { Link } from '../model/report';
import { millisecondsBetween } from '../model/time';
import type { Attempt } from './attempts';

interface Sequence {
  operation: OperationEntry;
  start: ClassifiedEvent | null;
  members: Member[];
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
  const latest = new Map<string, Sequence>();
  const sequences: Sequence[] = [];
  const rest: ClassifiedEvent[] = [];
  const open = (operation: OperationEntry, event: ClassifiedEvent, start: ClassifiedEvent | null): void => {
    const sequence = { operation, start, members: [member(event, 'tracking-id')], ended: start === null };
    sequences.push(sequence);
    latest.set(event.ref.computer, sequence);
  };

  for (const event of events) {
    const current = latest.get(event.ref.computer);
    const starting = operations.find(({ starts }) => starts.includes(event.key));
    if (starting) open(starting, event, event);
    else if (current && belongs(event, current)) {
      current.members.push(member(event, linkTo(current, event)));
      current.ended ||= current.operation.succeeds.includes(event.key);
    } else {
      const ended = operations.find(({ succeeds, failsAlone }) => [...succeeds, ...failsAlone].includes(event.key));
      if (ended) open(ended, event, null);
      else rest.push(event);
    }
  }
  return { sequences: sequences.map(({ members }) => members), rest };
}

function belongs(event: ClassifiedEvent, { operation, start, members, ended }: Sequence): boolean {
  if (![...operation.succeeds, ...operation.fails, ...operation.steps].includes(event.key)) return false;
  if (members.some((other) => sameTrackingId(other.event, event))) return true;
  if (ended || !start) return false;
  return millisecondsBetween(start.time, event.time) <= operation.staleSeconds * 1000;
}

function linkTo(sequence: Sequence, event: ClassifiedEvent): Link {
  return sequence.members.some((other) => sameTrackingId(other.event, event)) ? 'tracking-id' : 'only-candidate';
}

const sameTrackingId = (a: ClassifiedEvent, b: ClassifiedEvent): boolean =>
  a.fields.trackingId !== null && a.fields.trackingId === b.fields.trackingId;

const member = (event: ClassifiedEvent, link: Link): Member => ({ event, link });
