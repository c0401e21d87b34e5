import type { CorrelatedIncident, Correlation, LogExtents } from '../model/flow';
import { type Time, compareTimes } from '../model/time';

/**
 * Parts a correlation at a moment: each flow lies whole where it began, what happened at the moment itself is after. What
 * befell the service lies on both sides if it lasted over the moment.
 */
export function split(whole: Correlation, at: Time): { before: Correlation; after: Correlation } {
  return { before: part(whole, at, true), after: part(whole, at, false) };
}

function part({ flows, episodes, incidents, rest }: Correlation, at: Time, before: boolean): Correlation {
  const isMine = (time: Time): boolean => compareTimes(time, at) < 0 === before;
  const own = new Set(flows.filter(({ from }) => isMine(from)));
  return {
    flows: [...own],
    episodes: episodes
      .map((episode) => ({ ...episode, flows: episode.flows.filter((flow) => own.has(flow)) }))
      .filter((episode) => episode.flows.length > 1),
    incidents: incidents.flatMap((incident) => (before ? begun(incident, at) : lasting(incident, at))),
    rest: rest.filter(({ time }) => isMine(time)),
  };
}

/** As it looked when the moment came: one that ended later had not ended. */
function begun(incident: CorrelatedIncident, at: Time): CorrelatedIncident[] {
  if (compareTimes(incident.from, at) >= 0) return [];
  const ended = incident.to !== null && compareTimes(incident.to, at) < 0;
  const events = incident.events.filter(({ time }) => compareTimes(time, at) < 0);
  return [{ ...incident, to: ended ? incident.to : null, events: events.length > 0 ? events : incident.events }];
}

/** What of it came later; one that never ended goes on, even if no event says so again. */
function lasting(incident: CorrelatedIncident, at: Time): CorrelatedIncident[] {
  const { to } = incident;
  // The event that ends it is a sign of life, none of trouble.
  const events = incident.events.filter(
    ({ time }) => compareTimes(time, at) >= 0 && (to === null || compareTimes(time, to) < 0),
  );
  const from = compareTimes(incident.from, at) < 0 ? at : incident.from;
  if (events.length > 0) return [{ ...incident, from, events }];
  return to === null ? [{ ...incident, from, events: incident.events.slice(-1) }] : [];
}

/** The same of what each computer's logs span. */
export function splitExtents(logs: LogExtents, at: Time): { before: LogExtents; after: LogExtents } {
  const all = [...logs];
  return {
    before: new Map(
      all
        .filter(([, { first }]) => compareTimes(first, at) < 0)
        .map(([computer, log]) => [computer, { ...log, last: compareTimes(log.last, at) < 0 ? log.last : at }]),
    ),
    after: new Map(
      all
        .filter(([, { last }]) => compareTimes(last, at) >= 0)
        .map(([computer, log]) => [computer, { ...log, first: compareTimes(log.first, at) < 0 ? at : log.first }]),
    ),
  };
}
