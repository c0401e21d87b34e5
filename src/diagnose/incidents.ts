import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow, CorrelatedIncident } from '../model/flow';
import type { Incident, RankedCause } from '../model/report';
import { type Time, compareTimes, later } from '../model/time';
import { type FoundCause, rankCauses } from './causes';
import { subjectOf } from './conditions';
import type { Context } from './context';
import { reachedDirectory } from './ongoing';

/** So many records are cited by name; the count speaks for the rest. */
const CITED = 50;

/** The incidents as the report's contract has them: with the causes that their texts allow and the attempts they hit. */
export function reportedIncidents(context: Context): Incident[] {
  return context.incidents.map((incident) => ({
    id: incident.id,
    kind: incident.kind,
    computer: incident.computer,
    subject: incident.subject,
    from: incident.from,
    to: incident.to,
    events: incident.events.length,
    evidence: incident.events.slice(0, CITED).map(({ ref, time, key }) => ({ ...ref, time, key })),
    flowsAffected: affected(incident, context).map(({ id }) => id),
    causes: causesOf(incident, context),
  }));
}

/** Attempts under way or begun while it lasted that did not reach the directory. */
function affected(incident: CorrelatedIncident, context: Context): CorrelatedFlow[] {
  return context.flows.filter(
    (flow) =>
      flow.computer === incident.computer &&
      !flow.entry?.joinedByOrder &&
      flow.outcome !== 'succeeded' &&
      !reachedDirectory(flow, context) &&
      overlaps(flow, incident),
  );
}

function overlaps({ members, endedAt, entry }: CorrelatedFlow, { from, to }: CorrelatedIncident): boolean {
  const started = members[0]!.event.time;
  const ended: Time = endedAt ?? later(started, (entry?.staleSeconds ?? 0) * 1000);
  return compareTimes(ended, from) >= 0 && (to === null || compareTimes(started, to) <= 0);
}

/** Best first; of several events the best that any of them allows, since one text may say more than the others. */
function causesOf({ events }: CorrelatedIncident, { catalog }: Context): RankedCause[] {
  const members = [...new Set(events)].map((event: ClassifiedEvent) => ({ event, link: 'tracking-id' as const }));
  const found: FoundCause[] = rankCauses(subjectOf(members), catalog);
  return found.map(({ cause, confidence }) => ({ id: cause.id, confidence }));
}
