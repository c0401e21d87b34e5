import { NO_ATTRIBUTES, type Element } from '../xml/element';
import { unescapeTwice } from '../xml/dialect';
export { unescapeTwice as escapedTwice } from '../xml/dialect';
import { payloadOf } from '../xml/event-record';
import { parsePlain } from '../xml/plain-parser';
import { elementsOf } from './event-tree';
import { at, isObject, listOf, own, textOf, type JsonObject } from './fields';

/** What .NET writes for an object that the depth of a conversion does not reach. */
const TYPE_NAME = /^System\.[\w.`[\]]+( System\.[\w.`[\]]+)*$/;
const NUMBERED = /^param(\d{1,4})$/i;

const texts = (values: readonly unknown[]): string[] => values.map((value) => textOf(value) ?? '');
const unlessLost = (found: string[]): string[] | null =>
  found.length > 0 && found.every((text) => TYPE_NAME.test(text)) ? null : found;

/** `Properties` of Get-WinEvent: objects with a `Value`, or only the names of their type. A list among them is binary data. */
export function ofProperties(event: JsonObject): string[] | null {
  const items = listOf(own(event, 'Properties'));
  if (!items) return null;
  const values = items.map((item) => (isObject(item) && Object.hasOwn(item, 'Value') ? own(item, 'Value') : item));
  return unlessLost(texts(values.filter((value) => !listOf(value))));
}

/** `ReplacementStrings` of Get-EventLog. */
export function ofReplacements(event: JsonObject): string[] | null {
  const items = listOf(own(event, 'ReplacementStrings'));
  return items && unlessLost(texts(items));
}

/** An event's XML that was made JSON element by element. */
export function ofTree(event: JsonObject): string[] {
  const tree = own(event, 'Event');
  return isObject(tree) ? payloadOf(eventOf(tree)) : [];
}

const eventOf = (content: JsonObject): Element => ({
  name: 'Event',
  attributes: NO_ATTRIBUTES,
  children: elementsOf(content),
  text: '',
});

/** EvtxECmd's `Payload`: JSON in a string, made from XML whose references had been escaped once more. */
export function ofPayload(event: JsonObject): string[] | null {
  const payload = jsonOf(textOf(own(event, 'Payload')));
  if (payload === null) return null;
  return unescapeTwice(payloadOf(eventOf(payload)));
}

/** `param1`, `param2`, ... for strings without names, else the names; nested, or as keys with dots. */
export function ofWinlogbeat(path: string): (event: JsonObject) => string[] {
  return (event) => {
    const nested = at(event, path);
    const entries = isObject(nested)
      ? Object.entries(nested)
      : Object.entries(event)
          .filter(([key]) => key.startsWith(`${path}.`) && !key.endsWith('.keyword'))
          .map(([key, value]) => [key.slice(path.length + 1), value] as const);
    const strings = entries.filter(([key]) => key !== 'Binary');
    const order = ([key]: readonly [string, unknown]): number => Number(NUMBERED.exec(key)?.[1] ?? 0);
    return texts([...strings].sort((a, b) => order(a) - order(b)).map(([, value]) => value));
  };
}

/** `EventData` is XML in a string or, in the newer table, an object, perhaps in a string too; `ParameterXml` is the older form. */
export function ofAzureMonitor(event: JsonObject): string[] | null {
  const data = own(event, 'EventData');
  const object = isObject(data) ? data : jsonOf(textOf(data));
  if (object) return unlessLost(texts(Object.values(object)));
  const xml = [textOf(data), textOf(own(event, 'ParameterXml'))].find((text) => text?.includes('<'));
  const root = xml === undefined ? null : parsePlain(`<Event>${xml}</Event>`, { count: 0 });
  if (!root) return null;
  const [item] = root.children;
  return item?.name === 'DataItem'
    ? payloadOf(item)
    : payloadOf({ ...root, children: [{ ...root, name: 'UserData' }] });
}

function jsonOf(text: string | null): JsonObject | null {
  if (text === null || !text.trimStart().startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
