import { XMLParser, XMLValidator, type X2jOptions } from 'fast-xml-parser';
import { decodeReferences, type Replacements } from './characters';
import { localName, MalformedXml, NO_ATTRIBUTES, type Element } from './element';

/** What fast-xml-parser gives with `preserveOrder`: one name with the content, and the attributes beside it. */
type Node = Record<string, unknown>;

const TEXT = '#text';
const ATTRIBUTES = ':@';

/** References of this parse; the decoder below is called while it runs. */
let counting: Replacements = { count: 0 };

/** Entities of a document type are never taken in, so nothing can expand. */
const entityDecoder = {
  decode: (text: string) => decodeReferences(text, counting),
  reset: () => undefined,
  setXmlVersion: () => undefined,
  addInputEntities: () => undefined,
  setExternalEntities: () => undefined,
  addExternalEntity: () => undefined,
};

// Its defaults turn texts into numbers, trim them and leave numeric references as they are.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  entityDecoder,
} as X2jOptions);

/** What does not match in the tags of an event, or null. Characters that do not belong there are normal in these logs. */
export function irregularity(slice: string): string | null {
  const verdict = XMLValidator.validate(slice);
  return verdict !== true && verdict.err.code === 'InvalidTag' ? verdict.err.msg : null;
}

/** Reads an event in any form of XML, and much that is none. Throws MalformedXml. */
export function parseTolerant(slice: string, replacements: Replacements): Element {
  counting = replacements;
  let nodes: Node[];
  try {
    nodes = parser.parse(slice) as Node[];
  } catch (error) {
    throw new MalformedXml(error instanceof Error ? error.message : String(error));
  }
  const root = nodes.map(toElement).find((element) => element?.name === 'Event');
  if (!root) throw new MalformedXml('no Event element');
  return root;
}

function toElement(node: Node): Element | null {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
  if (name === undefined || name === TEXT) return null;
  const content = node[name] as Node[];
  const attributes = Object.entries((node[ATTRIBUTES] ?? {}) as Record<string, unknown>);
  return {
    name: localName(name),
    attributes:
      attributes.length === 0
        ? NO_ATTRIBUTES
        : new Map(attributes.map(([key, value]) => [localName(key), String(value)])),
    children: content.map(toElement).filter((element) => element !== null),
    text: content
      .filter((part) => part[TEXT] !== undefined)
      .map((part) => String(part[TEXT]))
      .join(''),
  };
}
