import { type Time, compareTimes, millisecondsBetween } from '../../model/time';
import { isBetween, nextAfter, type ServerLog, spoke, timesOf } from './server-log';

/** A span without a sign that was due; `to` null: none came until the log ended. */
export interface Silence {
  from: Time;
  to: Time | null;
}

/**
 * Where a series of signs stayed away longer than `seconds`, although the service was not stopped and the server wrote
 * other events. A stop or start of the service cuts the silence: its own pieces must be long enough.
 * @param beats in order, not empty
 */
export function silencesOf(log: ServerLog, beats: readonly Time[], seconds: number, marginSeconds: number): Silence[] {
  const { serviceStops, serviceStarts, disabledBy } = log.settings;
  const stops = timesOf(log.events, [...serviceStops, ...disabledBy]);
  const cuts = [...stops, ...timesOf(log.events, serviceStarts)].sort(compareTimes);
  const down = new Set(stops);
  return beats.flatMap((beat, at) => {
    const next = beats[at + 1] ?? null;
    const end = next ?? log.extent.last;
    if (millisecondsBetween(beat, end) < seconds * 1000) return [];
    const edges = [beat, ...within(cuts, beat, end), end];
    return edges.slice(0, -1).flatMap((from, i): Silence[] => {
      const to = edges[i + 1]!;
      const isLong = millisecondsBetween(from, to) >= seconds * 1000;
      if (!isLong || down.has(from) || !spoke(log, from, to, marginSeconds)) return [];
      return [{ from, to: next === null && to === end ? null : to }];
    });
  });
}

function within(times: readonly Time[], from: Time, to: Time): Time[] {
  const inside: Time[] = [];
  for (let time = nextAfter(times, from); time !== null && isBetween(time, from, to); time = nextAfter(times, time))
    inside.push(time);
  return inside;
}
