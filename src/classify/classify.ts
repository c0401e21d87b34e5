import type { Catalog } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { EventRecord } from '../model/record';
import { trackingIdOf } from './message-fields';
import { plainText } from './plain-text';
import { EventPool } from './event-pool';

/**
 * Understands one record; null for a foreign provider, or without a time (the reader has reported that already).
 * @param pool what the events of one run have in common
 */
export function classify(record: EventRecord, catalog: Catalog, pool = new EventPool(catalog)): ClassifiedEvent | null {
  const code = pool.codeOf(record);
  if (code === null || record.time === null) return null;
  const { key, entry, isTracked, keepsLines } = code;
  const text = textOf(record);
  const plain = isTracked && !keepsLines ? plainText(text) : null;
  const trackingId = plain ? plain.trackingId : isTracked ? trackingIdOf(text) : null;
  const { fields, lines } = plain
    ? { fields: pool.fieldsOf(plain.context), lines: NONE }
    : pool.textOf(text, keepsLines);
  return {
    ref: record.ref,
    key,
    time: record.time,
    place: record.place,
    entry,
    trackingId: trackingId && pool.trackingId(trackingId),
    fields,
    lines,
  };
}

/**
 * The insertion strings hold the text without the provider's fixed sentence, the rendered message may be missing, foreign
 * or a boilerplate: so the strings come first, and the message only adds what they do not say.
 */
function textOf({ data, message }: EventRecord): string {
  const strings = data.length === 1 ? data[0]! : data.join('\n');
  if (message === strings) return strings;
  if (message === null || message.trim() === '' || strings.includes(message.trim())) return strings;
  if (strings.trim() === '' || message.includes(strings.trim())) return message;
  return `${strings}\n${message}`;
}

const NONE: readonly string[] = [];
