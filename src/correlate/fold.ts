import type { Catalog } from '../model/catalog';
import { type ClassifiedEvent, saysMore } from '../model/event';
import type { CorrelatedFlow, FoldedEvents } from '../model/flow';
import { type Time, compareTimes, toMilliseconds } from '../model/time';
import { ofOneId } from './attempts';
import { flowOf, sharedUsers } from './flows';
import { type Role, rolesOf } from './roles';

/** What folding leaves. */
export interface Folding {
  /** Events that stay what they are, in the order they were given. */
  events: ClassifiedEvent[];
  /** Successes without their events, the newest last. */
  flows: CorrelatedFlow[];
  /** The events that these were made of. */
  gone: ClassifiedEvent[];
}

/**
 * Makes the oldest successes of their events before all have been read, so that more can be read than memory holds: who,
 * what, where and when stays, references to the records go. Only what is settled is folded: a start and a
 * success that say nothing else, of a user without trouble near them, away from where the log is being read, for there
 * more of the same attempt may come.
 * @param events of any servers, in any order
 * @param front the time of the event that was read last
 * @param wanted how many events should go
 */
export function foldSuccesses(
  events: readonly ClassifiedEvent[],
  front: Time,
  wanted: number,
  catalog: Catalog,
): Folding {
  const roles = rolesOf(catalog);
  const roleOf = (event: ClassifiedEvent): Role | null => roles(event.key);
  const reach = catalog.settings.episodeSeconds * 1000;
  const successes = ofOneId(events).filter((group) => isPlainSuccess(group, roleOf));
  const plain = new Set(successes.flat());
  const isNearTrouble = nearTrouble(
    events.filter((event) => !plain.has(event)),
    reach,
  );
  const settled = successes.filter(
    (group) =>
      Math.abs(toMilliseconds(front) - toMilliseconds(group[0]!.time)) > reach &&
      !group.some((event) => isNearTrouble(event)),
  );
  settled.sort((a, b) => compareTimes(a[0]!.time, b[0]!.time));

  const gone = new Set<ClassifiedEvent>();
  const users = sharedUsers();
  const left = new Map<string, FoldedEvents>();
  const flows: CorrelatedFlow[] = [];
  for (const group of settled) {
    if (gone.size >= wanted) break;
    const flow = flowOf(
      group.map((event) => ({ event, link: 'tracking-id' })),
      roleOf,
      catalog,
      new Map(),
      users,
    );
    const keys = flow.members.map(({ event }) => event.key);
    const { file } = group[0]!.ref;
    const name = [file, ...keys].join('\n');
    const folded = left.get(name) ?? { file, keys };
    left.set(name, folded);
    flows.push({ ...flow, members: NONE, folded });
    for (const event of group) gone.add(event);
  }
  return { events: events.filter((event) => !gone.has(event)), flows, gone: [...gone] };
}

const NONE: never[] = [];

/** One start and one success after it, of one file, that say nothing but whose they are. */
function isPlainSuccess(group: readonly ClassifiedEvent[], roleOf: (event: ClassifiedEvent) => Role | null): boolean {
  const parts = group.map((event) => {
    const { entry, lines, fields, ref } = event;
    const role = roleOf(event);
    const isPlain = entry !== null && lines.length === 0 && !saysMore(fields) && ref.recordId !== '' && !ref.recovered;
    return isPlain && role?.operation && !role.operation.joinedByOrder ? role : null;
  });
  const [start, success] = ['start', 'success'].map((part) => group[parts.findIndex((role) => role?.part === part)]);
  if (!start?.trackingId || !success || group.length !== 2) return false;
  const operations = new Set(parts.map((role) => role?.operation));
  return operations.size === 1 && start.ref.file === success.ref.file && compareTimes(start.time, success.time) <= 0;
}

/** Whether other events name the user of an event within so many milliseconds of it. */
function nearTrouble(events: readonly ClassifiedEvent[], reach: number): (event: ClassifiedEvent) => boolean {
  const times = new Map<string, number[]>();
  for (const event of events)
    for (const name of namesOf(event)) {
      const known = times.get(name);
      if (known) known.push(toMilliseconds(event.time));
      else times.set(name, [toMilliseconds(event.time)]);
    }
  for (const own of times.values()) own.sort((a, b) => a - b);
  return (event) => {
    const at = toMilliseconds(event.time);
    return namesOf(event).some((name) => {
      const own = times.get(name) ?? [];
      const next = own[firstFrom(own, at - reach)];
      return next !== undefined && next <= at + reach;
    });
  };
}

const namesOf = ({ fields }: ClassifiedEvent): string[] =>
  [fields.upn, fields.cloudAnchor].flatMap((name) => (name === null ? [] : [name.toLowerCase()]));

/** The place of the first of these numbers, which are in order, that is no less. */
function firstFrom(sorted: readonly number[], least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
