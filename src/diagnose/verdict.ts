import type { EventEntry } from '../model/catalog';
import type { Finding, Verdict } from '../model/report';
import { millisecondsBetween } from '../model/time';
import { ofKeys } from '../model/of-keys';
import type { Context } from './context';
import { downReasons, isSwitchedOff, servedElsewhere } from './down';
import { reachedDirectory } from './ongoing';
import { mayComeAgain } from './recurring';
import { BESIDE_WRITEBACK } from './rules/incidents';

/**
 * One word for the state of writeback when the log ends, and the ids of the reasons. A refusal that is the user's own
 * proves that writeback works.
 */
export function verdictOf(findings: readonly Finding[], context: Context): Verdict {
  // A collector may have seen what the log does not say.
  const { flows, rest, incidents } = context;
  if (flows.length + rest.length + incidents.length + findings.length === 0) {
    return { status: 'unknown', reasons: ['no-events', ...whyNothing(context)] };
  }
  const attempts = context.flows.filter(({ entry }) => !entry?.joinedByOrder);
  const proofs = proofsOf(attempts, context);
  const say = (status: Verdict['status'], reasons: readonly string[], notes: readonly string[] = []): Verdict => ({
    status,
    reasons: [...new Set([...reasons, ...proofs, ...notes])],
  });

  // What was proved before it went down proves nothing now.
  const before = proofs.length > 0 ? ['worked-before'] : [];
  if (isSwitchedOff(context)) return { status: 'disabled', reasons: ['offboarded', ...before] };
  const trouble = findings.filter((finding) => finding.ongoing !== false && hitsWriteback(finding, context));
  const down = downReasons(trouble, context);
  if (down.length > 0) return { status: 'down', reasons: [...down, ...before] };
  const moved = trouble.filter((finding) => LEFT.includes(finding.rule ?? '') && servedElsewhere(finding, context));
  const stays = trouble.filter((finding) => !moved.includes(finding));
  if (stays.length > 0) return say('degraded', stays.map(reasonOf));
  const recurring = findings.some((finding) => hitsWriteback(finding, context) && mayComeAgain(finding, context));
  const notes = [...(moved.length > 0 ? ['served-elsewhere'] : []), ...(recurring ? ['may-come-again'] : [])];

  const failed = attempts.filter(({ outcome }) => outcome === 'failed');
  if (failed.length > 0 && failed.every((flow) => reachedDirectory(flow, context))) {
    return say('user-errors-only', [], notes);
  }
  if (proofs.length > 0) return say('working', [], notes);
  if (moved.length > 0 || saysAlive(context)) return say('working', ['service-alive'], notes);
  if (attempts.length > 0) return say('unknown', ['attempts-without-end']);
  if (flows.length > 0 || rest.some(({ entry }) => entry !== null && OF_THE_SERVICE.includes(entry.area))) {
    return say('unknown', ['no-attempts', ...(isShort(context) ? ['maybe-short-span'] : [])]);
  }
  return say('unknown', ['no-writeback-events', ...whyNothing(context)]);
}

/** What only a server writes on which writeback is switched on; a sync service starts and stops on any. */
const OF_THE_SERVICE: readonly EventEntry['area'][] = ['writeback', 'onboarding', 'relay'];

/** Why a log may hold nothing of writeback: another log, another server, a span too short to judge. */
function whyNothing(context: Context): string[] {
  const { flows, rest, logs } = context;
  const spans = [...logs.values()];
  const isOther = spans.some(({ channels }) => channels.some((name) => name !== '' && name !== APPLICATION));
  const ours = flows.length + rest.length > 0;
  return [
    ...(isOther ? ['maybe-other-log'] : ours ? ['maybe-staging'] : ['maybe-other-server']),
    ...(isShort(context) ? ['maybe-short-span'] : []),
  ];
}

const isShort = ({ logs, catalog: { settings } }: Context): boolean =>
  [...logs.values()].every(({ first, last }) => millisecondsBetween(first, last) < settings.shortLogSeconds * 1000);

/** Where Connect writes; forwarded events keep the name of their own log. */
const APPLICATION = 'Application';

/** What shows that passwords reach the directory. */
function proofsOf(attempts: Context['flows'], context: Context): string[] {
  const refused = attempts.some((flow) => flow.outcome === 'failed' && reachedDirectory(flow, context));
  const succeeded = attempts.some(({ outcome }) => outcome === 'succeeded');
  return [...(succeeded ? ['attempts-succeed'] : []), ...(refused ? ['refusals-prove-writeback'] : [])];
}

/** More than a note, not a user's own mistake, and about writeback rather than its neighbours. */
function hitsWriteback({ severity, fault, cause, rule }: Finding, { catalog }: Context): boolean {
  if (severity === 'info' || fault === 'user' || BESIDE_WRITEBACK.includes(rule ?? '')) return false;
  return cause === null || catalog.causeById.get(cause)?.affects === 'writeback';
}

function reasonOf({ cause, rule, fault }: Finding): string {
  if (rule !== null && REASONS.includes(rule)) return rule;
  if (cause === null) return 'unexplained-failures';
  return fault === 'infrastructure' ? 'infrastructure-fault' : 'configuration-fault';
}

/** Rules that are a reason of their own. */
const REASONS: readonly string[] = ['unfinished-attempts', 'heartbeat-gap', 'relay-degraded'];

/** What a server leaves that serves no longer: where another one serves since, nobody misses it. */
const LEFT: readonly string[] = ['service-not-running', 'heartbeat-gap'];

const saysAlive = ({ rest, catalog }: Context): boolean =>
  ofKeys(rest, [...catalog.settings.endpointStarts, ...catalog.settings.heartbeats]).length > 0;
