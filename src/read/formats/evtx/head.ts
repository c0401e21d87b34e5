import type { SystemTexts } from '../xml/event-record';
import type { Cursor } from './cursor';
import type { Follower } from './follower';
import { MORE_FOLLOWS, Token } from './tokens';

/** Where a text of the event's head is: here, in the value of a template with this index, or nowhere. */
export type Slot = string | number | null;

/** What is read of every event: where each of its texts is, and more. */
export interface Head extends Record<keyof SystemTexts, Slot> {
  /** The values that say whose event it is and in which log. */
  values: readonly number[];
  /** What stands beside `System`, as places behind the beginning of all; null where the event must be read whole. */
  rest: { from: number; to: number; inTemplate: boolean } | null;
  /** What a reader made of the events that it saw lately, by these values. */
  known: { values: KnownValue[]; follow: Follow }[];
}

/** A copy, for it outlives its chunk. */
export interface KnownValue {
  type: number;
  bytes: DataView;
}

/** Who follows the log of an event of another provider; null: it names no log; or the event must be read. */
export type Follow = Follower | null | 'read';

/**
 * Finds the head in an event's BinXML, going from element to element by their sizes. null for every event that is not
 * built as those of Windows are; it must be read whole. Throws Damaged.
 * @param inTemplate every element names the value that it depends on
 */
export function readHead(cursor: Cursor, inTemplate: boolean): Head | null {
  const start = cursor.at;
  if (cursor.peek() === Token.fragment) cursor.skip(4);
  const event = enter(cursor, 'Event', inTemplate);
  if (event === null || enter(cursor, 'System', inTemplate) === null) return null;
  const head: Head = {
    provider: null,
    sourceName: null,
    eventId: null,
    level: null,
    time: null,
    recordId: null,
    channel: null,
    computer: null,
    values: [],
    rest: null,
    known: [],
  };
  const seen = new Set<string>();
  while (cursor.peek() !== Token.endElement) {
    const element = startTag(cursor, inTemplate);
    if (!element || seen.has(element.name) || !readElement(cursor, element, head)) return null;
    seen.add(element.name);
    cursor.at = element.end;
  }
  const { provider, sourceName, channel, computer, eventId } = head;
  head.values = [provider, sourceName, channel, computer].filter((slot) => typeof slot === 'number');
  // Between the ends of `System` and `Event`.
  if (eventId !== null) head.rest = { from: cursor.at + 1 - start, to: event.end - 1 - start, inTemplate };
  return provider === null && sourceName === null ? null : head;
}

interface StartTag {
  name: string;
  hasAttributes: boolean;
  /** Behind the whole element. */
  end: number;
}

function startTag(cursor: Cursor, inTemplate: boolean): StartTag | null {
  const token = cursor.u8();
  if ((token & ~MORE_FOLLOWS) !== Token.element) return null;
  if (inTemplate) cursor.skip(2);
  const size = cursor.u32();
  const end = cursor.at + size;
  return { name: cursor.name(), hasAttributes: token !== Token.element, end };
}

/** Goes to the content of an element that must have this name; null where it has another. */
function enter(cursor: Cursor, name: string, inTemplate: boolean): StartTag | null {
  const start = startTag(cursor, inTemplate);
  if (start?.name !== name) return null;
  if (start.hasAttributes) cursor.skip(cursor.u32());
  return cursor.u8() === Token.endStart ? start : null;
}

const FIELDS: Readonly<Record<string, keyof SystemTexts>> = {
  EventID: 'eventId',
  Level: 'level',
  EventRecordID: 'recordId',
  Channel: 'channel',
  Computer: 'computer',
};

/** False where it has another form than that of Windows. */
function readElement(cursor: Cursor, { name, hasAttributes, end }: StartTag, head: Head): boolean {
  if (end <= cursor.at || end > cursor.end) return false;
  if (name === 'Provider' || name === 'TimeCreated') return !hasAttributes || readAttributes(cursor, head);
  const field = Object.hasOwn(FIELDS, name) ? FIELDS[name]! : null;
  if (field === null) return true;
  if (hasAttributes) {
    if (field !== 'eventId') return false;
    cursor.skip(cursor.u32());
  }
  if (cursor.u8() !== Token.endStart) return false;
  const slot = readSlot(cursor);
  head[field] = slot ?? null;
  return slot !== undefined && cursor.at === end - 1;
}

function readAttributes(cursor: Cursor, head: Head): boolean {
  const size = cursor.u32();
  const end = cursor.at + size;
  while (cursor.at < end) {
    if ((cursor.u8() & ~MORE_FOLLOWS) !== Token.attribute) return false;
    const name = cursor.name();
    const slot = readSlot(cursor);
    if (slot === undefined) return false;
    if (name === 'Name') head.provider = slot;
    else if (name === 'EventSourceName') head.sourceName = slot;
    else if (name === 'SystemTime') head.time = slot;
  }
  return cursor.at === end;
}

/** undefined where it is anything but one text or one value. */
function readSlot(cursor: Cursor): Slot | undefined {
  const token = cursor.u8();
  if (token === Token.text) {
    cursor.skip(1);
    return cursor.text();
  }
  if (token !== Token.substitution && token !== Token.optional) return undefined;
  const index = cursor.u16();
  cursor.skip(1);
  return index;
}
