import type { Server } from '../model/report';
import { type Time, millisecondsBetween } from '../model/time';

/** As many steps as a picture can show. */
const MOST_STEPS = 288;

/**
 * Counts heartbeats in equal steps, each as long as several beats or longer, so that an empty step means something.
 * @param times in order
 * @param everySeconds how often a beat is due
 */
export function heartbeatSeries(times: readonly Time[], everySeconds: number): Server['heartbeats'] {
  const [from, to] = [times[0], times.at(-1)];
  if (from === undefined || to === undefined) return null;
  const seconds = millisecondsBetween(from, to) / 1000;
  const stepSeconds = everySeconds * 2 * Math.max(1, Math.ceil(seconds / MOST_STEPS / (everySeconds * 2)));
  const counts = Array.from({ length: Math.floor(seconds / stepSeconds) + 1 }, () => 0);
  for (const time of times) counts[Math.floor(millisecondsBetween(from, time) / 1000 / stepSeconds)]! += 1;
  return { from, stepSeconds, counts };
}
