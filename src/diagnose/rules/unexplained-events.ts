import { rankCauses } from '../causes';
import { subjectOf } from '../conditions';
import type { Rule } from '../context';
import { draftOf } from '../drafts';

/** Errors outside of any attempt and incident for which the catalog has no cause: worth a look, no verdict. */
export const unexplainedEvents: Rule = {
  id: 'unexplained-events',
  applies: ({ rest }) => rest.length > 0,
  find: ({ rest, incidents, catalog }) => {
    const told = new Set(incidents.flatMap((incident) => incident.events));
    const { engineTrace, endpointFails } = catalog.settings;
    const others = [...engineTrace, ...endpointFails]; // have rules of their own
    const events = rest.filter(
      (event) =>
        event.entry?.severity === 'error' &&
        event.entry.phase === 'failure' &&
        !others.includes(event.key) &&
        !told.has(event) &&
        rankCauses(subjectOf([{ event, link: 'tracking-id' }]), catalog).length === 0,
    );
    return events.length === 0 ? [] : [draftOf({ rule: 'unexplained-events', severity: 'info', events })];
  },
};
