import { type ClassifiedEvent, keptText } from '../model/event';
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
 */
export function repeatsWithoutId(events: readonly ClassifiedEvent[]): Set<ClassifiedEvent> {
  const repeats = new Set<ClassifiedEvent>();
  const seconds = new Set(events.flatMap((event) => (event.ref.recordId === '' ? [secondOf(event)] : [])));
  if (seconds.size === 0) return repeats;
  const suspects = events.filter((event) => seconds.has(secondOf(event)));
  const groups = groupBy(suspects, fingerprint);
  for (const group of groups.values()) if (group.length > 1) for (const one of repeatsIn(group)) repeats.add(one);
  return repeats;
}

/** @param group events alike, of any files and computers */
function repeatsIn(group: readonly ClassifiedEvent[]): ClassifiedEvent[] {
  const withId = group.filter(({ ref }) => ref.recordId !== '');
  const withoutId = group.filter(({ ref }) => ref.recordId === '');
  const files = groupBy(withoutId, ({ ref }) => `${ref.computer}\n${ref.file}`);
  const kept: { computer: string; count: number }[] = [];
  return [...files.values()].flatMap((own) => {
    const { computer } = own[0]!.ref;
    const told = withId.filter(({ ref }) => sameOrUnnamed(ref.computer, computer)).length;
    const others = kept.filter((other) => sameOrUnnamed(other.computer, computer)).map(({ count }) => count);
    const repeated = Math.min(own.length, Math.max(told, ...others));
    kept.push({ computer, count: own.length });
    return own.slice(0, repeated);
  });
}

const secondOf = ({ time }: ClassifiedEvent): string => time.slice(0, TO_SECOND);

function fingerprint(event: ClassifiedEvent): string {
  const tail = keptText(event).slice(-TAIL_WITHIN).replace(NOT_PLAIN, '').slice(-TAIL);
  return `${secondOf(event)}\n${event.key}\n${event.trackingId ?? ''}\n${tail}`;
}
