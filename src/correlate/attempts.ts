import type { Catalog } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { Member } from '../model/flow';
import { groupBy } from '../model/group';
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
  // Without an id each is an attempt of its own.
  const keyOf = (event: ClassifiedEvent): unknown =>
    event.trackingId ? `${event.ref.computer}\n${event.trackingId}` : event;
  const groups = groupBy(own, keyOf);
  const attempts: Attempt[] = [];
  for (const group of groups.values()) {
    const isOne = isAttempt(group, roleOf);
    // What a service or relay code says under an attempt's id it says of the service all the same.
    const isPart = (event: ClassifiedEvent): boolean => isOne && (event.entry === null || roleOf(event) !== null);
    if (isOne) attempts.push(group.filter(isPart).map((event) => ({ event, link: 'tracking-id' })));
    for (const event of group) if (!isPart(event)) rest.push(event);
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
