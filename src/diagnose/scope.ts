import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow } from '../model/flow';
import type { Finding } from '../model/report';
import type { Time } from '../model/time';
import type { Context, Draft } from './context';
import { EndedFlows } from './ended';
import { isOrphan, ownerOf } from './ongoing';

/** While a finding lasts; `to` null: until the log ends, since nothing shows that it is over. */
export interface Lasting {
  from: Time;
  to: Time | null;
}

/**
 * Who and what a finding hits. `all-users`: everyone who tried on these servers while it lasted, and more than one, and
 * nobody got through; `service`: no attempt of a user, but the service itself. A trace without its attempt hit a user too,
 * though few name one.
 */
export function scopeOf(draft: Draft, lasting: Lasting, context: Context): Finding['scope'] {
  const { userKey } = context;
  const servers = sorted([
    ...draft.events.map(({ ref }) => ref.computer),
    ...(draft.seen ?? []).map(({ seen }) => seen.computer),
  ]);
  const traces = isOrphan(draft) ? draft.events : [];
  const users = new Set([
    ...draft.flows.flatMap(({ user }) => userKey(user) ?? []),
    ...traces.flatMap((trace) => ownerOf(trace, userKey) ?? []),
  ]);
  const domains = sorted([
    ...draft.flows.flatMap(({ user }) => upnDomain(user?.upn ?? null) ?? []),
    ...named(draft.events, ({ fields }) => fields.domain),
  ]);
  const operations = sorted(draft.flows.map(({ operation }) => operation));
  const isService = traces.length === 0 && draft.flows.every(({ entry }) => entry?.joinedByOrder);
  const isOne = users.size <= 1 && (traces.length <= 1 || traces.every((trace) => ownerOf(trace, userKey) !== null));
  const hit = new Set(draft.flows);
  const spared = attemptsWhile(lasting, servers, context).some((flow) => {
    const user = userKey(flow.user);
    if (hit.has(flow) || user === null) return false; // nobody's attempt may be that of one who is hit
    // Another failure of the same cause, which the reader's filters hide, spared nobody.
    if (draft.cause !== null && context.causes.get(flow)?.[0]?.cause.id === draft.cause) return false;
    return !users.has(user) || (flow.outcome === 'succeeded' && operations.includes(flow.operation));
  });
  return {
    users: users.size,
    domains,
    servers,
    pattern: isService ? 'service' : isOne ? 'one-user' : spared || traces.length > 0 ? 'some-users' : 'all-users',
    operations,
    limitedTo: isService ? [] : limitsOf(draft, lasting, users, context),
    connectorAccounts: accountsOf(draft.events),
  };
}

/** Users' attempts on these servers that ended while a finding lasted. */
export function attemptsWhile({ from, to }: Lasting, servers: readonly string[], { whole }: Context): CorrelatedFlow[] {
  const here = new Set(servers);
  return EndedFlows.of(whole.flows)
    .while(from, to)
    .filter(({ entry, computer }) => !entry?.joinedByOrder && here.has(computer));
}

type Limit = Finding['scope']['limitedTo'][number];

/**
 * What all that it hits have in common, while others succeed: one operation (that fails for those who get through another
 * way), one domain, one connector account. One user alone proves only the first.
 */
function limitsOf(draft: Draft, lasting: Lasting, users: ReadonlySet<string>, context: Context): Limit[] {
  const servers = sorted(draft.flows.map(({ computer }) => computer));
  const since = attemptsWhile(lasting, servers, context).filter(({ outcome }) => outcome === 'succeeded');
  const successes = users.size > 1 ? since : since.filter(({ user }) => users.has(context.userKey(user) ?? ''));
  const domainOf = ({ user }: CorrelatedFlow): string | null => upnDomain(user?.upn ?? null);
  const isSame = (of: (flow: CorrelatedFlow) => string | null): boolean => {
    const [first, ...others] = draft.flows;
    const value = first === undefined ? undefined : of(first);
    if (value === undefined || others.some((flow) => of(flow) !== value)) return false;
    return successes.length > 0 && successes.every((flow) => of(flow) !== value);
  };
  const isOneAccount = accountsOf(draft.events).length === 1 && context.connectorAccounts.length > 1;
  return [
    ...(isSame(({ operation }) => operation) ? (['operation'] as const) : []),
    ...(users.size > 1 && isSame(domainOf) ? (['domain'] as const) : []),
    ...(users.size > 1 && isOneAccount ? (['connector-account'] as const) : []),
  ];
}

/** The connector accounts that events name. */
export const accountsOf = (events: readonly ClassifiedEvent[]): string[] =>
  sorted(named(events, ({ fields }) => fields.connectorAccount));

/** What events name, each once. */
function named(events: readonly ClassifiedEvent[], nameOf: (event: ClassifiedEvent) => string | null): Set<string> {
  const names = new Set<string>();
  let last: string | null = null;
  for (const event of events) {
    const name = nameOf(event);
    if (name !== null && name !== last) names.add((last = name));
  }
  return names;
}

function upnDomain(upn: string | null): string | null {
  const at = upn?.lastIndexOf('@') ?? -1;
  return at >= 0 ? upn!.slice(at + 1).toLowerCase() : null;
}

const sorted = (items: Iterable<string>): string[] => [...new Set(items)].sort();
