import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow } from '../model/flow';
import { groupBy } from '../model/group';
import type { Link, RankedCause } from '../model/report';
import { compareTimes } from '../model/time';
import type { FoundCause } from './causes';
import type { Draft, Recognised } from './context';

/** One failure with its causes, best first; `flow` is null for what happened to the service. */
export interface Failure {
  flow: CorrelatedFlow | null;
  found: readonly FoundCause[];
  events: ClassifiedEvent[];
}

/** Groups failures by their best cause; a cause that needs repetition is dropped below its count. */
export function draftsByCause(failures: readonly Failure[]): Draft[] {
  const groups = groupBy(failures, ({ found }) => found[0]!.cause.id);
  return [...groups.values()].flatMap((group) => {
    const best = group.map(({ found }) => found[0]!).reduce((a, b) => (stronger(a, b) ? a : b));
    const events = group.flatMap((failure) => failure.events);
    if (events.length < best.cause.minCount) return [];
    return {
      cause: best.cause.id,
      rule: null,
      severity: best.cause.severity,
      fault: best.cause.fault,
      confidence: best.confidence,
      flows: group.flatMap(({ flow }) => flow ?? []),
      events,
      count: group.length,
      competing: competing(group),
      recognised: recognised(group),
    };
  });
}

/**
 * One cause of the service is one draft, whether it ended a set-up or stands beside it. What hit attempts of users stays
 * apart, for they are counted and named.
 */
export function oneOfEachService(drafts: readonly Draft[]): Draft[] {
  const keyOf = (draft: Draft): unknown => (isOfService(draft) ? draft.cause : draft);
  return [...groupBy(drafts, keyOf).values()].map((group) => group.reduce(merged));
}

const isOfService = ({ cause, rule, flows }: Draft): boolean =>
  cause !== null && rule === null && flows.every(({ entry }) => entry?.joinedByOrder);

function merged(a: Draft, b: Draft): Draft {
  const events = [...new Set([...a.events, ...b.events])].sort((one, other) => compareTimes(one.time, other.time));
  const both = (kind: Recognised['kind']): Recognised[] =>
    [a, b].flatMap(({ recognised }) => recognised.filter((one) => one.kind === kind));
  const kinds = [...new Set([...a.recognised, ...b.recognised].map(({ kind }) => kind))];
  return {
    ...(stronger(a, b) ? a : b),
    flows: [...a.flows, ...b.flows],
    events,
    count: a.count + b.count,
    competing: strongest([...a.competing, ...b.competing]),
    recognised: kinds.map((kind) => ({
      kind,
      cases: both(kind).reduce((sum, { cases }) => sum + cases, 0),
      inferred: both(kind).reduce((sum, { inferred }) => sum + inferred, 0),
    })),
  };
}

function recognised(group: readonly Failure[]): Recognised[] {
  const best = group.map(({ found }) => found[0]!.match).filter(({ parts }) => parts.length > 0);
  return [...groupBy(best, ({ kind }) => kind)].map(([kind, matches]) => ({
    kind,
    cases: matches.length,
    inferred: matches.filter(({ parts }) => parts.some((links) => !links.some(isFact))).length,
  }));
}

const isFact = (link: Link): boolean => FACTS.includes(link);
const FACTS: readonly Link[] = ['tracking-id', 'anchor'];

/** Every other cause that came up, with the best confidence it reached. */
function competing(group: readonly Failure[]): RankedCause[] {
  return strongest(
    group.flatMap(({ found }) => found.slice(1)).map(({ cause, confidence }) => ({ id: cause.id, confidence })),
  );
}

function strongest(ranked: readonly RankedCause[]): RankedCause[] {
  const causes = new Map<string, RankedCause>();
  for (const one of ranked) {
    const known = causes.get(one.id);
    if (!known || stronger(one, known)) causes.set(one.id, one);
  }
  return [...causes.values()].sort((a, b) => ORDER.indexOf(a.confidence) - ORDER.indexOf(b.confidence));
}

const ORDER: readonly RankedCause['confidence'][] = ['certain', 'likely', 'possible'];

const stronger = (a: Pick<RankedCause, 'confidence'>, b: Pick<RankedCause, 'confidence'>): boolean =>
  ORDER.indexOf(a.confidence) <= ORDER.indexOf(b.confidence);

/** A draft of what a rule saw for certain, without a cause unless one is given. */
export function draftOf(given: Pick<Draft, 'severity' | 'events'> & Partial<Draft>): Draft {
  const plain = { cause: null, rule: null, fault: 'none', confidence: 'certain' } as const;
  return { ...plain, flows: [], competing: [], recognised: [], count: given.events.length, ...given };
}

/** What a rule saw in these flows; nothing where there are none. */
export function flowsDraft(rule: string, severity: Draft['severity'], flows: CorrelatedFlow[]): Draft[] {
  const events = flows.map((flow) => flow.failureEvent ?? flow.members[0]!.event);
  return flows.length === 0 ? [] : [draftOf({ rule, severity, flows, events })];
}
