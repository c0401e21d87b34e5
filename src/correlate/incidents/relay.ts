import type { ClassifiedEvent } from '../../model/event';
import { compareTimes, millisecondsBetween, nextAfter } from '../../model/time';
import { type Run, runsOf } from './runs';
import { type Detector, ofKeys, type ServerLog } from './server-log';

/**
 * Trouble with the relay. An outage: while it lasted no heartbeat came and no attempt arrived; degraded: some did. Lost
 * connections alone are trouble only in numbers, or where the heartbeats stay away.
 */
export const relayTrouble: Detector = (log, before) => {
  const { relay } = log.settings.incidents;
  const known = new Set(before.flatMap(({ events }) => events));
  const signs = ofKeys(log.events, [...relay.harmless, ...relay.serious]).filter((event) => !known.has(event));
  // Without heartbeats, as older builds are, silence proves nothing: then only the errors speak.
  const beats = log.events.some(({ key }) => log.settings.heartbeats.includes(key));
  return runsOf(signs, (after) => nextAfter(log.life, after), relay.quietSeconds).flatMap((run) => {
    const kind = judge(run, beats, log);
    return kind === null ? [] : [{ ...run, kind, subject: null }];
  });
};

/** Null: no incident. */
function judge(run: Run, beats: boolean, log: ServerLog): 'relay-outage' | 'relay-degraded' | null {
  const { relay, heartbeat } = log.settings.incidents;
  const isSerious = ofKeys(run.events, relay.serious).length > 0;
  const seconds = millisecondsBetween(run.from, run.to ?? log.extent.last) / 1000;
  const isLong = seconds >= heartbeat.everySeconds * heartbeat.missedBeats;
  const lives = nextAfter(log.life, run.from);
  const works = lives !== null && (run.to === null || compareTimes(lives, run.to) < 0);
  if (!works && (isSerious ? run.events.length > 1 || isLong : beats && isLong)) return 'relay-outage';
  return isSerious || isUnsteady(run.events, log) ? 'relay-degraded' : null;
}

/** So many within so short a time that it is no chance any more. */
function isUnsteady(events: readonly ClassifiedEvent[], { settings }: ServerLog): boolean {
  const { unsteadyCount, unsteadySeconds } = settings.incidents.relay;
  return events.some(({ time }, at) => {
    const nth = events[at + unsteadyCount - 1];
    return nth !== undefined && millisecondsBetween(time, nth.time) <= unsteadySeconds * 1000;
  });
}
