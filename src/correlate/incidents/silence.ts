import { type Time, compareTimes, millisecondsBetween, placeAfter } from '../../model/time';
import { type ServerLog, type Span, spoke, timesOf } from './server-log';

/** A span without a sign that was due. */
export interface Silence extends Span {
  /** Something else showed in between that it works. */
  lively: boolean;
}

/** A moment that bears on silence: a sign that was due, or the service going down or coming up. */
interface Moment {
  time: Time;
  is: 'beat' | 'stop' | 'start' | 'end';
}

/**
 * Where a series of signs stayed away longer than `seconds`, although the service was not stopped and the server wrote
 * other events. A stop or start of the service cuts the silence: its own pieces must be long enough.
 * @param beats in order, not empty; before the first of them nothing was due
 * @param life other signs that it works, in order; where they go on until the log ends, the last of them ends the silence
 */
export function silencesOf(
  log: ServerLog,
  beats: readonly Time[],
  seconds: number,
  marginSeconds: number,
  life: readonly Time[] = [],
): Silence[] {
  const { serviceStops, serviceStarts, disabledBy } = log.settings;
  const moments: Moment[] = [
    ...timesOf(log.events, serviceStarts).map((time) => ({ time, is: 'start' as const })),
    ...beats.map((time) => ({ time, is: 'beat' as const })),
    ...timesOf(log.events, [...serviceStops, ...disabledBy]).map((time) => ({ time, is: 'stop' as const })),
    { time: log.extent.last, is: 'end' as const },
  ].sort((a, b) => compareTimes(a.time, b.time));

  const isLong = (from: Time, to: Time): boolean => millisecondsBetween(from, to) >= seconds * 1000;
  const first = moments.findIndex(({ is }) => is === 'beat');
  return moments.slice(first, -1).flatMap((here, at): Silence[] => {
    const next = moments[first + at + 1]!;
    const [from, to] = [here.time, next.time];
    if (here.is === 'stop' || !isLong(from, to)) return [];
    // Up to when the next sign was late, the server must have gone on writing.
    if (!spoke(log, { from, to }, seconds - marginSeconds, marginSeconds)) return [];
    const lives = life
      .slice(placeAfter(life, from), placeAfter(life, to))
      .filter((time) => next.is === 'end' || time !== to);
    const last = lives.at(-1);
    if (next.is !== 'end') return [{ from, to, lively: last !== undefined }];
    return [{ from, to: last === undefined || isLong(last, to) ? null : last, lively: last !== undefined }];
  });
}
