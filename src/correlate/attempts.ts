import type { Catalog } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { Member } from '../model/flow';
import type { Role } from './roles';
import { joinWithoutId } from './attempts-without-id';

export type RoleOf = (event: ClassifiedEvent) => Role | null;

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
  const rest: ClassifiedEvent[] = [];
  const own: ClassifiedEvent[] = [];
  for (const event of events) {
    const role = roleOf(event);
    const isOwn = !role?.operation?.joinedByOrder && (event.trackingId ?? (role && !role.needsTrackingId));
    (isOwn ? own : rest).push(event);
  }
  const groups = ofOneId(own);
  const attempts: Attempt[] = [];
  for (const group of groups) {
    const isOne = isAttempt(group, roleOf);
    // What a service or relay code says under an attempt's id it says of the service all the same.
    const isPart = (event: ClassifiedEvent): boolean => isOne && (event.entry === null || roleOf(event) !== null);
    if (isOne) attempts.push(group.filter(isPart).map((event) => ({ event, link: 'tracking-id' })));
    for (const event of group) if (!isPart(event)) rest.push(event);
  }
  return { attempts: joinWithoutId(attempts, roleOf, catalog), rest };
}

/** Events of one server with one tracking id; without an id each stands alone. In the order of their first events. */
export function ofOneId(events: readonly ClassifiedEvent[]): ClassifiedEvent[][] {
  const groups: ClassifiedEvent[][] = [];
  // Server by server, for a key of both would have to be made for every event.
  const servers = new Map<string, Map<string, ClassifiedEvent[]>>();
  for (const event of events) {
    const { computer } = event.ref;
    const ids = servers.get(computer) ?? new Map<string, ClassifiedEvent[]>();
    if (ids.size === 0) servers.set(computer, ids);
    const known = event.trackingId === null ? undefined : ids.get(event.trackingId);
    if (known) known.push(event);
    else {
      const group = [event];
      groups.push(group);
      if (event.trackingId !== null) ids.set(event.trackingId, group);
    }
  }
  return groups;
}

function isAttempt(group: readonly ClassifiedEvent[], roleOf: RoleOf): boolean {
  return group.some((event) => {
    const role = roleOf(event);
    if (!role || role.part === 'step') return false;
    return !role.needsTrackingId || event.fields.upn !== null || event.fields.cloudAnchor !== null;
  });
}
