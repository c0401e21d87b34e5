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
  const events = flow.failureEvent ? [flow.failureEvent] : [];
  for (const { event } of flow.members)
    if (event.entry?.phase === 'failure' && event !== flow.failureEvent) events.push(event);
  return events;
}
