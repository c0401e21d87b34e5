import { ofKeys } from '../../model/of-keys';
import type { Rule } from '../context';
import { draftsByCause } from '../drafts';

export const NOT_STARTED = 'writeback-endpoint-not-started';

/** The sync service started but the writeback endpoint did not, and nothing later shows that it came up. */
export const endpointNotStarted: Rule = {
  id: 'endpoint-not-started',
  applies: ({ incidents, rest, catalog: { settings } }) =>
    ofKeys(rest, settings.endpointFails).length > 0 ||
    incidents.some(({ events }) => events.some(({ key }) => settings.endpointFails.includes(key))),
  find: ({ incidents, catalog }) => {
    const cause = catalog.causeById.get(NOT_STARTED)!;
    const lasting = incidents.filter(({ kind, to }) => to === null && TELLING.includes(kind));
    const failures = lasting.flatMap(({ events }) =>
      events.filter(({ key }) => catalog.settings.endpointFails.includes(key)),
    );
    return draftsByCause(
      failures.map((event) => ({
        flow: null,
        found: [{ cause, role: 'decisive', confidence: 'certain', match: { kind: 'event', parts: [] } }],
        events: [event],
      })),
    );
  },
};

/** A set-up that failed takes the endpoint's failure to itself. */
const TELLING: readonly string[] = ['endpoint-not-started', 'onboarding-failed'];
