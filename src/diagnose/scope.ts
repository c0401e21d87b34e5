import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow } from '../model/flow';
import type { Finding } from '../model/report';
import { type Time, compareTimes } from '../model/time';
import { allEvents, type Context, type Draft } from './context';

/**
 * Who and what a finding hits. `all-users`: everyone who tried on these servers since it began, and more than one;
 * `service`: no attempt of a user, but the service itself.
 */
export function scopeOf(draft: Draft, firstSeen: Time, context: Context): Finding['scope'] {
  const { whole, userKey } = context;
  const servers = sorted(draft.events.map(({ ref }) => ref.computer));
  const users = new Set(draft.flows.flatMap(({ user }) => userKey(user) ?? []));
  const domains = sorted([
    ...draft.flows.flatMap(({ user }) => upnDomain(user?.upn ?? null) ?? []),
    ...draft.events.flatMap(({ fields }) => fields.domain ?? []),
  ]);
  const hit = new Set(draft.flows);
  const isHere = new Set(servers);
  const spared = whole.flows.some((flow) => {
    const { entry, computer, endedAt } = flow;
    if (entry?.joinedByOrder || hit.has(flow) || !isHere.has(computer)) return false;
    const user = userKey(flow.user); // nobody's attempt may be one of those hit
    return user !== null && !users.has(user) && endedAt !== null && compareTimes(endedAt, firstSeen) >= 0;
  });
  const isService = draft.flows.every(({ entry }) => entry?.joinedByOrder);
  const pattern = isService ? 'service' : users.size <= 1 ? 'one-user' : spared ? 'some-users' : 'all-users';
  return {
    users: users.size,
    domains,
    servers,
    pattern,
    operations: sorted(draft.flows.map(({ operation }) => operation)),
    limitedTo: isService ? [] : limitsOf(draft, firstSeen, users, context),
    connectorAccounts: accountsOf(draft.events),
  };
}

type Limit = Finding['scope']['limitedTo'][number];

/**
 * What all that it hits have in common, while others succeed: one operation (that fails for those who get through another
 * way), one domain, one connector account. One user alone proves only the first.
 */
function limitsOf(draft: Draft, firstSeen: Time, users: ReadonlySet<string>, context: Context): Limit[] {
  const servers = new Set(draft.flows.map(({ computer }) => computer));
  const since = context.whole.flows.filter(
    ({ computer, outcome, endedAt, entry }) =>
      outcome === 'succeeded' &&
      !entry?.joinedByOrder &&
      servers.has(computer) &&
      endedAt !== null &&
      compareTimes(endedAt, firstSeen) >= 0,
  );
  const successes = users.size > 1 ? since : since.filter(({ user }) => users.has(context.userKey(user) ?? ''));
  const only = (values: readonly (string | null)[], others: readonly (string | null)[]): boolean =>
    new Set(values).size === 1 && others.some((other) => other !== values[0]) && !others.includes(values[0]!);
  const domainOf = ({ user }: CorrelatedFlow): string | null => upnDomain(user?.upn ?? null);
  const isSame = (of: (flow: CorrelatedFlow) => string | null): boolean => only(draft.flows.map(of), successes.map(of));
  const accounts = accountsOf(draft.events);
  const known = accounts.length === 1 && users.size > 1 ? accountsOf(allEvents(context.whole)) : [];
  return [
    ...(isSame(({ operation }) => operation) ? (['operation'] as const) : []),
    ...(users.size > 1 && isSame(domainOf) ? (['domain'] as const) : []),
    ...(known.length > 1 ? (['connector-account'] as const) : []),
  ];
}

const accountsOf = (events: readonly ClassifiedEvent[]): string[] =>
  sorted(events.flatMap(({ fields }) => fields.connectorAccount ?? []));

function upnDomain(upn: string | null): string | null {
  const at = upn?.lastIndexOf('@') ?? -1;
  return at >= 0 ? upn!.slice(at + 1).toLowerCase() : null;
}

const sorted = (items: readonly string[]): string[] => [...new Set(items)].sort();
