import type { CauseEntry, EventEntry } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow, CorrelatedIncident } from '../model/flow';
import { type Time, compareTimes, millisecondsBetween } from '../model/time';
import type { UserKey } from '../model/user-key';
import { type Context, type Draft, causeOf } from './context';
import { EndedFlows } from './ended';
import { BESIDE_WRITEBACK } from './rules/incidents';
import { troubleOnly } from './trouble-only';

type Area = EventEntry['area'];

/** Areas in which one sign of life speaks for the others: whoever writes a password has a service and a relay. */
const WRITEBACK: readonly Area[] = ['writeback', 'onboarding', 'service', 'relay'];

/**
 * Whether it still was so when the log ended: never by today's clock. False: what failed has worked since. Null: others
 * have succeeded since, but those it hit have not tried again, or the export hides what goes well. A success more never makes
 * a fault of the past a present one.
 */
export function ongoingOf(draft: Draft, lastSeen: Time, context: Context): boolean | null {
  if (draft.ongoing !== undefined) return draft.ongoing;
  const still = stillSo(draft, lastSeen, context);
  const filtered = troubleOnly(context);
  return still && draft.events.every(({ ref }) => filtered.has(ref.computer)) ? null : still;
}

function stillSo(draft: Draft, lastSeen: Time, context: Context): boolean | null {
  const beside = incidentsBeside(draft, context);
  if (beside !== null) return beside.some(({ to }) => to === null);
  const every = causeOf(draft, context)?.everySeconds;
  if (every !== undefined) return !staysAway(draft, lastSeen, every, context);
  const servers = new Set(draft.events.map(({ ref }) => ref.computer));
  const later = EndedFlows.of(context.whole.flows)
    .after(lastSeen)
    .filter(({ computer }) => servers.has(computer));
  const reached = later.filter((flow) => reachedDirectory(flow, context));
  if (hitsService(draft, context)) {
    if (isUnsteady(draft, context)) return true;
    return !(inWriteback(draft) && reached.length > 0) && !recovered(draft, lastSeen, context);
  }
  if (draft.rule === UNFINISHED) return reached.length === 0; // a heartbeat answers nobody
  if (isOrphan(draft)) return sinceTraces(draft, reached, context);
  const shared = sharedBy(draft, context);
  if (shared === 'server') return reached.length === 0;
  if (shared === 'domain') return sinceIn(reached, draft, domainOf, true);
  const successes = later.filter(({ outcome, entry }) => outcome === 'succeeded' && !entry?.joinedByOrder);
  const isKind = kindOf(draft);
  const userOf = ({ user }: CorrelatedFlow): string | null => context.userKey(user);
  const still = sinceIn(successes.filter(isKind), draft, userOf, hitsUsers(draft, context));
  return still === true && successes.length > 0 ? null : still;
}

/**
 * Whether those it hit have got through since: all of their users or domains, or any of them. True: nobody has; null:
 * others have.
 */
function sinceIn(
  since: readonly CorrelatedFlow[],
  { flows }: Draft,
  of: (flow: CorrelatedFlow) => string | null,
  all: boolean,
): boolean | null {
  if (since.length === 0) return true;
  const through = new Set(since.map(of));
  const isThrough = (flow: CorrelatedFlow): boolean => of(flow) === null || through.has(of(flow));
  return (all ? flows.every(isThrough) : flows.some(isThrough)) ? false : null;
}

/**
 * Those that hold all its events. They know themselves when they are over: a success in one domain does not speak for
 * another. Null where it rests on anything else.
 */
function incidentsBeside({ events }: Draft, { incidents }: Context): readonly CorrelatedIncident[] | null {
  const own = new Set(events);
  const beside = incidents.filter(
    ({ kind, events: others }) => BESIDE_WRITEBACK.includes(kind) && others.some((event) => own.has(event)),
  );
  const told = new Set(beside.flatMap((incident) => incident.events));
  return events.length > 0 && events.every((event) => told.has(event)) ? beside : null;
}

/** What comes every so often was due several times on each of its servers, and did not come. */
function staysAway({ events }: Draft, lastSeen: Time, everySeconds: number, { logs }: Context): boolean {
  return events.every(({ ref }) => {
    const end = logs.get(ref.computer)?.last;
    return end !== undefined && millisecondsBetween(lastSeen, end) > MISSED * everySeconds * 1000;
  });
}

/** One may be late, two may be lost. */
const MISSED = 3;

/** Of traces without an attempt only the anchor tells whose they are; a domain controller that answers does so for all. */
function sinceTraces(
  { events, fault }: Draft,
  reached: readonly CorrelatedFlow[],
  { userKey }: Context,
): boolean | null {
  if (reached.length === 0) return true;
  if (fault === 'infrastructure') return false;
  const through = new Set(reached.filter(({ outcome }) => outcome === 'succeeded').map(({ user }) => userKey(user)));
  const users = events.map((event) => ownerOf(event, userKey));
  return users.every((user) => user !== null && through.has(user)) ? false : null;
}

/** Whom a trace names, if anybody. */
export const ownerOf = ({ fields: { cloudAnchor } }: ClassifiedEvent, userKey: UserKey): string | null =>
  cloudAnchor === null ? null : userKey({ upn: null, cloudAnchor, sourceAnchor: null, adminUpn: null });

/** The service itself or its set-up, whoever tries: then any attempt that arrives and any sign of life shows that it is over. */
function hitsService(draft: Draft, context: Context): boolean {
  const { flows, events } = draft;
  if (isOrphan(draft)) return false;
  if (flows.every(({ entry }) => entry?.joinedByOrder) || events.some(({ entry }) => entry?.phase === 'stop'))
    return true;
  return causeOf(draft, context)?.hits === 'service';
}

/**
 * Whom it hits all alike. Where nobody knows what failed, it may lie in the user's own object, and another's success says
 * nothing of it.
 */
function sharedBy(draft: Draft, context: Context): CauseEntry['sharedBy'] {
  const { fault, confidence } = draft;
  return (
    causeOf(draft, context)?.sharedBy ??
    (fault === 'infrastructure' && confidence !== 'possible' ? 'domain' : undefined)
  );
}

/** A connection that is lost again after each sign of life is not mended by the next one. */
function isUnsteady({ events }: Draft, { incidents }: Context): boolean {
  const own = new Set(events);
  return incidents.some(
    ({ kind, to, events: others }) => kind === UNSTEADY && to === null && others.some((event) => own.has(event)),
  );
}
const UNSTEADY: CorrelatedIncident['kind'] = 'relay-degraded';

/** Engine traces without an attempt: a user's write failed all the same, and no heartbeat shows that it would succeed. */
export const isOrphan = ({ rule }: Draft): boolean => rule === ORPHAN;
const ORPHAN = 'orphan-engine-error';

/** The rule of the attempts that nobody answered. */
const UNFINISHED = 'unfinished-attempts';

/** It lies in the users' own objects, or in what they typed: each of them has it for himself. */
const hitsUsers = (draft: Draft, context: Context): boolean =>
  draft.fault === 'user' || causeOf(draft, context)?.hits === 'user';

/** The part of a name that tells the domain; null where it tells none. */
const domainOf = ({ user }: CorrelatedFlow): string | null => user?.upn?.toLowerCase().split('@').at(-1) ?? null;

/** Successes of the same kind on these servers: the last one, and how many came after it was last seen. */
export function successesOf(
  draft: Draft,
  lastSeen: Time,
  { whole }: Context,
): { lastSuccess: Time | null; successesSince: number } {
  const servers = new Set(draft.events.map(({ ref }) => ref.computer));
  const isKind = draft.flows.length === 0 ? () => true : kindOf(draft);
  const isSuccess = (flow: CorrelatedFlow): boolean =>
    flow.outcome === 'succeeded' && !flow.entry?.joinedByOrder && servers.has(flow.computer) && isKind(flow);
  const ended = EndedFlows.of(whole.flows);
  return {
    lastSuccess: ended.last(isSuccess)?.endedAt ?? null,
    successesSince: ended.after(lastSeen).filter(isSuccess).length,
  };
}

/** A success of another operation proves little where rights are concerned; a user's own mistake ends with any success. */
function kindOf(draft: Draft): (flow: CorrelatedFlow) => boolean {
  const operations = new Set(draft.flows.map(({ operation }) => operation));
  const isAny = draft.fault === 'user' || draft.rule === UNFINISHED || operations.has('unknown');
  return ({ operation }) => isAny || operations.has(operation);
}

/** The directory answered: with a success, or with a refusal that is the user's own. */
export function reachedDirectory(flow: CorrelatedFlow, { causes }: Pick<Context, 'causes'>): boolean {
  if (flow.entry?.joinedByOrder) return false;
  return flow.outcome === 'succeeded' || causes.get(flow)?.[0]?.cause.fault === 'user';
}

const inWriteback = ({ events }: Draft): boolean =>
  events.some(({ entry }) => entry === null || WRITEBACK.includes(entry.area) || entry.phase === 'stop');

/** A later heartbeat, start or success in the same area on the same server. */
function recovered(draft: Draft, lastSeen: Time, { whole: { rest, flows }, catalog }: Context): boolean {
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
