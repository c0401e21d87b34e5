import { child, MalformedXml, type Element } from '../xml/element';
import { parsePlain } from '../xml/plain-parser';

const ESCAPED = /_x([\dA-Fa-f]{4})_/g;
const LISTS = new Set(['LST', 'IE', 'STK', 'QUE']);

/** The object that an `<Obj>` of CLIXML describes, with the names and nesting that ConvertTo-Json gives it. */
export function parseObject(xml: string): unknown {
  const element = parsePlain(xml, { count: 0 });
  if (!element) throw new MalformedXml('no CLIXML object');
  // The strings were cut from a piece of the file, which they would keep in memory; written anew they do not.
  return JSON.parse(JSON.stringify(valueOf(element))) as unknown;
}

function valueOf(element: Element): unknown {
  if (element.name === 'Nil') return null;
  // Bytes are no string of an event; a list stands for them in JSON too.
  if (element.name === 'BA') return [];
  if (element.name !== 'Obj' && element.name !== 'MS' && element.name !== 'Props') return unescape(element.text);
  const items = element.children.find(({ name }) => LISTS.has(name));
  if (items) return items.children.map(valueOf);
  // What was added to an object, as the message is, stands beside its own properties.
  const members = [child(element, 'Props'), child(element, 'MS')].flatMap((group) => group?.children ?? []);
  if (members.length > 0)
    return Object.fromEntries(members.map((member) => [unescape(member.attributes.get('N') ?? ''), valueOf(member)]));
  return unescape(child(element, 'ToString')?.text ?? '');
}

/** Each UTF-16 unit that XML cannot hold is written `_xHHHH_`, and so is an underscore that could be taken for one. */
const unescape = (text: string): string =>
  text.includes('_x') ? text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
