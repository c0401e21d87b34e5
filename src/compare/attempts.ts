import type { Catalog } from '../model/catalog';
import type { Comparison, Figures } from '../model/comparison';
import type { Flow, Report } from '../model/report';
import type { Period } from './period';

/** How an attempt ended; `refused`: it failed by the user's own fault, so it did reach the directory. */
export type Ending = 'succeeded' | 'refused' | 'failed' | 'unfinished' | 'open';

/** Operations of the service itself, which no user attempts. */
const OF_THE_SERVICE: readonly Flow['operation'][] = ['onboarding', 'offboarding'];

export const isAttempt = ({ operation }: Flow): boolean => !OF_THE_SERVICE.includes(operation);

/** Judges by the report's own findings, so that a report of another catalog keeps its opinion. */
export function endingOf(flow: Flow, report: Report, catalog: Pick<Catalog, 'causeById'>): Ending {
  if (flow.outcome !== 'failed') return flow.outcome;
  const cause = flow.failure?.causes[0]?.id;
  if (cause === undefined) return 'failed';
  const finding = report.findings.find((one) => one.cause === cause);
  return (finding?.fault ?? catalog.causeById.get(cause)?.fault) === 'user' ? 'refused' : 'failed';
}

export function figuresOf({ flows, report }: Period, operation: string, catalog: Catalog): Figures {
  const counts = { succeeded: 0, refused: 0, failed: 0, unfinished: 0, open: 0 };
  const own = flows.filter((flow) => flow.operation === operation);
  for (const flow of own) counts[endingOf(flow, report, catalog)] += 1;
  const judged = counts.succeeded + counts.failed + counts.unfinished;
  return { attempts: own.length, ...counts, successRate: judged === 0 ? null : counts.succeeded / judged };
}

/** Each operation that either side has, in the catalog's order. */
export function operationsOf(before: Period, after: Period, catalog: Catalog): Comparison['operations'] {
  const seen = new Set([...before.flows, ...after.flows].map(({ operation }) => operation));
  return ORDER.filter((operation) => seen.has(operation)).map((operation) => ({
    operation,
    before: figuresOf(before, operation, catalog),
    after: figuresOf(after, operation, catalog),
  }));
}

const ORDER: readonly Flow['operation'][] = ['reset', 'change', 'admin-reset', 'unknown', ...OF_THE_SERVICE];
