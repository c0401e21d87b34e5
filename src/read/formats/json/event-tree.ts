import { NO_ATTRIBUTES, type Element } from '../xml/element';
import { isObject, own, textOf, type JsonObject } from './fields';

/** Deeper than any event; what lies below is left out. */
const DEEPEST = 40;
const ATTRIBUTES = '#attributes';
const TEXT = '#text';
const SEPARATE = '_attributes';
/** Children of EventData that do not stand for a string with a name. */
const PAYLOAD = new Set(['Data', 'ComplexData', 'Binary']);

/**
 * Elements from an event's XML that a tool has written as JSON: evtx_dump puts attributes under `#attributes` or, when
 * asked, beside the element under `<name>_attributes`; others put `@` before their names, or nothing.
 */
export function elementsOf(object: JsonObject, depth = 0): Element[] {
  if (depth > DEEPEST) return [];
  return Object.entries(object).flatMap(([key, value]) => {
    if (key === ATTRIBUTES || key === TEXT || key.startsWith('@')) return [];
    const name = key.endsWith(SEPARATE) ? key.slice(0, -SEPARATE.length) : key;
    // The element itself, where there is one, takes the attributes written beside it.
    if (name !== key) return Object.hasOwn(object, name) ? [] : [element(name, null, value, depth)];
    const beside = own(object, `${key}${SEPARATE}`);
    return several(value).map((item) => element(name, item, beside, depth));
  });
}

/** A list stands for an element that repeats, whether it is the value itself or the element's text. */
function several(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const texts = isObject(value) ? own(value, TEXT) : null;
  return Array.isArray(texts) ? texts : [value];
}

function element(name: string, value: unknown, beside: unknown, depth: number): Element {
  if (!isObject(value)) return { name, attributes: attributesOf(beside), children: [], text: textOf(value) ?? '' };
  const children = elementsOf(value, depth + 1);
  return {
    name,
    attributes: new Map([...attributesOf(value), ...attributesOf(own(value, ATTRIBUTES)), ...attributesOf(beside)]),
    children: name === 'EventData' ? children.map(asData) : children,
    text: textOf(own(value, TEXT)) ?? '',
  };
}

/** A string with a name became a key. */
const asData = (child: Element): Element => (PAYLOAD.has(child.name) ? child : { ...child, name: 'Data' });

function attributesOf(value: unknown): ReadonlyMap<string, string> {
  if (!isObject(value)) return NO_ATTRIBUTES;
  const texts = Object.entries(value).map(
    ([key, item]) => [key.replace(/^@/, ''), isObject(item) ? null : textOf(item)] as const,
  );
  return new Map(texts.filter((pair): pair is [string, string] => pair[1] !== null));
}
