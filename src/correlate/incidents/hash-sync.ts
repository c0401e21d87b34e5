import type { ClassifiedEvent } from '../../model/event';
import { groupBy } from '../../model/group';
import { type Time, compareTimes, later, nextAfter } from '../../model/time';
import { runsOf } from './runs';
import { ofKeys } from '../../model/of-keys';
import { type Detector, type Found, edgesOf } from './server-log';
import { silencesOf } from './silence';

/**
 * A domain whose password hashes could not be synchronised, until a success that names it. A success that names none may
 * be another domain's: it counts only after a time in which the failure would have come again.
 */
export const domainFailure: Detector = ({ events, settings }) => {
  const { domainFailures, signsOfLife, quietSeconds } = settings.incidents.hashSync;
  const successes = events.filter(({ key, entry }) => signsOfLife.includes(key) || isSuccess(entry));
  const byDomain = groupBy(successes, ({ fields }) => fields.domain);
  const timesOfDomain = (domain: string | null): Time[] => (byDomain.get(domain) ?? []).map(({ time }) => time);
  const anybodys = timesOfDomain(null);
  return [...groupBy(ofKeys(events, domainFailures), ({ fields }) => fields.domain)].flatMap(([domain, failures]) => {
    const own = domain === null ? [] : timesOfDomain(domain);
    const recovery = (after: Time): Time | null =>
      [nextAfter(own, after), nextAfter(anybodys, later(after, quietSeconds * 1000))]
        .filter((time) => time !== null)
        .sort(compareTimes)[0] ?? null;
    return runsOf(failures, recovery, quietSeconds).map((run): Found => ({
      ...run,
      kind: 'phs-domain-failure',
      subject: domain,
    }));
  });
};

const isSuccess = (entry: ClassifiedEvent['entry']): boolean =>
  entry?.area === 'password-hash-sync' && entry.phase === 'success';

/** Batches or single hashes that were refused, until something went through again. */
export const batchFailure: Detector = ({ events, settings }) => {
  const { batchFailures, objectResults, signsOfLife, quietSeconds } = settings.incidents.hashSync;
  const failed = events.filter(
    ({ key, fields }) => batchFailures.includes(key) || (objectResults.includes(key) && fields.failedObjects > 0),
  );
  const bad = new Set(failed);
  const good = events.filter((event) => signsOfLife.includes(event.key) && !bad.has(event)).map(({ time }) => time);
  return runsOf(failed, (after) => nextAfter(good, after), quietSeconds).map((run): Found => ({
    ...run,
    kind: 'phs-batch-failure',
    subject: null,
  }));
};

/** Password hash synchronisation shows no sign of life for longer than its health check allows. */
export const hashSyncSilent: Detector = (log) => {
  const { heartbeats, signsOfLife, gapSeconds } = log.settings.incidents.hashSync;
  if (ofKeys(log.events, heartbeats).length === 0) return [];
  const signs = ofKeys(log.events, signsOfLife);
  const times = signs.map(({ time }) => time);
  return silencesOf(log, times, gapSeconds, MARGIN_SECONDS).map(({ from, to }): Found => {
    const events = edgesOf(signs, times, { from, to });
    return { from, to, kind: 'phs-heartbeat-gap', subject: null, events };
  });
};

const MARGIN_SECONDS = 1800;
