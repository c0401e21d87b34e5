import { type Time, compareTimes, millisecondsBetween, nextAfter } from '../../model/time';
import { type Run, runsOf } from './runs';
import { ofKeys } from '../../model/of-keys';
import { type Detector, type Found, type ServerLog } from './server-log';

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
  const runs = runsOf(signs, (after) => nextAfter(log.life, after), relay.quietSeconds);
  const judged = runs.map((run) => ({ run, kind: judge(run, beats, log) }));
  const troubles = judged.flatMap(({ run, kind }) =>
    kind === null ? [] : [{ ...run, to: comesBack(run, log) ? null : run.to, kind, subject: null }],
  );
  const healed = judged.flatMap(({ run, kind }) => (kind === null ? [run] : []));
  return [...troubles, ...unsteadyIn(healed, log)];
};

/** Null: no incident. */
function judge(run: Run, beats: boolean, log: ServerLog): 'relay-outage' | 'relay-degraded' | null {
  const { relay, heartbeat } = log.settings.incidents;
  const isSerious = ofKeys(run.events, relay.serious).length > 0;
  const seconds = millisecondsBetween(run.from, run.to ?? log.extent.last) / 1000;
  const isLong = seconds >= heartbeat.everySeconds * heartbeat.missedBeats;
  const works = livesBetween(run.from, run.to, log);
  const isSaid = run.to === null && ofKeys(run.events, relay.nobodyServes).length > 0;
  const isRepeated = isSerious && run.events.length > 1;
  if (!works && (isRepeated || isSaid || (beats && isLong))) return 'relay-outage';
  return isSerious ? 'relay-degraded' : null;
}

/** It came back although there were signs of life in between, and did so until shortly before the log ends. */
function comesBack({ events, from }: Run, log: ServerLog): boolean {
  const { unsteadyCount } = log.settings.incidents.relay;
  const last = events.at(-1)!.time;
  return events.length >= unsteadyCount && livesBetween(from, last, log) && !isQuietAfter(last, log);
}

/** A sign of life lies between the two; `to` null: the end of the log. */
function livesBetween(from: Time, to: Time | null, { life }: ServerLog): boolean {
  const lives = nextAfter(life, from);
  return lives !== null && (to === null || compareTimes(lives, to) < 0);
}

const isQuietAfter = (time: Time, { settings, extent }: ServerLog): boolean =>
  millisecondsBetween(time, extent.last) >= settings.incidents.relay.quietSeconds * 1000;

/**
 * Of losses that are harmless each, those that come so many within so short a time that it is no chance any more. Each was
 * healed, so it takes a while without another one to show that the connection is steady again.
 */
function unsteadyIn(runs: readonly Run[], log: ServerLog): Found[] {
  const { unsteadyCount, unsteadySeconds } = log.settings.incidents.relay;
  const signs = runs.flatMap((run) => run.events.map((event) => ({ event, run })));
  const groups: { first: number; last: number }[] = [];
  signs.forEach(({ event }, at) => {
    const last = at + unsteadyCount - 1;
    const nth = signs[last];
    if (!nth || millisecondsBetween(event.time, nth.event.time) > unsteadySeconds * 1000) return;
    const group = groups.at(-1);
    if (group && group.last >= at) group.last = last;
    else groups.push({ first: at, last });
  });
  return groups.map(({ first, last }): Found => {
    const events = signs.slice(first, last + 1).map(({ event }) => event);
    const to = isQuietAfter(events.at(-1)!.time, log) ? signs[last]!.run.to : null;
    return { kind: 'relay-degraded', subject: null, from: events[0]!.time, to, events };
  });
}
