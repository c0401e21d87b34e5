import type { Element } from '../xml/element';
import { localName, NO_ATTRIBUTES } from '../xml/element';
import { replaceForbidden, type Replacements } from '../xml/characters';

/** Takes an event piece by piece. */
export interface Sink {
  open(name: string): void;
  /** Of the element that was opened last. */
  attribute(name: string, value: string): void;
  /** `written`: the reference that stands for it in XML, where the log has one. */
  text(text: string, written?: string): void;
  /** `empty`: the log has it as `<name/>`. */
  close(name: string, empty: boolean): void;
}

/** Makes the elements that the parsers of event XML make of the same event. */
export class ElementSink implements Sink {
  root: Element | null = null;
  private readonly path: Element[] = [];

  constructor(private readonly replacements: Replacements) {}

  open(name: string): void {
    const element: Element = { name: localName(name), attributes: NO_ATTRIBUTES, children: [], text: '' };
    const parent = this.path.at(-1);
    if (parent) parent.children.push(element);
    else this.root ??= element;
    this.path.push(element);
  }

  attribute(name: string, value: string): void {
    const element = this.path.at(-1)!;
    if (element.attributes === NO_ATTRIBUTES) element.attributes = new Map();
    (element.attributes as Map<string, string>).set(localName(name), replaceForbidden(value, this.replacements));
  }

  text(text: string): void {
    const element = this.path.at(-1);
    if (element) element.text += replaceForbidden(text, this.replacements);
  }

  close(): void {
    this.path.pop();
  }
}
