import type { ClassifiedEvent } from '../../model/event';
import { compareTimes } from '../../model/time';
import type { Context, Rule } from '../context';
import { draftsByCause } from '../drafts';

const CAUSE = 'writeback-endpoint-not-started';

/** The sync service started but the writeback endpoint did not, and nothing later shows that it came up. */
export const endpointNotStarted: Rule = {
  id: 'endpoint-not-started',
  applies: ({ rest, catalog }) => rest.some(({ key }) => catalog.settings.endpointFails.includes(key)),
  find: (context) => {
    const cause = context.catalog.causeById.get(CAUSE)!;
    const failures = context.rest.filter((event) => isFailure(event, context) && !cameUpAfter(event, context));
    return draftsByCause(
      failures.map((event) => ({
        flow: null,
        found: [{ cause, role: 'decisive', confidence: 'certain', match: { kind: 'event', parts: [] } }],
        events: [event],
      })),
    );
  },
};

const isFailure = ({ key }: ClassifiedEvent, { catalog }: Context): boolean =>
  catalog.settings.endpointFails.includes(key);

function cameUpAfter({ ref, time }: ClassifiedEvent, { rest, flows, catalog }: Context): boolean {
  const after = (other: { computer: string; time: string | null }): boolean =>
    other.computer === ref.computer && other.time !== null && compareTimes(other.time, time) > 0;
  return (
    rest.some(
      (event) =>
        catalog.settings.endpointStarts.includes(event.key) &&
        after({ computer: event.ref.computer, time: event.time }),
    ) ||
    flows.some(
      ({ computer, startedAt, entry }) => entry && !entry.joinedByOrder && after({ computer, time: startedAt }),
    )
  );
}
