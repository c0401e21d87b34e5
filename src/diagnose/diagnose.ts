import type { Catalog, Language } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { CollectedFacts } from '../model/facts';
import type { Correlation, CorrelatedFlow, FoldedEvent, LogExtents } from '../model/flow';
import type { Coverage, Flow, Report } from '../model/report';
import { type UserKey, userKeys } from '../model/user-key';
import { type FoundCause, rankCauses } from './causes';
import { subjectOf } from './conditions';
import { allEvents, type Context, type Draft } from './context';
import { reportedEpisodes } from './episodes';
import { oneOfEachService } from './drafts';
import { namedAsInLog } from './facts';
import { findingsOf } from './findings';
import { reportedIncidents } from './incidents';
import { missingEvidence } from './missing';
import { remarksOf } from './remarks';
import { remediationsOf } from './remediations';
import { RULES } from './rules';
import { accountsOf } from './scope';
import { reportedServers, serversOf } from './servers';
import { statisticsOf } from './statistics';
import { textsOf } from './texts';
import { unlistedOf } from './unlisted';
import { verdictOf } from './verdict';

/** What went wrong, for whom, and how sure that is: most of the report. */
export interface Diagnosis extends Pick<
  Report,
  | 'servers'
  | 'verdict'
  | 'statistics'
  | 'remarks'
  | 'flows'
  | 'unlisted'
  | 'episodes'
  | 'incidents'
  | 'findings'
  | 'rules'
  | 'remediations'
  | 'texts'
> {
  /** Evidence that would have helped, as ids. */
  missing: string[];
}

/** What diagnosis needs beside what correlation made: of the input as a whole. */
export interface Input {
  /** Those that the report is about. */
  events: readonly ClassifiedEvent[];
  /** The same of those that are only counted. */
  folded?: () => Iterable<FoldedEvent>;
  logs: LogExtents;
  gaps: Coverage['gaps'];
  /** All that was correlated, where the report is about a part of it. */
  whole: Correlation;
  facts?: readonly CollectedFacts[];
}

/** Holds every rule against what correlation made of the log. */
export function diagnose(
  { flows, episodes, incidents, rest }: Correlation,
  { events, folded = () => [], logs, gaps, whole, facts = [] }: Input,
  catalog: Catalog,
  language: Language,
): Diagnosis {
  const userKey = userKeys(whole.flows);
  const context: Context = {
    catalog,
    flows,
    incidents,
    rest,
    logs,
    gaps,
    whole,
    servers: serversOf(events, folded(), flows),
    userKey,
    connectorAccounts: accountsOf(allEvents(whole)),
    causes: causesOf(whole.flows, userKey, catalog),
    facts: namedAsInLog(facts, logs.keys()),
  };
  const { drafts, rules } = applyRules(context);
  const found = findingsOf(drafts, context);
  const findings = found.map(({ finding }) => finding);
  const unlisted = unlistedOf(flows);
  const episodeOf = new Map(episodes.flatMap(({ id, flows: own }) => own.map((flow) => [flow, id])));
  return {
    flows: flows
      .filter(({ folded }) => !folded)
      .map((flow) => reportedFlow(flow, episodeOf.get(flow) ?? null, context)),
    ...(unlisted.length === 0 ? {} : { unlisted }),
    episodes: reportedEpisodes(episodes, context),
    incidents: reportedIncidents(context),
    servers: reportedServers(findings, context),
    statistics: statisticsOf(context),
    remarks: remarksOf(context),
    findings,
    rules,
    verdict: verdictOf(findings, context),
    remediations: remediationsOf(found, context, language),
    texts: textsOf(found, context),
    missing: missingEvidence(findings, context),
  };
}

function causesOf(
  flows: readonly CorrelatedFlow[],
  userKey: UserKey,
  catalog: Catalog,
): Map<CorrelatedFlow, readonly FoundCause[]> {
  const succeeded = new Map<string, Set<string>>();
  for (const { outcome, computer, user } of flows) {
    const key = outcome === 'succeeded' ? userKey(user) : null;
    if (key !== null) succeeded.set(computer, (succeeded.get(computer) ?? new Set()).add(key));
  }
  const othersSucceed = (flow: CorrelatedFlow): boolean => {
    const users = succeeded.get(flow.computer);
    const own = userKey(flow.user);
    return users !== undefined && users.size > Number(own !== null && users.has(own));
  };
  const failed = flows.filter(({ outcome }) => outcome === 'failed');
  return new Map(
    failed.map((flow) => {
      const { members, operation } = flow;
      return [flow, rankCauses(subjectOf(members, operation, othersSucceed(flow)), catalog)];
    }),
  );
}

function applyRules(context: Context): { drafts: Draft[]; rules: Report['rules'] } {
  const drafts: Draft[] = [];
  const rules: Report['rules'] = {};
  for (const rule of RULES) {
    try {
      const found = rule.applies(context) ? rule.find(context) : null;
      drafts.push(...(found ?? []));
      rules[rule.id] = found === null ? 'not-applicable' : found.length > 0 ? 'found' : 'ok';
    } catch {
      rules[rule.id] = 'failed'; // shown as such by every reporter: a broken rule is no evidence of health
    }
  }
  return { drafts: oneOfEachService(drafts), rules };
}

/** The flow as the report's contract has it. */
function reportedFlow(flow: CorrelatedFlow, episode: string | null, { causes }: Context): Flow {
  const { members, failureEvent, hresult } = flow;
  const ranked = (causes.get(flow) ?? []).map(({ cause, confidence }) => ({ id: cause.id, confidence }));
  return {
    id: flow.id,
    operation: flow.operation,
    outcome: flow.outcome,
    startMissing: flow.startMissing,
    trackingId: flow.trackingId,
    computer: flow.computer,
    user: flow.user,
    startedAt: flow.startedAt,
    endedAt: flow.endedAt,
    durationMs: flow.durationMs,
    failure: failureEvent && { key: failureEvent.key, hresult, causes: ranked },
    events: members.map(({ event, link }) => ({ ref: event.ref, key: event.key, time: event.time, link })),
    episode,
  };
}
