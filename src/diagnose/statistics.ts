import type { CorrelatedFlow } from '../model/flow';
import { groupBy } from '../model/group';
import type { Statistics } from '../model/report';
import type { Context } from './context';
import { reachedDirectory } from './ongoing';

const ORDER: readonly Statistics['operation'][] = ['reset', 'change', 'admin-reset', 'unknown'];
const MEDIAN = 0.5;
const P95 = 0.95;

/** How the attempts went, by operation; operations without an attempt are left out. */
export function statisticsOf(context: Context): Statistics[] {
  const attempts = context.flows.filter(({ entry }) => !entry?.joinedByOrder);
  const groups = groupBy(attempts, ({ operation }) => operation);
  return ORDER.flatMap((operation) => {
    const flows = groups.get(operation);
    return flows ? [statistics(operation, flows, context)] : [];
  });
}

function statistics(
  operation: Statistics['operation'],
  flows: readonly CorrelatedFlow[],
  context: Context,
): Statistics {
  const count = (outcome: CorrelatedFlow['outcome']): number => flows.filter((flow) => flow.outcome === outcome).length;
  const [succeeded, open] = [count('succeeded'), count('open')];
  const refused = flows.filter((flow) => flow.outcome === 'failed' && reachedDirectory(flow, context)).length;
  const decided = flows.length - open;
  const durations = flows
    .flatMap(({ outcome, durationMs }) => (outcome === 'succeeded' && durationMs !== null ? [durationMs] : []))
    .sort((a, b) => a - b);
  return {
    operation,
    attempts: flows.length,
    succeeded,
    refused,
    failed: count('failed') - refused,
    unfinished: count('unfinished'),
    open,
    successRate: decided === 0 ? null : succeeded / decided,
    reachedRate: decided === 0 ? null : (succeeded + refused) / decided,
    medianMs: percentile(durations, MEDIAN),
    p95Ms: percentile(durations, P95),
  };
}

/** By the nearest rank, so that the figure is a duration that occurred. */
const percentile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
