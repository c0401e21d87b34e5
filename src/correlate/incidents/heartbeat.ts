import type { ClassifiedEvent } from '../../model/event';
import { groupBy } from '../../model/group';
import { type Time, compareTimes } from '../../model/time';
import { type Detector, type Found, ofKeys, overlaps, type ServerLog } from './server-log';
import { type Silence, silencesOf } from './silence';

const RELAY: readonly Found['kind'][] = ['relay-outage', 'relay-degraded'];

/**
 * Heartbeats that stay away while the server goes on writing: of every namespace (a gap), or of one while another beats
 * (degraded). Only for logs that have heartbeats at all; what a relay incident says already is not said again.
 */
export const heartbeatLost: Detector = (log, before) => {
  const beats = ofKeys(log.events, log.settings.heartbeats);
  const series = groupBy(beats, ({ fields }) => fields.namespace ?? '');
  const whole = silences(log, beats).map((silence) => found('heartbeat-gap', silence, null, beats));
  const alone = [...series].flatMap(([namespace, own]) =>
    silences(log, own)
      .filter((silence) => !whole.some((gap) => overlaps(gap, silence)) && !isReplaced(silence, [...series.values()]))
      .map((silence) => found('relay-degraded', silence, namespace, own)),
  );
  const told = before.filter(({ kind }) => RELAY.includes(kind));
  return [...whole, ...alone].filter((gap) => !told.some((known) => overlaps(known, gap)));
};

function silences(log: ServerLog, beats: readonly ClassifiedEvent[]): Silence[] {
  const { everySeconds, missedBeats } = log.settings.incidents.heartbeat;
  const times = beats.map(({ time }) => time);
  return silencesOf(log, times, everySeconds * missedBeats, everySeconds);
}

/** Microsoft moves tenants from one namespace to another: the old one falls silent for good, and a new one begins. */
const isReplaced = ({ from, to }: Silence, series: readonly (readonly ClassifiedEvent[])[]): boolean =>
  to === null && series.some(([first]) => compareTimes(first!.time, from) > 0);

/** The last beat before it and the first one after it show it. */
function found(
  kind: Found['kind'],
  { from, to }: Silence,
  subject: string | null,
  beats: readonly ClassifiedEvent[],
): Found {
  const at = (time: Time | null): ClassifiedEvent[] => beats.filter((beat) => beat.time === time).slice(0, 1);
  const before = beats.filter(({ time }) => compareTimes(time, from) <= 0).slice(-1);
  return { kind, subject, from, to, events: [...before, ...at(to)] };
}
