import type { CorrelatedFlow } from '../model/flow';
import { groupBy } from '../model/group';
import type { Unlisted } from '../model/report';

const TO_HOUR = 'YYYY-MM-DDTHH'.length;

/** The successes of which no events are left, counted by server, operation and hour; in order of time. */
export function unlistedOf(flows: readonly CorrelatedFlow[]): Unlisted[] {
  const folded = flows.filter((flow) => flow.folded);
  const groups = groupBy(folded, ({ from, computer, operation }) =>
    [from.slice(0, TO_HOUR), computer, operation].join('\n'),
  );
  return [...groups.values()].map((own) => {
    const { from, computer, operation } = own[0]!;
    return { computer, operation, hour: `${from.slice(0, TO_HOUR)}:00:00Z`, succeeded: own.length };
  });
}
