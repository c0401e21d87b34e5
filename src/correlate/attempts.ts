import type { Catalog } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { Member } from '../model/flow';
import { millisecondsBetween } from '../model/time';
import type { Role } from './roles';

type RoleOf = (event: ClassifiedEvent) => Role | null;

/** Events that belong to one attempt, in order; made into a flow later. */
export type Attempt = Member[];

/**
 * Gathers the attempts of users: events of one server with one tracking id, as soon as one of them begins or ends an
 * operation. A service code (320xx) alone is an attempt only when it says whose.
 * @param events of any servers, in order
 * @returns the attempts, and the events of none
 */
export function gatherAttempts(
  events: readonly ClassifiedEvent[],
  roleOf: RoleOf,
  catalog: Catalog,
): { attempts: Attempt[]; rest: ClassifiedEvent[] } {
  const groups = new Map<string, ClassifiedEvent[]>();
  const rest: ClassifiedEvent[] = [];
  for (const event of events) {
    const role = roleOf(event);
    const { trackingId } = event.fields;
    if (role?.operation?.joinedByOrder) rest.push(event);
    else if (trackingId) append(groups, `${event.ref.computer}\n${trackingId}`, event);
    else if (role && !role.needsTrackingId) append(groups, `${event.ref.computer}\n#${groups.size}`, event);
    else rest.push(event);
  }
  const attempts: Attempt[] = [];
  for (const group of groups.values()) {
    if (!isAttempt(group, roleOf)) rest.push(...group);
    else {
      // What a service or relay code says under an attempt's id it says of the service all the same.
      const isPart = (event: ClassifiedEvent): boolean => event.entry === null || roleOf(event) !== null;
      attempts.push(group.filter(isPart).map((event) => ({ event, link: 'tracking-id' })));
      rest.push(...group.filter((event) => !isPart(event)));
    }
  }
  return { attempts: joinWithoutId(attempts, roleOf, catalog), rest };
}

function isAttempt(group: readonly ClassifiedEvent[], roleOf: RoleOf): boolean {
  return group.some((event) => {
    const role = roleOf(event);
    if (!role || role.part === 'step') return false;
    return !role.needsTrackingId || event.fields.upn !== null || event.fields.cloudAnchor !== null;
  });
}

/**
 * Old or damaged texts have lost their tracking id. A start and an end of the same user, the one of them without an id,
 * are joined when there is no other choice; the join is an inference.
 */
function joinWithoutId(attempts: readonly Attempt[], roleOf: RoleOf, catalog: Catalog): Attempt[] {
  const starts = attempts.filter((attempt) => attempt.every(({ event }) => roleOf(event)?.part === 'start'));
  const ends = attempts.filter((attempt) => attempt.every(({ event }) => roleOf(event)?.part !== 'start'));
  if (![...starts, ...ends].some((attempt) => !attempt[0]!.event.fields.trackingId)) return [...attempts];
  const taken = new Set<Attempt>();
  for (const end of ends) {
    const candidates = starts.filter((start) => !taken.has(start) && couldBeOne(start, end, roleOf, catalog));
    const [only] = candidates;
    if (!only || candidates.length > 1) continue;
    taken.add(only);
    end.unshift(...only);
    for (const member of end) if (!member.event.fields.trackingId) member.link = 'only-candidate';
  }
  return attempts.filter((attempt) => !taken.has(attempt));
}

function couldBeOne(start: Attempt, end: Attempt, roleOf: RoleOf, catalog: Catalog): boolean {
  const [a, b] = [start[0]!.event, end[0]!.event];
  if (a.fields.trackingId && b.fields.trackingId) return false;
  if (a.ref.computer !== b.ref.computer || !couldBeSameUser(a, b)) return false;
  const [started, ended] = [roleOf(a)?.operation, roleOf(b)?.operation];
  if (!started || (ended && ended !== started)) return false;
  const elapsed = millisecondsBetween(a.time, b.time) / 1000;
  return elapsed >= -catalog.settings.toleranceSeconds && elapsed <= started.staleSeconds;
}

/** A start names its user; an end that names none may be anybody's. */
const couldBeSameUser = (start: ClassifiedEvent, end: ClassifiedEvent): boolean =>
  end.fields.upn === null
    ? end.fields.cloudAnchor === null
    : start.fields.upn?.toLowerCase() === end.fields.upn.toLowerCase();

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
