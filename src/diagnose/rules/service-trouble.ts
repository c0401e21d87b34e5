import type { EventEntry } from '../../model/catalog';
import type { ClassifiedEvent } from '../../model/event';
import { groupBy } from '../../model/group';
import { rankCauses } from '../causes';
import { subjectOf } from '../conditions';
import type { Context, Rule } from '../context';
import { type Failure, draftsByCause } from '../drafts';

/** Phases that can tell of trouble. */
const TROUBLE: readonly EventEntry['phase'][] = ['failure', 'retry'];

/** What happened to the service, the relay, the cloud connection or password hash synchronisation rather than to one attempt. */
export const serviceTrouble: Rule = {
  id: 'service-trouble',
  applies: ({ rest }) => rest.length > 0,
  find: (context) => draftsByCause(failuresOf(context)),
};

function failuresOf({ rest, catalog }: Context): Failure[] {
  const { engineTrace } = catalog.settings;
  const troubled = rest.filter(
    ({ key, entry }) => entry && TROUBLE.includes(entry.phase) && !engineTrace.includes(key),
  );
  return together(troubled).flatMap((events) => {
    const members = events.map((event) => ({ event, link: 'tracking-id' as const }));
    const found = rankCauses(subjectOf(members), catalog);
    return found.length > 0 ? [{ flow: null, found, events }] : [];
  });
}

/** Events with one tracking id tell of one and the same trouble. */
function together(events: readonly ClassifiedEvent[]): ClassifiedEvent[][] {
  const keyOf = (event: ClassifiedEvent): unknown =>
    event.trackingId ? `${event.ref.computer}\n${event.trackingId}` : event;
  return [...groupBy(events, keyOf).values()];
}
