import type { Catalog, CauseEntry, Confidence, Fault, Severity } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { CollectedFacts } from '../model/facts';
import type { CorrelatedFlow, CorrelatedIncident, Correlation, LogExtents } from '../model/flow';
import type { Coverage, RankedCause, Reason } from '../model/report';
import type { FoundCause } from './causes';
import type { Kind } from './conditions';
import type { Seen } from './facts';
import type { ServerFacts } from './servers';
import type { UserKey } from '../model/user-key';

/** What the rules see. Everything is in order of time. */
export interface Context {
  catalog: Catalog;
  flows: readonly CorrelatedFlow[];
  /** Causes of each failed flow, best first. */
  causes: ReadonlyMap<CorrelatedFlow, readonly FoundCause[]>;
  /** Events of no flow. */
  rest: readonly ClassifiedEvent[];
  /** The same of the whole log: what the reader's filters hide has happened all the same. */
  whole: Pick<Correlation, 'flows' | 'rest'>;
  incidents: readonly CorrelatedIncident[];
  servers: readonly ServerFacts[];
  logs: LogExtents;
  /** Breaks in the record numbers. */
  gaps: Coverage['gaps'];
  userKey: UserKey;
  /** Those that the whole log names. */
  connectorAccounts: readonly string[];
  /** What collectors saw on the servers, under the names that the events give these. */
  facts: readonly CollectedFacts[];
}

/** What the catalog says of a cause; undefined where none is known. */
export const causeOf = (
  { cause }: { cause: string | null },
  { catalog }: Pick<Context, 'catalog'>,
): CauseEntry | undefined => (cause === null ? undefined : catalog.causeById.get(cause));

/** Every event, those of flows first. */
export function allEvents({ flows, rest }: Pick<Context, 'flows' | 'rest'>): readonly ClassifiedEvent[] {
  const known = eventsOf.get(flows);
  if (known?.rest === rest) return known.events;
  const events: ClassifiedEvent[] = [];
  for (const { members } of flows) for (const { event } of members) events.push(event);
  for (const event of rest) events.push(event);
  eventsOf.set(flows, { rest, events });
  return events;
}

const eventsOf = new WeakMap<
  Context['flows'],
  { rest: readonly ClassifiedEvent[]; events: readonly ClassifiedEvent[] }
>();

/** What a rule found, before scope, order and remediation are worked out. */
export interface Draft {
  /** A cause of the catalog, or null where `rule` names what was found. */
  cause: string | null;
  rule: string | null;
  severity: Severity;
  fault: Fault;
  confidence: Confidence;
  flows: CorrelatedFlow[];
  /** What it rests on, in order; at least one, or something in `seen`. */
  events: ClassifiedEvent[];
  /** What it rests on that a collector saw, each with the reason that says so. */
  seen?: { id: Reason['id']; seen: Seen }[];
  /** How often it happened. */
  count: number;
  competing: RankedCause[];
  /** Where the incident itself says whether it was over; else it is worked out. */
  ongoing?: boolean;
  /** How the cause was recognised, and in how many cases; empty for what a rule saw itself. */
  recognised: Recognised[];
}

/** One kind of evidence for the draft's cause. */
export interface Recognised {
  kind: Kind;
  cases: number;
  /** Cases in which it rests on events that are joined by inference. */
  inferred: number;
}

/** One rule: what it needs, what it finds. A rule that throws is shown as failed, never as silence. */
export interface Rule {
  id: string;
  /** False: the input has nothing that the rule could judge. */
  applies(context: Context): boolean;
  find(context: Context): Draft[];
}
