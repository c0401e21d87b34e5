import type { Finding } from '../model/report';
import { compareTimes } from '../model/time';
import type { Context, Draft } from './context';

/**
 * Who and what a finding hits. `all-users`: everyone who tried on these servers since it began, and more than one;
 * `service`: no attempt of a user, but the service itself.
 */
export function scopeOf(draft: Draft, firstSeen: string, { flows, userKey }: Context): Finding['scope'] {
  const servers = sorted(draft.events.map(({ ref }) => ref.computer));
  const users = new Set(draft.flows.flatMap(({ user }) => userKey(user) ?? []));
  const domains = sorted([
    ...draft.flows.flatMap(({ user }) => upnDomain(user?.upn ?? null) ?? []),
    ...draft.events.flatMap(({ fields }) => fields.domain ?? []),
  ]);
  const hit = new Set(draft.flows);
  const spared = flows.some(
    (flow) =>
      !hit.has(flow) &&
      servers.includes(flow.computer) &&
      flow.outcome !== 'open' &&
      flow.endedAt !== null &&
      compareTimes(flow.endedAt, firstSeen) >= 0 &&
      !users.has(userKey(flow.user) ?? ''),
  );
  const isService = draft.flows.every(({ entry }) => entry?.joinedByOrder);
  const pattern = isService ? 'service' : users.size <= 1 ? 'one-user' : spared ? 'some-users' : 'all-users';
  return { users: users.size, domains, servers, pattern };
}

function upnDomain(upn: string | null): string | null {
  const at = upn?.lastIndexOf('@') ?? -1;
  return at >= 0 ? upn!.slice(at + 1).toLowerCase() : null;
}

const sorted = (items: readonly string[]): string[] => [...new Set(items)].sort();
