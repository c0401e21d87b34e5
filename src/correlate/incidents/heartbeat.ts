import type { ClassifiedEvent } from '../../model/event';
import { groupBy } from '../../model/group';
import { type Time, compareTimes, earlier, later, millisecondsBetween, placeAfter } from '../../model/time';
import { ofKeys } from '../../model/of-keys';
import { type Detector, type Found, edgesOf, type ServerLog, type Span } from './server-log';
import { silencesOf } from './silence';

/**
 * Heartbeats that stay away while the server goes on writing: of every namespace (a gap, or no more than degraded where
 * attempts arrive all the same), or of one while another beats (degraded). Only for logs that have heartbeats at all;
 * what another incident explains is not told again.
 */
export const heartbeatLost: Detector = (log, before) => {
  const beats = ofKeys(log.events, log.settings.heartbeats);
  if (beats.length === 0) return [];
  const { everySeconds, missedBeats } = log.settings.incidents.heartbeat;
  const seconds = everySeconds * missedBeats;
  const times = beats.map(({ time }) => time);
  const whole = silencesOf(log, times, seconds, everySeconds, log.life).map(({ lively, ...span }): Found => ({
    ...span,
    kind: lively ? 'relay-degraded' : 'heartbeat-gap',
    subject: null,
    events: edgesOf(beats, times, span),
  }));
  const isTold = toldBy(before, log, seconds);
  const news = whole.filter((gap) => !isTold(gap));
  const isToldBesides = toldBy([...before, ...news], log, seconds);
  const isToldToTheEnd = toldBy(
    [...before, ...news].filter(({ to }) => to === null),
    log,
    seconds,
  );
  // What lasts is not explained by what has passed.
  const alone = oneSilent(beats, times, log);
  return [...news, ...alone.filter((gap) => !(gap.to === null ? isToldToTheEnd : isToldBesides)(gap))];
};

/** One namespace falls silent while the others beat on. */
function oneSilent(beats: readonly ClassifiedEvent[], times: readonly Time[], log: ServerLog): Found[] {
  const { everySeconds, missedBeats } = log.settings.incidents.heartbeat;
  const half = (everySeconds * 1000) / 2;
  const series = groupBy(beats, ({ fields }) => fields.namespace);
  const newest = [...series.values()]
    .map(([first]) => first!.time)
    .sort(compareTimes)
    .at(-1)!;
  return [...series].flatMap(([namespace, own]) => {
    const ownTimes = own.map(({ time }) => time);
    return own.flatMap((beat, at): Found[] => {
      const to = own[at + 1]?.time ?? null;
      if (to !== null && millisecondsBetween(beat.time, to) < everySeconds * missedBeats * 1000) return [];
      // Microsoft moves tenants between namespaces: the old one falls silent for good, and a new one begins.
      if (to === null && compareTimes(newest, beat.time) > 0) return [];
      const first = placeAfter(times, later(beat.time, half));
      const last = to === null ? times.length : placeAfter(times, earlier(to, half));
      const isLong =
        last > first && millisecondsBetween(beat.time, times[last - 1]!) >= everySeconds * missedBeats * 1000;
      if (last - first < missedBeats || !isLong) return [];
      const span = { from: beat.time, to };
      return [{ ...span, kind: 'relay-degraded', subject: namespace, events: edgesOf(own, ownTimes, span) }];
    });
  });
}

/** Whether one of these incidents covers a span, all but so little at either end that it would be no silence by itself. */
function toldBy(incidents: readonly Span[], { extent }: ServerLog, seconds: number): (span: Span) => boolean {
  const endOf = ({ to }: Span): Time => to ?? extent.last;
  const known = [...incidents].sort((a, b) => compareTimes(a.from, b.from));
  const ends: Time[] = []; // the latest so far, so that they are in order too
  for (const one of known) ends.push([endOf(one), ends.at(-1) ?? endOf(one)].sort(compareTimes)[1]!);
  return (span) => {
    const first = known[placeAfter(ends, earlier(endOf(span), seconds * 1000))];
    return first !== undefined && millisecondsBetween(span.from, first.from) < seconds * 1000;
  };
}
