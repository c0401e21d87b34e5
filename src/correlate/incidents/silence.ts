import { type Time, compareTimes, millisecondsBetween } from '../../model/time';
import { type ServerLog, type Span, spoke, timesOf } from './server-log';

/** A span without a sign that was due. */
export interface Silence extends Span {
  /** Something else showed in between that it works. */
  lively: boolean;
}

/** A moment that bears on silence: a sign that was due, another one that it works, the service going down or coming up. */
interface Moment {
  time: Time;
  is: 'beat' | 'life' | 'stop' | 'start' | 'end';
}

/**
 * Where a series of signs stayed away longer than `seconds`, although the service was not stopped and the server wrote
 * other events. A stop or start of the service cuts the silence: its own pieces must be long enough. So does other life,
 * but silences with nothing but life between them are one.
 * @param beats in order, not empty; before the first of them nothing was due
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
    ...life.map((time) => ({ time, is: 'life' as const })),
    ...beats.map((time) => ({ time, is: 'beat' as const })),
    ...timesOf(log.events, [...serviceStops, ...disabledBy]).map((time) => ({ time, is: 'stop' as const })),
    { time: log.extent.last, is: 'end' as const },
  ].sort((a, b) => compareTimes(a.time, b.time));

  const silences: Silence[] = [];
  let open: Silence | null = null;
  for (let at = moments.findIndex(({ is }) => is === 'beat'); at < moments.length - 1; at += 1) {
    const [here, next] = [moments[at]!, moments[at + 1]!];
    if (here.is !== 'life') open = null;
    if (here.is === 'stop' || millisecondsBetween(here.time, next.time) < seconds * 1000) continue;
    if (!spoke(log, here.time, next.time, marginSeconds)) continue;
    const to = next.is === 'end' ? null : next.time;
    if (open) Object.assign(open, { to, lively: true });
    else silences.push((open = { from: here.time, to, lively: false }));
  }
  return silences;
}
