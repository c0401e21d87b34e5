import type { CauseEntry } from '../model/catalog';
import type { Finding, Reason } from '../model/report';
import { type Context, type Draft, causeOf } from './context';
import { factReasons } from './facts';
import { type Lasting, attemptsWhile } from './scope';
import { troubleOnly } from './trouble-only';

type Scope = Finding['scope'];

/** What this log says for and against a finding's cause: how it was recognised, and whom it hits and spares. */
export function reasonsOf(draft: Draft, scope: Scope, lasting: Lasting, context: Context): Reason[] {
  const cause = causeOf(draft, context);
  const fromFacts = factReasons(draft, cause, scope.servers, context);
  if (!cause) return fromFacts;
  const inferred = draft.recognised.reduce((sum, { inferred: cases }) => sum + cases, 0);
  return [
    ...draft.recognised.map(({ kind, cases }) =>
      reason('for', `recognised-by-${kind}`, { n: cases, total: draft.count }),
    ),
    ...fromFacts,
    ...(inferred > 0 ? [reason('against', 'rests-on-inference', { n: inferred, total: draft.count })] : []),
    ...(draft.count === 1 && draft.confidence !== 'certain' ? [reason('against', 'single-case', {})] : []),
    ...(draft.flows.length > 0 && cause.fault !== 'user' ? fromScope(draft, cause, scope, lasting, context) : []),
  ];
}

/** A fault of one object spares the others; a fault of the server or the domain spares nobody. */
function fromScope(draft: Draft, cause: CauseEntry, scope: Scope, lasting: Lasting, context: Context): Reason[] {
  const servers = draft.flows.map(({ computer }) => computer);
  const since = attemptsWhile(lasting, servers, context).filter(({ outcome }) => outcome === 'succeeded');
  const hit = new Set(draft.flows.map(({ user }) => context.userKey(user)));
  const spared = new Set(
    since.map(({ user }) => context.userKey(user)).filter((user) => user !== null && !hit.has(user)),
  );
  const again = since.filter(
    (flow) => hit.has(context.userKey(flow.user)) && scope.operations.includes(flow.operation),
  );
  const ofOneUser = cause.hits === 'user' || cause.oneOperation;
  const [operation] = scope.operations;
  return [
    ...(spared.size > 0 ? [reason(ofOneUser ? 'for' : 'against', 'others-succeed', { n: spared.size })] : []),
    ...(scope.pattern === 'all-users' && !servers.some((server) => troubleOnly(context).has(server))
      ? [reason(cause.hits === 'user' ? 'against' : 'for', 'nobody-succeeds', { n: scope.users })]
      : []),
    ...(scope.limitedTo.includes('operation')
      ? [reason(cause.oneOperation ? 'for' : 'against', 'only-operation', { operation: operation! })]
      : []),
    ...(scope.limitedTo.includes('domain') ? [reason('for', 'only-domain', { domain: scope.domains.join(', ') })] : []),
    ...(scope.limitedTo.includes('connector-account')
      ? [reason('for', 'only-connector-account', { account: scope.connectorAccounts.join(', ') })]
      : []),
    ...(again.length > 0 && cause.fault === 'configuration'
      ? [reason('against', 'same-user-succeeded', { n: new Set(again.map(({ user }) => context.userKey(user))).size })]
      : []),
  ];
}

const reason = (speaks: Reason['speaks'], id: Reason['id'], values: Reason['values']): Reason => ({
  id,
  speaks,
  values,
});
