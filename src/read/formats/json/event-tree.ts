import { NO_ATTRIBUTES, type Element } from '../xml/element';
import { isObject, own, textOf, type JsonObject } from './fields';

/** Deeper than any event; what lies below is left out. */
const DEEPEST = 40;
const TEXT = '#text';
/** Attributes, in the forms that tools write them: `#attributes`, `@Name`, `Provider_attributes`. */
const ATTRIBUTES = /^[#@]|_attributes$/;
/** Children of EventData that do not stand for a string with a name. */
const PAYLOAD = new Set(['Data', 'ComplexData', 'Binary']);

/** Elements from an event's XML that a tool has written as JSON, without their attributes. */
export function elementsOf(object: JsonObject, depth = 0): Element[] {
  if (depth > DEEPEST) return [];
  return Object.entries(object)
    .filter(([key]) => !ATTRIBUTES.test(key))
    .flatMap(([name, value]) => several(value).map((item) => element(name, item, depth)));
}

/** A list stands for an element that repeats, whether it is the value itself or the element's text. */
function several(value: unknown): readonly unknown[] {
  const texts = isObject(value) ? own(value, TEXT) : value;
  return Array.isArray(texts) ? texts : [value];
}

function element(name: string, value: unknown, depth: number): Element {
  const inner = isObject(value) ? elementsOf(value, depth + 1) : [];
  return {
    name,
    attributes: NO_ATTRIBUTES,
    children: name === 'EventData' ? inner.map(asData) : inner,
    text: textOf(isObject(value) ? own(value, TEXT) : value) ?? '',
  };
}

/** A string with a name became a key. */
const asData = (child: Element): Element => (PAYLOAD.has(child.name) ? child : { ...child, name: 'Data' });
