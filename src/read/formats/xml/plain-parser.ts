import { decodeReferences, type Replacements } from './characters';
import { localName, NO_ATTRIBUTES, type Element } from './element';

const NAME = '[A-Za-z_][\\w.:-]*';
const ATTRIBUTE = `[ \\t\\r\\n]+${NAME}[ \\t\\r\\n]*=[ \\t\\r\\n]*(?:'[^'<>]*'|"[^"<>]*")`;
/** A tag and the text behind it: 1 slash of an end tag, 2 name, 3 attributes, 4 slash of an empty element, 5 text. */
const TOKEN = new RegExp(`<(/?)(${NAME})((?:${ATTRIBUTE})*)[ \\t\\r\\n]*(/?)>([^<]*)`, 'y');
const PAIRS = new RegExp(`(${NAME})[ \\t\\r\\n]*=[ \\t\\r\\n]*(?:'([^']*)'|"([^"]*)")`, 'g');
/** As deep as the tolerant parser goes. */
const DEEPEST = 90;

/**
 * Reads an event of nothing but tags, attributes and text, every tag closed in its turn: nearly all events are so, and
 * this is many times faster than a parser for all of XML. null for everything else, which is no verdict on it.
 */
export function parsePlain(slice: string, replacements: Replacements): Element | null {
  const before = replacements.count;
  const root = read(slice, replacements);
  // What was counted on the way to a dead end is counted again by the other parser.
  if (!root) replacements.count = before;
  return root;
}

function read(slice: string, replacements: Replacements): Element | null {
  const parents: Element[] = [];
  const names: string[] = [];
  let current: Element | null = null;
  TOKEN.lastIndex = 0;
  for (;;) {
    const token = TOKEN.exec(slice);
    if (!token) return null;
    // Taken one by one: this loop runs for every tag of a log, and destructuring costs as much as the match.
    const slash = token[1]!;
    const name = token[2]!;
    const attributes = token[3]!;
    const empty = token[4]!;
    const text = token[5]!;
    if (slash) {
      if (!current || attributes || empty || names.pop() !== name) return null;
      if (parents.length === 0) return TOKEN.lastIndex === slice.length && text === '' ? current : null;
      current = parents.pop()!;
    } else {
      const element: Element = {
        name: localName(name),
        attributes: pairs(attributes, replacements),
        children: [],
        text: '',
      };
      if (current) current.children.push(element);
      if (!empty) {
        if (names.push(name) > DEEPEST) return null;
        if (current) parents.push(current);
        current = element;
      } else if (!current) {
        return TOKEN.lastIndex === slice.length && text === '' ? element : null;
      }
    }
    if (text) current!.text += decodeReferences(text, replacements);
  }
}

function pairs(attributes: string, replacements: Replacements): ReadonlyMap<string, string> {
  if (!attributes) return NO_ATTRIBUTES;
  const map = new Map<string, string>();
  PAIRS.lastIndex = 0;
  for (let pair = PAIRS.exec(attributes); pair; pair = PAIRS.exec(attributes)) {
    // Of two with one name the last counts, as in the other parser.
    map.set(localName(pair[1]!), decodeReferences(pair[2] ?? pair[3]!, replacements));
  }
  return map;
}
