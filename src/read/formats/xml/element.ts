/** An element of one event; names are without their namespace prefix. */
export interface Element {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: Element[];
  /** Its own character data, decoded, without that of its children. */
  text: string;
}

export const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

export const child = (parent: Element | undefined, name: string): Element | undefined =>
  parent?.children.find((element) => element.name === name);

/** The texts of the elements without children, in the order of the document. */
export function leafTexts({ children }: Element): string[] {
  return children.flatMap((element) => (element.children.length > 0 ? leafTexts(element) : [element.text]));
}

export class MalformedXml extends Error {}
