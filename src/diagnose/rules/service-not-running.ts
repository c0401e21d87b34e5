import type { EventEntry } from '../../model/catalog';
import type { ClassifiedEvent } from '../../model/event';
import type { CorrelatedIncident } from '../../model/flow';
import { type Time, compareTimes, millisecondsBetween } from '../../model/time';
import { ofKeys } from '../../model/of-keys';
import type { Context, Rule } from '../context';
import { othersServe } from '../down';
import { draftOf } from '../drafts';
import { seenEverywhere, seenOn } from '../facts';

/** The last that a server's log says of its service is that it stopped, or a collector saw it stopped. */
export const serviceNotRunning: Rule = {
  id: 'service-not-running',
  applies: (context) => seenEverywhere(STATE, context).length > 0 || speaksOfService(context),
  find: (context) => {
    const seen = seenEverywhere(STATE, context)
      .filter(({ value, computer, time }) => value === STOPPED && !showsLife(computer, time, context))
      .map((one) => ({ id: 'facts-service-stopped' as const, seen: one }));
    const lasting = context.incidents.filter(
      (incident) =>
        incident.kind === 'service-stopped' &&
        incident.to === null &&
        !isUpAgain(incident, context) &&
        !standsBy(incident, context),
    );
    const events = lasting.map((incident) => incident.events.at(-1)!);
    const servers = new Set([...lasting.map(({ computer }) => computer), ...seen.map((one) => one.seen.computer)]);
    if (servers.size === 0) return [];
    const [rule, count] = ['service-not-running', servers.size];
    return [draftOf({ rule, severity: 'error', fault: 'infrastructure', events, seen, count, ongoing: true })];
  },
};

const STATE = 'service-state';
const STOPPED = 'stopped';
const RUNNING = 'running';

const speaksOfService = ({ rest, flows, incidents, catalog: { settings } }: Context): boolean =>
  flows.length + incidents.length > 0 || ofKeys(rest, [...settings.serviceStarts, ...settings.serviceStops]).length > 0;

/** A collector saw it running after the log said that it stopped. */
function isUpAgain({ computer, events }: CorrelatedIncident, context: Context): boolean {
  const seen = seenOn(computer, STATE, context);
  return seen !== null && seen.value === RUNNING && compareTimes(seen.time, events.at(-1)!.time) > 0;
}

/** The sync service is up, and another server's listener serves since: this one is the spare now, as it should be. */
function standsBy({ computer, events }: CorrelatedIncident, context: Context): boolean {
  const stopped = events.at(-1)!.time;
  const { whole, catalog } = context;
  const { serviceStarts, incidents } = catalog.settings;
  const { graceSeconds } = incidents.endpoint;
  const isUp = ({ ref, time, key, entry }: ClassifiedEvent): boolean =>
    ref.computer === computer &&
    compareTimes(time, stopped) > 0 &&
    (serviceStarts.includes(key) ||
      (entry !== null && OF_SYNC.includes(entry.area) && millisecondsBetween(stopped, time) > graceSeconds * 1000));
  return whole.rest.some(isUp) && othersServe([computer], stopped, context);
}

/** What only a sync service that runs writes; while it goes down it may still do so. */
const OF_SYNC: readonly EventEntry['area'][] = ['engine', 'run-profile', 'password-hash-sync', 'cloud'];

/** A log that is newer than what a collector saw shows the service at work. */
function showsLife(server: string, seen: Time, { whole, catalog: { settings } }: Context): boolean {
  const signs = [...settings.serviceStarts, ...settings.endpointStarts, ...settings.heartbeats];
  const isLater = (time: Time | null): boolean => time !== null && compareTimes(time, seen) > 0;
  return (
    ofKeys(whole.rest, signs).some(({ ref, time }) => ref.computer === server && isLater(time)) ||
    whole.flows.some(({ computer, startedAt }) => computer === server && isLater(startedAt))
  );
}
