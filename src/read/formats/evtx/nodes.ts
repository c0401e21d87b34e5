/** BinXML as a tree. */
export type Node = ElementNode | TextNode | SubstitutionNode | InstanceNode;

export interface ElementNode {
  kind: 'element';
  name: string;
  /** Index of the value without which the element is left out, or NO_DEPENDENCY. */
  dependency: number;
  attributes: { name: string; value: Node[] }[];
  content: Node[];
  /** Written `<name/>` instead of `<name></name>`. */
  closed: boolean;
}

export interface TextNode {
  kind: 'text';
  text: string;
  /** The reference that stands for it in XML, where the log has one. */
  written?: string;
}

/** The place of one of a template's values. */
export interface SubstitutionNode {
  kind: 'substitution';
  index: number;
  /** A null value leaves its attribute out. */
  optional: boolean;
}

/** A template filled with values. */
export interface InstanceNode {
  kind: 'instance';
  /** Where its definition stands. */
  definition: number;
  /** What its definition must have as id. */
  id: number;
  values: Value[];
}

/** `size` bytes at `at`. */
export interface Value {
  type: number;
  at: number;
  size: number;
}

export const NO_DEPENDENCY = 0xffff;
