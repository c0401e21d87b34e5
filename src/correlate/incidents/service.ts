import { compareTimes, millisecondsBetween, nextAfter } from '../../model/time';
import { type Run, runsOf } from './runs';
import { ofKeys } from '../../model/of-keys';
import { type Detector, type Found, type ServerLog, placesIn, timesOf } from './server-log';

/**
 * The listener or the sync service went down, until the listener is up again, else the service, else an attempt arrives. A
 * service that is up brings back no listener that stopped by its own word; one that tells why it failed is another incident.
 * A stop while the feature is switched off stops nothing more.
 */
export const serviceStopped: Detector = (log, before) => {
  const { events, settings, life } = log;
  const { serviceStops, serviceStarts, endpointStarts } = settings;
  const starts = timesOf(events, serviceStarts);
  const listening = timesOf(events, endpointStarts);
  const isOff = placesIn(before.filter(({ kind }) => kind === 'offboarding'));
  const stops = ofKeys(events, serviceStops).filter(({ time }) => !isOff(time));
  return runsOf(stops, (after) => nextAfter(starts, after), 0).map((run, at, runs): Found => {
    const last = run.events.at(-1)!.time;
    const up = nextAfter(listening, last);
    const nextStop = runs[at + 1]?.from;
    const isOwn = up !== null && (nextStop === undefined || compareTimes(up, nextStop) < 0);
    const isLast = nextStop === undefined;
    const to = isLast && isStillDeaf(run, log) ? null : (run.to ?? nextAfter(life, last));
    return { ...run, kind: 'service-stopped', subject: null, to: isOwn ? up : to };
  });
};

/** The service is up for longer than its listener takes to start, and the listener, which had stopped, gives no sign. */
function isStillDeaf({ events: stops, to }: Run, { events, settings, life, extent }: ServerLog): boolean {
  if (to === null || ofKeys(stops, settings.endpointStops).length === 0 || nextAfter(life, to) !== null) return false;
  const failed = nextAfter(timesOf(events, settings.endpointFails), to) !== null;
  return !failed && millisecondsBetween(to, extent.last) > settings.incidents.endpoint.graceSeconds * 1000;
}

/** The sync service came up and the endpoint did not; of no account where it came up by itself at once. */
export const endpointNotStarted: Detector = ({ events, settings, life }, before) => {
  const known = new Set(before.flatMap((incident) => incident.events));
  const signs = ofKeys(events, settings.endpointFails).filter((event) => !known.has(event));
  const { graceSeconds } = settings.incidents.endpoint;
  return runsOf(signs, (after) => nextAfter(life, after), 0).flatMap((run): Found[] => {
    const healed = run.to !== null && millisecondsBetween(run.from, run.to) <= graceSeconds * 1000;
    return healed ? [] : [{ ...run, kind: 'endpoint-not-started', subject: null }];
  });
};
