import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow, Correlation } from '../model/flow';
import { type Time, compareTimes } from '../model/time';

/** What the reader of a report wants to see of a log. */
export interface Selection {
  from?: Time | undefined;
  to?: Time | undefined;
  user?: string | undefined;
  trackingId?: string | undefined;
}

/** True for events inside the window; both ends belong to it. */
export const inWindow = ({ time }: Pick<ClassifiedEvent, 'time'>, { from, to }: Selection): boolean =>
  (from === undefined || compareTimes(time, from) >= 0) && (to === undefined || compareTimes(time, to) <= 0);

/**
 * Narrows what was correlated over the whole log, so that a flow at the window's edge stays whole. A user or tracking id
 * leaves what happened to the service in place: it may be the reason.
 */
export function narrow({ flows, episodes, incidents, rest }: Correlation, selection: Selection): Correlation {
  const wanted = new Set(flows.filter((flow) => isWanted(flow, selection)));
  return {
    flows: [...wanted],
    episodes: episodes.filter((episode) => episode.flows.some((flow) => wanted.has(flow))),
    incidents: incidents.filter((incident) => reachesInto(incident, selection)),
    rest: rest.filter((event) => inWindow(event, selection)),
  };
}

const reachesInto = (incident: { from: Time; to: Time | null }, { from, to }: Selection): boolean =>
  (from === undefined || incident.to === null || compareTimes(incident.to, from) >= 0) &&
  (to === undefined || compareTimes(incident.from, to) <= 0);

/** When its events were written. */
const timesOf = ({ members, folded, from, to }: CorrelatedFlow): Time[] =>
  folded ? [from, to] : members.map(({ event }) => event.time);

function isWanted(flow: CorrelatedFlow, selection: Selection): boolean {
  const { user, trackingId } = selection;
  if (!timesOf(flow).some((time) => inWindow({ time }, selection))) return false;
  if (flow.entry?.joinedByOrder) return true;
  if (trackingId !== undefined && flow.trackingId !== trackingId.toLowerCase()) return false;
  if (user === undefined) return true;
  const names = [flow.user?.upn, flow.user?.cloudAnchor, flow.user?.sourceAnchor, flow.user?.adminUpn];
  return names.some((name) => name?.toLowerCase() === user.toLowerCase());
}
