import type { Cursor } from './cursor';
import { Damaged } from './damaged';
import { DEFINITION } from './layout';
import { type ElementNode, type InstanceNode, type Node, NO_DEPENDENCY, type Value } from './nodes';
import { ENTITIES, MORE_FOLLOWS, Token } from './tokens';
import { DEEPEST } from './work';

/**
 * Reads BinXML to the end of the stretch or the end token. In a template every element says which value it depends on;
 * elsewhere it does not.
 */
export function parseNodes(cursor: Cursor, inTemplate: boolean): Node[] {
  return content(cursor, inTemplate, 0);
}

function content(cursor: Cursor, inTemplate: boolean, depth: number): Node[] {
  const nodes: Node[] = [];
  if (depth > DEEPEST) throw new Damaged('nested too deep');
  for (;;) {
    const written = cursor.peek();
    const token = written & ~MORE_FOLLOWS;
    if (token === Token.end && depth === 0) return nodes;
    if (token === Token.endElement && depth > 0) {
      cursor.skip(1);
      return nodes;
    }
    if (token === Token.element) {
      cursor.skip(1);
      nodes.push(element(cursor, written !== token, inTemplate, depth + 1));
    } else if (token === Token.fragment) cursor.skip(4);
    else if (token === Token.instance) nodes.push(instance(cursor));
    else {
      const node = piece(cursor);
      if (!node) throw new Damaged(`token ${written.toString(16)}`);
      nodes.push(node);
    }
  }
}

function element(cursor: Cursor, hasAttributes: boolean, inTemplate: boolean, depth: number): ElementNode {
  const dependency = inTemplate ? cursor.u16() : NO_DEPENDENCY;
  cursor.skip(4);
  const name = cursor.name();
  const attributes = hasAttributes ? attributeList(cursor) : [];
  const closing = cursor.u8();
  if (closing !== Token.endEmpty && closing !== Token.endStart) throw new Damaged('start tag');
  const closed = closing === Token.endEmpty;
  return {
    kind: 'element',
    name,
    dependency,
    attributes,
    content: closed ? [] : content(cursor, inTemplate, depth),
    closed,
  };
}

function attributeList(cursor: Cursor): ElementNode['attributes'] {
  const attributes: ElementNode['attributes'] = [];
  cursor.skip(4);
  while ((cursor.peek() & ~MORE_FOLLOWS) === Token.attribute) {
    cursor.skip(1);
    const name = cursor.name();
    const value: Node[] = [];
    for (let node = piece(cursor); node; node = piece(cursor)) value.push(node);
    attributes.push({ name, value });
  }
  return attributes;
}

/** What may stand in an attribute and in content alike; null for anything else, of which nothing is taken. */
function piece(cursor: Cursor): Node | null {
  switch (cursor.peek() & ~MORE_FOLLOWS) {
    case Token.text:
      cursor.skip(2);
      return { kind: 'text', text: cursor.text() };
    case Token.cdata:
      cursor.skip(1);
      return { kind: 'text', text: cursor.text() };
    case Token.character: {
      cursor.skip(1);
      const unit = cursor.u16();
      return { kind: 'text', text: String.fromCharCode(unit), written: `&#${unit};` };
    }
    case Token.entity: {
      cursor.skip(1);
      const name = cursor.name();
      const text = ENTITIES.get(name);
      if (text === undefined) throw new Damaged('entity');
      return { kind: 'text', text, written: `&${name};` };
    }
    case Token.instructionTarget:
      cursor.skip(1);
      cursor.name();
      return { kind: 'text', text: '' };
    case Token.instructionData:
      cursor.skip(1);
      cursor.text();
      return { kind: 'text', text: '' };
    case Token.substitution:
    case Token.optional: {
      const optional = cursor.u8() === Token.optional;
      const index = cursor.u16();
      cursor.skip(1);
      return { kind: 'substitution', index, optional };
    }
    default:
      return null;
  }
}

/** The definition stands where it is used first, and later uses point there. */
function instance(cursor: Cursor): InstanceNode {
  cursor.skip(1 + 1);
  const id = cursor.u32();
  const definition = cursor.u32();
  if (definition === cursor.at) cursor.skip(DEFINITION.content + cursor.chunk.u32(definition + DEFINITION.size));
  return { kind: 'instance', definition, id, values: values(cursor) };
}

function values(cursor: Cursor): Value[] {
  const count = cursor.u32();
  const described = cursor.skip(count * 4);
  const found: Value[] = [];
  for (let i = 0; i < count; i += 1) {
    const size = cursor.chunk.u16(described + i * 4);
    const type = cursor.chunk.u8(described + i * 4 + 2);
    found.push({ type, at: cursor.skip(size), size });
  }
  return found;
}
