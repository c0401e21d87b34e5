import { Alike } from '../model/alike';
import type { Catalog, OperationEntry } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow, LogExtents } from '../model/flow';
import type { User } from '../model/report';
import { compareTimes, millisecondsBetween } from '../model/time';
import type { Attempt } from './attempts';
import { compareEvents } from './order';
import type { Role } from './roles';

type RoleOf = (event: ClassifiedEvent) => Role | null;

/** Makes a flow of an attempt; its id is given later, when all flows are in order. */
export function flowOf(
  attempt: Attempt,
  roleOf: RoleOf,
  catalog: Catalog,
  logs: LogExtents,
  users = sharedUsers(),
): CorrelatedFlow {
  const members = [...attempt].sort((a, b) => compareEvents(a.event, b.event));
  const events = members.map(({ event }) => event);
  const start = events.find((event) => roleOf(event)?.part === 'start') ?? null;
  const entry = operationOf(events, start, roleOf, catalog);
  const isFailure = (event: ClassifiedEvent): boolean =>
    roleOf(event)?.part === 'failure' || (entry?.fails.includes(event.key) ?? false);
  const end = events.findLast((event) => roleOf(event)?.part === 'success' || isFailure(event)) ?? null;
  const outcome = end
    ? roleOf(end)?.part === 'success'
      ? 'succeeded'
      : 'failed'
    : isStale(events[0]!, entry, logs)
      ? 'unfinished'
      : 'open';
  const user = userOf(events);
  const failureEvent = outcome === 'failed' ? mostSpecific(events.filter(isFailure), roleOf, entry) : null;
  return {
    id: '',
    operation: entry?.id ?? 'unknown',
    outcome,
    startMissing: start === null,
    trackingId: events.find(({ trackingId }) => trackingId)?.trackingId ?? null,
    computer: events[0]!.ref.computer,
    user: user && users.one(user),
    startedAt: start?.time ?? null,
    endedAt: end?.time ?? null,
    durationMs: start && end ? duration(start, end) : null,
    entry,
    from: events[0]!.time,
    to: events.at(-1)!.time,
    members,
    folded: null,
    failureEvent,
    hresult: failureEvent ? (failureEvent.fields.hresult ?? firstHresult(events.filter(isFailure))) : null,
  };
}

/** From the codes, else from what only one operation prints: names in the context, then methods in the stack. */
function operationOf(
  events: readonly ClassifiedEvent[],
  start: ClassifiedEvent | null,
  roleOf: RoleOf,
  { operations }: Catalog,
): OperationEntry | null {
  const byCode = (start && roleOf(start)?.operation) ?? events.map((event) => roleOf(event)?.operation).find(Boolean);
  if (byCode) return byCode;
  const said = (names: (event: ClassifiedEvent) => readonly string[], wanted: readonly string[]): boolean =>
    events.some((event) => names(event).some((name) => wanted.includes(name)));
  return (
    operations.find(({ failsAlone }) => events.some((event) => failsAlone.includes(event.key))) ??
    operations.find(({ contextFields }) => said(({ fields }) => fields.contextFields, contextFields)) ??
    operations.find(({ methods }) => said(({ fields }) => fields.methods, methods)) ??
    null
  );
}

/** The log itself is the clock: unfinished only when the same server's log goes on past the operation's stale time. */
function isStale(first: ClassifiedEvent, entry: OperationEntry | null, logs: LogExtents): boolean {
  const logEnd = logs.get(first.ref.computer)?.last ?? first.time;
  return millisecondsBetween(first.time, logEnd) > (entry?.staleSeconds ?? 0) * 1000;
}

function mostSpecific(
  failures: readonly ClassifiedEvent[],
  roleOf: RoleOf,
  entry: OperationEntry | null,
): ClassifiedEvent | null {
  const rank = (event: ClassifiedEvent): number =>
    entry?.joinedByOrder ? entry.fails.indexOf(event.key) : (roleOf(event)?.rank ?? Infinity);
  return [...failures].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

const firstHresult = (events: readonly ClassifiedEvent[]): string | null =>
  events.find((event) => event.fields.hresult)?.fields.hresult ?? null;

/** Null when the end is stamped before the start: a log of one-second resolution, or two clocks. */
function duration(start: ClassifiedEvent, end: ClassifiedEvent): number | null {
  return compareTimes(start.time, end.time) > 0 ? null : millisecondsBetween(start.time, end.time);
}

/** Users of one name; a hostile log could tell them apart in every flow. */
const MOST_ALIKE = 8;

/** Flows of one user share what is known of him. */
export const sharedUsers = (): Alike<User, User> =>
  new Alike(({ upn, cloudAnchor }) => upn ?? cloudAnchor ?? '', isSame, new Map(), MOST_ALIKE);

const isSame = (a: User, b: User): boolean =>
  a.upn === b.upn && a.cloudAnchor === b.cloudAnchor && a.sourceAnchor === b.sourceAnchor && a.adminUpn === b.adminUpn;

/** Each name is the first that any event gives. */
function userOf(events: readonly ClassifiedEvent[]): User | null {
  const user: User = { upn: null, cloudAnchor: null, sourceAnchor: null, adminUpn: null };
  for (const { fields } of events) {
    user.upn ??= fields.upn;
    user.cloudAnchor ??= fields.cloudAnchor;
    user.sourceAnchor ??= fields.sourceAnchor;
    user.adminUpn ??= fields.adminUpn;
  }
  return (user.upn ?? user.cloudAnchor ?? user.sourceAnchor ?? user.adminUpn) === null ? null : user;
}
