import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow, CorrelatedIncident } from '../model/flow';
import type { Incident, RankedCause } from '../model/report';
import { groupBy } from '../model/group';
import { type Time, compareTimes, earlier, later, placeAfter } from '../model/time';
import { rankCauses } from './causes';
import { subjectOf } from './conditions';
import type { Context } from './context';
import { BESIDE_WRITEBACK } from './rules/incidents';

/** So many records are cited by name; the count speaks for the rest. */
const CITED = 50;

/** The incidents as the report's contract has them: with the causes that their texts allow and the attempts they hit. */
export function reportedIncidents(context: Context): Incident[] {
  const hit = affected(context);
  return context.incidents.map((incident) => ({
    id: incident.id,
    kind: incident.kind,
    computer: incident.computer,
    subject: incident.subject,
    from: incident.from,
    to: incident.to,
    events: incident.events.length,
    evidence: incident.events.slice(0, CITED).map(({ ref, time, key }) => ({ ...ref, time, key })),
    flowsAffected: hit.get(incident) ?? [],
    causes: causesOf(incident, context),
  }));
}

/**
 * Attempts under way or begun while an incident lasted that ended on the way or not at all. Of incidents of one kind an
 * attempt is hit by the first that it met; those beside writeback hit none.
 */
function affected(context: Context): Map<CorrelatedIncident, string[]> {
  const hit = new Map<CorrelatedIncident, string[]>();
  const kinds = groupBy(
    context.incidents.filter(({ kind }) => !BESIDE_WRITEBACK.includes(kind)),
    ({ kind, computer }) => `${kind}\n${computer}`,
  );
  const failed = context.flows.filter((flow) => !flow.entry?.joinedByOrder && mayBeHit(flow, context));
  const failedOn = groupBy(failed, ({ computer }) => computer);
  for (const incidents of kinds.values()) {
    const first = firstMet(incidents);
    for (const flow of failedOn.get(incidents[0]!.computer) ?? []) {
      const incident = first(flow);
      if (!incident) continue;
      const known = hit.get(incident);
      if (known) known.push(flow.id);
      else hit.set(incident, [flow.id]);
    }
  }
  return hit;
}

/** Without an end, or failed on the way: what the engine or the directory refused has come past the service. */
const mayBeHit = ({ outcome, failureEvent }: CorrelatedFlow, { catalog: { settings } }: Context): boolean =>
  outcome === 'unfinished' ||
  outcome === 'open' ||
  (failureEvent !== null && settings.failsWithTrackingId.includes(failureEvent.key));

/** Finds the first of these incidents, which are in order of their beginnings, that an attempt met. */
function firstMet(incidents: readonly CorrelatedIncident[]): (flow: CorrelatedFlow) => CorrelatedIncident | undefined {
  const ends: Time[] = []; // the latest so far, so that they are in order too
  for (const { to } of incidents) {
    const before = ends.at(-1);
    if (before === undefined || to === null || compareTimes(to, before) > 0) ends.push(to ?? NEVER);
    else ends.push(before);
  }
  return ({ from, endedAt, entry }) => {
    const ended = endedAt ?? later(from, (entry?.staleSeconds ?? 0) * 1000);
    const incident = incidents[placeAfter(ends, earlier(from, 1))];
    return incident && compareTimes(ended, incident.from) >= 0 ? incident : undefined;
  };
}

/** Later than any time of a log. */
const NEVER: Time = '9999-12-31T23:59:59Z';

/** Best first; of several events the best that any of them allows, since one text may say more than the others. */
function causesOf({ events }: CorrelatedIncident, { catalog }: Context): RankedCause[] {
  const members = [...new Set(events)].map((event: ClassifiedEvent) => ({ event, link: 'tracking-id' as const }));
  const found = rankCauses(subjectOf(members), catalog);
  return found.map(({ cause, confidence }) => ({ id: cause.id, confidence }));
}
