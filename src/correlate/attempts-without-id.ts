import type { Catalog, OperationEntry } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import { type Time, compareTimes, earlier, later, placeAfter } from '../model/time';
import type { Attempt, RoleOf } from './attempts';

/** More starts of one user than this within one attempt's time: nobody can say which one ended. */
const MOST_STARTS = 1000;

/** Starts that an end may belong to by all but their time; times and attempts in the same order. */
interface Starts {
  times: Time[];
  attempts: Attempt[];
}

/**
 * Old or damaged texts have lost their tracking id. A start and an end of the same user, the one of them without an id,
 * are joined when there is no other choice; the join is an inference.
 * @param attempts in order of their first event
 */
export function joinWithoutId(attempts: readonly Attempt[], roleOf: RoleOf, catalog: Catalog): Attempt[] {
  const isStart = ({ event }: Attempt[number]): boolean => roleOf(event)?.part === 'start';
  const starts = attempts.filter((attempt) => attempt.every(isStart));
  const ends = attempts.filter((attempt) => !attempt.some(isStart));
  if (![...starts, ...ends].some((attempt) => !hasId(attempt))) return [...attempts];

  const operations = catalog.operations.filter(({ joinedByOrder }) => !joinedByOrder);
  const indexed = indexOf(starts, roleOf);
  const taken = new Set<Attempt>();
  for (const end of ends) {
    const only = onlyChoice(end, operations, indexed, taken, roleOf, catalog.settings.toleranceSeconds);
    if (!only) continue;
    taken.add(only);
    end.unshift(...only);
    for (const member of end) if (!member.event.trackingId) member.link = 'only-candidate';
  }
  return attempts.filter((attempt) => !taken.has(attempt));
}

const hasId = (attempt: Attempt): boolean => attempt[0]!.event.trackingId !== null;

/** Whose start it is: of a server, an operation and a user, or of anybody. */
const placeOf = (event: ClassifiedEvent, operation: OperationEntry, user: string | null, withId: boolean): string =>
  [event.ref.computer, operation.id, String(withId), user === null ? 'anybody' : `user ${user}`].join('\n');

function indexOf(starts: readonly Attempt[], roleOf: RoleOf): Map<string, Starts> {
  const index = new Map<string, Starts>();
  const sorted = [...starts].sort((a, b) => compareTimes(a[0]!.event.time, b[0]!.event.time));
  for (const attempt of sorted) {
    const { event } = attempt[0]!;
    const operation = roleOf(event)!.operation!;
    for (const user of new Set([null, event.fields.upn?.toLowerCase() ?? null])) {
      const place = placeOf(event, operation, user, hasId(attempt));
      const known = index.get(place) ?? { times: [], attempts: [] };
      known.times.push(event.time);
      known.attempts.push(attempt);
      index.set(place, known);
    }
  }
  return index;
}

/** The one start that an end may belong to; undefined where there is none or more than one. */
function onlyChoice(
  end: Attempt,
  operations: readonly OperationEntry[],
  index: ReadonlyMap<string, Starts>,
  taken: ReadonlySet<Attempt>,
  roleOf: RoleOf,
  toleranceSeconds: number,
): Attempt | undefined {
  const { event } = end[0]!;
  const { upn, cloudAnchor } = event.fields;
  if (upn === null && cloudAnchor !== null) return undefined; // starts do not tell the anchor
  const own = roleOf(event)?.operation;
  const choices: Attempt[] = [];
  for (const operation of own ? [own] : operations) {
    const from = earlier(event.time, operation.staleSeconds * 1000);
    const to = later(event.time, toleranceSeconds * 1000);
    for (const withId of hasId(end) ? [false] : [false, true]) {
      const starts = index.get(placeOf(event, operation, upn?.toLowerCase() ?? null, withId));
      if (!starts) continue;
      const first = placeAfter(starts.times, earlier(from, 1));
      const last = placeAfter(starts.times, to);
      if (last - first > MOST_STARTS) return undefined;
      choices.push(...starts.attempts.slice(first, last).filter((start) => !taken.has(start)));
    }
  }
  return choices.length === 1 ? choices[0] : undefined;
}
