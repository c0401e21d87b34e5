import type { CorrelatedIncident } from '../../model/flow';
import { groupBy } from '../../model/group';
import { rankCauses } from '../causes';
import { subjectOf } from '../conditions';
import type { Context, Draft, Rule } from '../context';
import { draftOf } from '../drafts';

type Kind = CorrelatedIncident['kind'];

/** Incidents that need a finding of their own where no event names a cause: mostly something stayed away. */
const SEVERITY: Partial<Record<Kind, Draft['severity']>> = {
  'heartbeat-gap': 'error',
  'relay-outage': 'error',
  'relay-degraded': 'warning',
  'onboarding-failed': 'error',
  'phs-heartbeat-gap': 'warning',
  'phs-batch-failure': 'warning',
  'phs-domain-failure': 'warning',
};

/** Of these writeback knows nothing. */
export const BESIDE_WRITEBACK: readonly string[] = [
  'phs-heartbeat-gap',
  'phs-batch-failure',
  'phs-domain-failure',
] satisfies Kind[];

/** Incidents whose events name no cause; those of one kind are one finding. */
export const unexplainedIncidents: Rule = {
  id: 'unexplained-incidents',
  applies: ({ rest, flows }) => rest.length + flows.length > 0,
  find: (context) => {
    const unexplained = context.incidents.filter(
      (incident) => incident.kind in SEVERITY && !hasCause(incident, context),
    );
    return [...groupBy(unexplained, ({ kind }) => kind)].map(([kind, incidents]) =>
      draftOf({
        rule: kind,
        severity: SEVERITY[kind]!,
        fault: 'infrastructure',
        events: incidents.flatMap(({ events }) => events),
        count: incidents.length,
        ongoing: incidents.some(({ to }) => to === null),
      }),
    );
  },
};

const hasCause = ({ events }: CorrelatedIncident, { catalog }: Context): boolean =>
  events.some((event) => rankCauses(subjectOf([{ event, link: 'tracking-id' }]), catalog).length > 0);
