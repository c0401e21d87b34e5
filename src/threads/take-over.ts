import type { Catalog } from '../model/catalog';
import type { ClassifiedEvent, ClassifiedRecord, MessageFields } from '../model/event';
import type { NamePool } from '../model/name-pool';
import type { Found } from './messages';

/** Shared by the many events that have none. */
const NONE: never[] = [];

/** A record that comes from another thread, as it would be had it been read here: what many have, they share. */
export function takenOver(
  { provider, eventId, event }: Found['records'][number],
  catalog: Catalog,
  names: NamePool,
): ClassifiedRecord {
  const { ref, key, time, place, fields, lines } = event;
  ref.file = names.one(ref.file);
  ref.computer = names.one(ref.computer);
  ref.channel = names.one(ref.channel);
  const own: ClassifiedEvent = {
    ref,
    key: names.one(key) as ClassifiedEvent['key'],
    time,
    place,
    entry: catalog.eventByKey.get(key) ?? null,
    fields: shared(fields, names),
    lines: owned(lines, names),
  };
  return { ref, provider: names.one(provider), eventId, time, event: own };
}

function shared(fields: MessageFields, names: NamePool): MessageFields {
  const all = fields as unknown as Record<string, unknown>;
  for (const field in all) {
    const value = all[field];
    if (typeof value === 'string') all[field] = names.one(value);
    else if (Array.isArray(value)) all[field] = owned<unknown>(value, names);
  }
  return fields;
}

const owned = <T>(values: readonly T[], names: NamePool): T[] =>
  values.length === 0 ? NONE : values.map((value) => (typeof value === 'string' ? (names.one(value) as T) : value));
