import type { Chunk } from './chunk';
import { Cursor } from './cursor';
import { Damaged } from './damaged';
import type { Head } from './head';
import { DEFINITION } from './layout';
import {
  type ElementNode,
  type InstanceNode,
  NO_DEPENDENCY,
  type Node,
  type SubstitutionNode,
  type Value,
} from './nodes';
import { parseNodes } from './parse';
import type { Sink } from './sink';
import { ARRAY, itemTexts, NESTED, NULL_TYPE, valueText } from './values';
import { DEEPEST, Work } from './work';

/** A list's item in the place of the list. */
interface Item {
  index: number;
  text: string;
}

const NO_VALUES: readonly Value[] = [];

/** Fills the templates of one chunk's records. Throws Damaged. */
export class Renderer {
  private readonly definitions = new Map<number, Node[]>();
  private readonly rests = new Map<number, Node[]>();
  private readonly work = new Work();
  private sink!: Sink;

  constructor(private readonly chunk: Chunk) {}

  /** Hands the event whose BinXML goes from `from` to `to` over. */
  event(from: number, to: number, sink: Sink): void {
    this.sink = sink;
    this.work.startEvent();
    this.nodes(parseNodes(new Cursor(this.chunk, from, to), false), NO_VALUES, 0);
  }

  /**
   * Hands over what stands beside `System` in an event whose head has been read.
   * @param start where its BinXML, or that of its template, begins
   */
  rest({ from, to, inTemplate }: NonNullable<Head['rest']>, start: number, values: readonly Value[], sink: Sink): void {
    this.sink = sink;
    this.work.startEvent();
    let nodes = this.rests.get(start + from);
    if (!nodes) {
      this.work.spend(to - from);
      nodes = parseNodes(new Cursor(this.chunk, start + from, start + to), inTemplate);
      this.rests.set(start + from, nodes);
    }
    this.nodes(nodes, values, 1);
  }

  private nodes(nodes: readonly Node[], values: readonly Value[], depth: number, item?: Item): void {
    if (depth > DEEPEST) throw new Damaged('nested too deep');
    this.work.spend(nodes.length);
    for (const node of nodes) {
      if (node.kind === 'element') this.element(node, values, depth + 1);
      else if (node.kind === 'text') this.text(node.text, node.written);
      else if (node.kind === 'instance') this.instance(node, depth + 1);
      else if (item?.index === node.index) this.text(item.text);
      else this.value(values[node.index], depth);
    }
  }

  /** The element once, or once for each item of a list that is its content; not at all without what it depends on. */
  private element(node: ElementNode, values: readonly Value[], depth: number): void {
    if (node.dependency !== NO_DEPENDENCY && isNull(values[node.dependency])) return;
    const list = node.content.find(
      (child): child is SubstitutionNode =>
        child.kind === 'substitution' && ((values[child.index]?.type ?? NULL_TYPE) & ARRAY) !== 0,
    );
    if (!list) return this.elementOnce(node, values, depth);
    for (const text of itemTexts(this.chunk, values[list.index]!))
      this.elementOnce(node, values, depth, { index: list.index, text });
  }

  private elementOnce(node: ElementNode, values: readonly Value[], depth: number, item?: Item): void {
    this.work.spend(node.name.length);
    this.sink.open(node.name);
    for (const { name, value } of node.attributes) this.attribute(name, value, values);
    this.nodes(node.content, values, depth, item);
    this.sink.close(node.name, node.closed);
  }

  /** One without text is left out. */
  private attribute(name: string, parts: readonly Node[], values: readonly Value[]): void {
    let text = '';
    for (const part of parts) {
      if (part.kind === 'text') text += part.text;
      else if (part.kind === 'substitution') {
        const value = values[part.index];
        if (isNull(value) && part.optional) return;
        if (!isNull(value)) text += valueText(this.chunk, value!);
      }
    }
    this.work.spend(name.length + text.length);
    if (text !== '') this.sink.attribute(name, text);
  }

  private text(text: string, written?: string): void {
    this.work.spend(text.length);
    this.sink.text(text, written);
  }

  private value(value: Value | undefined, depth: number): void {
    if (!value || value.size === 0) return;
    if (value.type !== NESTED) return this.text(valueText(this.chunk, value));
    this.work.spend(value.size);
    this.nodes(parseNodes(new Cursor(this.chunk, value.at, value.at + value.size), false), NO_VALUES, depth + 1);
  }

  private instance({ definition, id, values }: InstanceNode, depth: number): void {
    if (this.chunk.u32(definition + DEFINITION.id) !== id) throw new Damaged('template');
    let nodes = this.definitions.get(definition);
    if (!nodes) {
      const from = definition + DEFINITION.content;
      const size = this.chunk.u32(definition + DEFINITION.size);
      // Definitions do not overlap, so those of a true chunk cost no more than its bytes.
      this.work.spend(size);
      nodes = parseNodes(new Cursor(this.chunk, from, from + size), true);
      this.definitions.set(definition, nodes);
    }
    this.nodes(nodes, values, depth);
  }
}

const isNull = (value: Value | undefined): boolean => !value || value.type === NULL_TYPE;
