import { type Time, compareTimes } from '../../model/time';
import type { Context, Rule } from '../context';
import { draftsByCause } from '../drafts';

const CAUSE = 'writeback-endpoint-not-started';

/** The sync service started but the writeback endpoint did not, and nothing later shows that it came up. */
export const endpointNotStarted: Rule = {
  id: 'endpoint-not-started',
  applies: ({ rest, catalog }) => rest.some(({ key }) => catalog.settings.endpointFails.includes(key)),
  find: (context) => {
    const cause = context.catalog.causeById.get(CAUSE)!;
    const lastLife = lastLifeOf(context);
    const failures = context.rest.filter(({ key, ref, time }) => {
      const life = lastLife.get(ref.computer);
      const isFailure = context.catalog.settings.endpointFails.includes(key);
      return isFailure && (life === undefined || compareTimes(life, time) <= 0);
    });
    return draftsByCause(
      failures.map((event) => ({
        flow: null,
        found: [{ cause, role: 'decisive', confidence: 'certain', match: { kind: 'event', parts: [] } }],
        events: [event],
      })),
    );
  },
};

/** When each server last showed that its endpoint is up: it said so, or an attempt arrived. */
function lastLifeOf({ rest, flows, catalog }: Context): Map<string, Time> {
  const last = new Map<string, Time>();
  const note = (computer: string, time: Time | null): void => {
    const known = last.get(computer);
    if (time !== null && (known === undefined || compareTimes(time, known) > 0)) last.set(computer, time);
  };
  for (const { key, ref, time } of rest) if (catalog.settings.endpointStarts.includes(key)) note(ref.computer, time);
  for (const { computer, startedAt, entry } of flows) if (entry && !entry.joinedByOrder) note(computer, startedAt);
  return last;
}
