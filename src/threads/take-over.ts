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
  const { ref, key, time, place, fields, text } = event;
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
    text,
  };
  return { ref, provider: names.one(provider), eventId, time, event: own };
}

function shared(fields: MessageFields, names: NamePool): MessageFields {
  const all = fields as unknown as Record<string, unknown>;
  for (const field in all) {
    const value = all[field];
    if (typeof value === 'string') all[field] = names.one(value);
    else if (Array.isArray(value)) {
      all[field] =
        value.length === 0 ? NONE : value.map((each: unknown) => (typeof each === 'string' ? names.one(each) : each));
    }
  }
  return fields;
}
