import type { CorrelatedFlow } from '../../model/flow';
import type { Rule } from '../context';
import { draftsByCause } from '../drafts';

/** Failed flows by their best cause. */
export const failedAttempts: Rule = {
  id: 'failed-attempts',
  applies: ({ flows }) => flows.length > 0,
  find: ({ flows, causes }) =>
    draftsByCause(
      flows.flatMap((flow: CorrelatedFlow) => {
        const found = causes.get(flow) ?? [];
        return found.length > 0 ? [{ flow, found, events: eventsOf(flow) }] : [];
      }),
    ),
};

/** The failure itself first, then the trace that explains it. */
function eventsOf(flow: CorrelatedFlow): CorrelatedFlow['members'][number]['event'][] {
  const others = flow.members.map(({ event }) => event).filter((event) => event.entry?.phase === 'failure');
  return flow.failureEvent ? [flow.failureEvent, ...others.filter((event) => event !== flow.failureEvent)] : others;
}
