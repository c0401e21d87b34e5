import type { ClassifiedEvent } from '../../model/event';
import { type Time, compareTimes, millisecondsBetween } from '../../model/time';

/** Signs of one and the same trouble. */
export interface Run {
  events: ClassifiedEvent[];
  from: Time;
  /** The first recovery after the last sign; null: none until the log ends. */
  to: Time | null;
}

/**
 * Joins signs of trouble: the next one belongs to the same trouble unless there was a recovery in between and no sign for
 * at least `quietSeconds`, for trouble that comes and goes within minutes is one.
 * @param signs in order
 * @param recovery the first sign that it was over, after a given time
 */
export function runsOf(
  signs: readonly ClassifiedEvent[],
  recovery: (after: Time) => Time | null,
  quietSeconds: number,
): Run[] {
  const runs: Run[] = [];
  for (const sign of signs) {
    const run = runs.at(-1);
    const last = run?.events.at(-1);
    const isOver =
      !run ||
      (run.to !== null &&
        compareTimes(run.to, sign.time) < 0 &&
        millisecondsBetween(last!.time, sign.time) >= quietSeconds * 1000);
    const to = recovery(sign.time);
    if (isOver) runs.push({ events: [sign], from: sign.time, to });
    else {
      run.events.push(sign);
      run.to = to;
    }
  }
  return runs;
}
