import type { Rule } from '../context';
import { draftOf } from '../drafts';

/** The last that a server's log says of its service is that it stopped. */
export const serviceNotRunning: Rule = {
  id: 'service-not-running',
  applies: ({ rest, flows, incidents, catalog: { settings } }) =>
    flows.length + incidents.length > 0 ||
    rest.some(({ key }) => [...settings.serviceStarts, ...settings.serviceStops].includes(key)),
  find: ({ incidents }) => {
    const lasting = incidents.filter(({ kind, to }) => kind === 'service-stopped' && to === null);
    const events = lasting.map((incident) => incident.events.at(-1)!);
    if (events.length === 0) return [];
    return [
      draftOf({ rule: 'service-not-running', severity: 'error', fault: 'infrastructure', events, ongoing: true }),
    ];
  },
};
