import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow } from '../model/flow';
import { groupBy } from '../model/group';
import type { Link, RankedCause } from '../model/report';
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
  const causes = new Map<string, RankedCause>();
  for (const { cause, confidence } of group.flatMap(({ found }) => found.slice(1))) {
    const known = causes.get(cause.id);
    if (!known || stronger({ confidence }, known)) causes.set(cause.id, { id: cause.id, confidence });
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
