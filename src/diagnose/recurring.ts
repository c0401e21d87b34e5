import type { Finding } from '../model/report';
import { compareTimes, millisecondsBetween } from '../model/time';
import type { Context } from './context';
import { reachedDirectory } from './ongoing';

/** Two cases and what lies between them show no rhythm. */
const LEAST_CASES = 3;
/** What comes at random stays away for three times its mean distance by luck in one of twenty cases. */
const DISTANCES = 3;

/** Over, but it had come and gone before, and has stayed away for no longer than it did then. */
export function mayComeAgain(finding: Finding, context: Context): boolean {
  const { count, firstSeen, lastSeen, ongoing, scope } = finding;
  if (ongoing !== false || count < LEAST_CASES) return false;
  const quiet = scope.servers.map((server) => {
    const end = context.logs.get(server)?.last;
    return end === undefined ? 0 : millisecondsBetween(lastSeen, end);
  });
  const distance = millisecondsBetween(firstSeen, lastSeen) / (count - 1);
  return Math.max(...quiet) < DISTANCES * distance && wentBetween(finding, context);
}

/** An incident ended and another began, or those it hit got through in between; of a fault of the infrastructure anybody. */
function wentBetween({ incidents, fault, flows, scope, firstSeen, lastSeen }: Finding, context: Context): boolean {
  if (incidents.length > 1) return true;
  const ids = new Set(flows);
  const hit = new Set(context.whole.flows.flatMap((flow) => (ids.has(flow.id) ? [context.userKey(flow.user)] : [])));
  return context.whole.flows.some(
    (flow) =>
      flow.endedAt !== null &&
      compareTimes(flow.endedAt, firstSeen) > 0 &&
      compareTimes(flow.endedAt, lastSeen) < 0 &&
      scope.servers.includes(flow.computer) &&
      (fault === 'infrastructure' ||
        (hit.has(context.userKey(flow.user)) && scope.operations.includes(flow.operation))) &&
      reachedDirectory(flow, context),
  );
}
