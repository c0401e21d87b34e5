import type { ClassifiedEvent } from '../../model/event';
import type { CorrelatedFlow } from '../../model/flow';
import { millisecondsBetween } from '../../model/time';
import type { Context, Rule } from '../context';
import { draftsByCause } from '../drafts';

const CAUSE = 'service-stopped-during-operation';

/** Attempts that were under way when the service stopped. */
export const serviceStopped: Rule = {
  id: 'service-stopped-during-operation',
  applies: ({ flows }) => flows.some(({ startMissing }) => !startMissing),
  find: (context) => {
    const cause = context.catalog.causeById.get(CAUSE)!;
    return draftsByCause(
      interrupted(context).map(({ flow, stop }) => ({
        flow,
        found: [{ cause, role: 'decisive', confidence: 'likely', match: { kind: 'event', parts: [] } }],
        events: [...flow.members.map(({ event }) => event), stop],
      })),
    );
  },
};

/** Unfinished flows with the stop that came on the same server after their start and before they were stale. */
export function interrupted({ flows, rest, catalog }: Context): { flow: CorrelatedFlow; stop: ClassifiedEvent }[] {
  const stops = rest.filter(({ key }) => catalog.settings.serviceStops.includes(key));
  return flows.flatMap((flow) => {
    if (flow.outcome !== 'unfinished' || flow.startedAt === null) return [];
    const started = flow.startedAt;
    const staleMs = (flow.entry?.staleSeconds ?? 0) * 1000;
    const stop = stops.find(({ ref, time }) => {
      const elapsed = millisecondsBetween(started, time);
      return ref.computer === flow.computer && elapsed >= 0 && elapsed <= staleMs;
    });
    return stop ? [{ flow, stop }] : [];
  });
}
