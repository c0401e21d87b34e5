import { type ClassifiedEvent, keptText } from '../model/event';
import type { FoldedEvent } from '../model/flow';
import { groupBy } from '../model/group';
import { sameOrUnnamed } from './same-computer';

const TO_SECOND = 'YYYY-MM-DDTHH:MM:SS'.length;
/**
 * The last letters and digits of a text: no form of export changes them, though a fixed sentence may stand before them and
 * a quote behind. They are looked for in the last characters only.
 */
const TAIL = 24;
const TAIL_WITHIN = 1000;
const NOT_PLAIN = /[^0-9A-Za-z]+/g;

/**
 * Events that another file has too and that cannot be known by their record id, because their own form of export has none:
 * those of one second with the same code, tracking id and text. A file may hold several events alike, so the third of
 * them is a repeat only where another file has three. The one with the id stays, whatever the order of the files.
 * @param events of all files, repeats with ids taken out, computers named alike
 * @param folded those that are only counted any more; all of them have record ids, and none a text
 */
export function repeatsWithoutId(
  events: readonly ClassifiedEvent[],
  folded: Iterable<FoldedEvent> = [],
): Set<ClassifiedEvent> {
  const repeats = new Set<ClassifiedEvent>();
  const seconds = new Set(events.flatMap((event) => (event.ref.recordId === '' ? [secondOf(event)] : [])));
  if (seconds.size === 0) return repeats;
  const suspects = events.filter((event) => seconds.has(secondOf(event)));
  const groups = groupBy(suspects, (event) => fingerprint(event, tailOf(event)));
  const gone = new Map<string, string[]>();
  for (const event of folded) {
    if (!seconds.has(secondOf(event))) continue;
    const print = fingerprint(event, '');
    const known = gone.get(print);
    if (known) known.push(event.computer);
    else gone.set(print, [event.computer]);
  }
  for (const [print, group] of groups) for (const one of repeatsIn(group, gone.get(print) ?? [])) repeats.add(one);
  return repeats;
}

/**
 * @param group events alike, of any files and computers
 * @param gone computers of events like them that are only counted any more
 */
function repeatsIn(group: readonly ClassifiedEvent[], gone: readonly string[]): ClassifiedEvent[] {
  if (group.length + gone.length < 2) return [];
  const withId = [...group.flatMap(({ ref }) => (ref.recordId === '' ? [] : [ref.computer])), ...gone];
  const withoutId = group.filter(({ ref }) => ref.recordId === '');
  const files = groupBy(withoutId, ({ ref }) => `${ref.computer}\n${ref.file}`);
  const kept: { computer: string; count: number }[] = [];
  return [...files.values()].flatMap((own) => {
    const { computer } = own[0]!.ref;
    const told = withId.filter((other) => sameOrUnnamed(other, computer)).length;
    const others = kept.filter((other) => sameOrUnnamed(other.computer, computer)).map(({ count }) => count);
    const repeated = Math.min(own.length, Math.max(told, ...others));
    kept.push({ computer, count: own.length });
    return own.slice(0, repeated);
  });
}

const secondOf = ({ time }: Pick<ClassifiedEvent, 'time'>): string => time.slice(0, TO_SECOND);

const tailOf = (event: ClassifiedEvent): string =>
  keptText(event).slice(-TAIL_WITHIN).replace(NOT_PLAIN, '').slice(-TAIL);

const fingerprint = (event: Pick<ClassifiedEvent, 'time' | 'key' | 'trackingId'>, tail: string): string =>
  `${secondOf(event)}\n${event.key}\n${event.trackingId ?? ''}\n${tail}`;
