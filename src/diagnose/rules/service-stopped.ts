import type { ClassifiedEvent } from '../../model/event';
import type { CorrelatedFlow } from '../../model/flow';
import { groupBy } from '../../model/group';
import { earlier, millisecondsBetween, placeAfter } from '../../model/time';
import { ofKeys } from '../../model/of-keys';
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
export function interrupted({ flows, whole, catalog }: Context): { flow: CorrelatedFlow; stop: ClassifiedEvent }[] {
  const stops = ofKeys(whole.rest, catalog.settings.serviceStops);
  if (stops.length === 0) return [];
  const stopsOn = new Map(
    [...groupBy(stops, ({ ref }) => ref.computer)].map(([computer, own]) => [
      computer,
      { own, times: own.map(({ time }) => time) },
    ]),
  );
  return flows.flatMap((flow) => {
    const here = stopsOn.get(flow.computer);
    if (!here || flow.outcome !== 'unfinished' || flow.startedAt === null) return [];
    const stop = here.own[placeAfter(here.times, earlier(flow.startedAt, 1))];
    const staleMs = (flow.entry?.staleSeconds ?? 0) * 1000;
    return stop && millisecondsBetween(flow.startedAt, stop.time) <= staleMs ? [{ flow, stop }] : [];
  });
}
