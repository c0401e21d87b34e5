import type { EventEntry } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow } from '../model/flow';
import type { Finding } from '../model/report';
import { type Time, compareTimes } from '../model/time';
import type { Context, Draft } from './context';

type Area = EventEntry['area'];

/** Areas in which one sign of life speaks for the others: whoever writes a password has a service and a relay. */
const WRITEBACK: readonly Area[] = ['writeback', 'onboarding', 'service', 'relay'];

/**
 * Whether it still was so when the log ended: never by today's clock. False: what failed has worked since. Null: others
 * have succeeded since, but those it hit have not tried again.
 */
export function ongoingOf(
  draft: Draft,
  pattern: Finding['scope']['pattern'],
  lastSeen: string,
  context: Context,
): boolean | null {
  if (draft.ongoing !== undefined) return draft.ongoing;
  const servers = new Set(draft.events.map(({ ref }) => ref.computer));
  const later = context.flows.filter(
    ({ computer, endedAt }) => servers.has(computer) && endedAt !== null && compareTimes(endedAt, lastSeen) > 0,
  );
  const successes = later.filter(({ outcome }) => outcome === 'succeeded');
  if (draft.fault === 'infrastructure' || draft.flows.length === 0) {
    return (
      !(inWriteback(draft) && later.some((flow) => reachedDirectory(flow, context))) &&
      !recovered(draft, lastSeen, context)
    );
  }
  const kind = successes.filter((flow) => sameKind(flow, draft));
  if (kind.length === 0) return successes.length === 0 ? true : null;
  if (pattern === 'all-users') return false;
  const helped = new Set(kind.map(({ user }) => context.userKey(user)));
  return draft.flows.every(({ user }) => helped.has(context.userKey(user))) ? false : null;
}

/** Successes of the same kind on these servers: the last one, and how many came after it was last seen. */
export function successesOf(
  draft: Draft,
  lastSeen: Time,
  { flows }: Context,
): { lastSuccess: Time | null; successesSince: number } {
  const servers = new Set(draft.events.map(({ ref }) => ref.computer));
  const times = flows.flatMap((flow) => {
    const isSuccess = flow.outcome === 'succeeded' && !flow.entry?.joinedByOrder && servers.has(flow.computer);
    const isKind = isSuccess && (draft.flows.length === 0 || sameKind(flow, draft));
    return isKind && flow.endedAt !== null ? [flow.endedAt] : [];
  });
  return {
    lastSuccess: times.reduce<Time | null>((a, b) => (a !== null && compareTimes(a, b) > 0 ? a : b), null),
    successesSince: times.filter((time) => compareTimes(time, lastSeen) > 0).length,
  };
}

/** A success of another operation proves little where rights are concerned; a user's own mistake ends with any success. */
function sameKind(flow: CorrelatedFlow, draft: Draft): boolean {
  if (draft.fault === 'user') return true;
  return draft.flows.some(({ operation }) => operation === flow.operation || operation === 'unknown');
}

/** The directory answered: with a success, or with a refusal that is the user's own. */
export function reachedDirectory(flow: CorrelatedFlow, { causes }: Pick<Context, 'causes'>): boolean {
  if (flow.entry?.joinedByOrder) return false;
  return flow.outcome === 'succeeded' || causes.get(flow)?.[0]?.cause.fault === 'user';
}

const inWriteback = ({ events }: Draft): boolean =>
  events.some(({ entry }) => entry === null || WRITEBACK.includes(entry.area) || entry.phase === 'stop');

/** A later heartbeat, start or success in the same area on the same server. */
function recovered(draft: Draft, lastSeen: string, { rest, flows, catalog }: Context): boolean {
  const { heartbeats, endpointStarts } = catalog.settings;
  const signs = new Set(inWriteback(draft) ? [...heartbeats, ...endpointStarts] : []);
  const areas = new Set(draft.events.flatMap(({ entry }) => entry?.area ?? []));
  const servers = new Set(draft.events.map(({ ref }) => ref.computer));
  const isSign = ({ key, entry }: ClassifiedEvent): boolean =>
    signs.has(key) || (entry !== null && areas.has(entry.area) && SIGNS_OF_LIFE.includes(entry.phase));
  const isRecovery = (event: ClassifiedEvent): boolean =>
    servers.has(event.ref.computer) && isSign(event) && compareTimes(event.time, lastSeen) > 0;
  const operations = flows.filter(({ entry }) => entry?.joinedByOrder);
  return rest.some(isRecovery) || operations.some(({ members }) => members.some(({ event }) => isRecovery(event)));
}

const SIGNS_OF_LIFE: readonly EventEntry['phase'][] = ['success', 'heartbeat'];
