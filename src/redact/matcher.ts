/** Where a pattern stands in a text; `pattern` is its place in the list. */
export interface Occurrence {
  start: number;
  end: number;
  pattern: number;
}

/** Slots of the hash table of transitions for each transition. */
const SPARSITY = 2;
const NONE = -1;
const CODE_UNITS = 65_536;

/**
 * Finds all of many strings in one walk over a text (Aho and Corasick), in time that depends on the lengths of the text
 * and of the patterns and not on their number. Compares code units as they are: fold both sides first.
 */
export class Matcher {
  /** Code unit to its number in the patterns' own alphabet; 0 stands in no pattern. */
  private readonly letters = new Uint16Array(CODE_UNITS);
  private readonly alphabet: number;
  /** Open hash table: (node, letter) to the next node. */
  private readonly keys: Float64Array;
  private readonly targets: Int32Array;
  /** The transitions of the root, where most of a walk stands. */
  private readonly first: Int32Array;
  /** The longest proper suffix of a node that is a node too. */
  private readonly fails: Int32Array;
  /** The pattern that ends at a node, and the next node on its chain of suffixes at which one ends. */
  private readonly ends: Int32Array;
  private readonly shorter: Int32Array;

  constructor(private readonly patterns: readonly string[]) {
    let letters = 1;
    let total = 1;
    for (const pattern of patterns) {
      total += pattern.length;
      for (let i = 0; i < pattern.length; i += 1) {
        const unit = pattern.charCodeAt(i);
        if (this.letters[unit] === 0) this.letters[unit] = letters++;
      }
    }
    this.alphabet = letters;
    const slots = 2 ** Math.ceil(Math.log2(total * SPARSITY + 1));
    this.keys = new Float64Array(slots).fill(NONE);
    this.targets = new Int32Array(slots);
    this.fails = new Int32Array(total);
    this.ends = new Int32Array(total).fill(NONE);
    this.shorter = new Int32Array(total).fill(NONE);
    const trie = this.plant();
    this.first = new Int32Array(letters);
    for (let letter = 1; letter < letters; letter += 1) {
      const slot = this.slot(0, letter);
      if (this.keys[slot] !== NONE) this.first[letter] = this.targets[slot]!;
    }
    this.link(trie);
  }

  /** Every occurrence, overlapping ones too, in order of their ends. */
  *in(text: string): Generator<Occurrence> {
    let node = 0;
    for (let i = 0; i < text.length; i += 1) {
      node = this.step(node, this.letters[text.charCodeAt(i)]!);
      if (node === 0) continue;
      let found = this.ends[node] === NONE ? this.shorter[node]! : node;
      for (; found !== NONE; found = this.shorter[found]!) {
        const pattern = this.ends[found]!;
        yield { start: i + 1 - this.patterns[pattern]!.length, end: i + 1, pattern };
      }
    }
  }

  private step(from: number, letter: number): number {
    if (letter === 0) return 0;
    for (let node = from; node !== 0; node = this.fails[node]!) {
      const slot = this.slot(node, letter);
      if (this.keys[slot] !== NONE) return this.targets[slot]!;
    }
    return this.first[letter]!;
  }

  /** Builds the trie; returns its nodes with parent and letter, parents first within a pattern. */
  private plant(): { parents: Int32Array; by: Uint16Array; count: number } {
    const parents = new Int32Array(this.fails.length);
    const by = new Uint16Array(this.fails.length);
    let count = 1;
    this.patterns.forEach((pattern, id) => {
      let node = 0;
      for (let i = 0; i < pattern.length; i += 1) {
        const letter = this.letters[pattern.charCodeAt(i)]!;
        const slot = this.slot(node, letter);
        if (this.keys[slot] === NONE) {
          this.keys[slot] = node * this.alphabet + letter;
          this.targets[slot] = count;
          parents[count] = node;
          by[count] = letter;
          count += 1;
        }
        node = this.targets[slot]!;
      }
      if (node !== 0) this.ends[node] = id;
    });
    return { parents, by, count };
  }

  /** Suffix links, level by level: a node's link is found through its parent's, which is shorter. */
  private link({ parents, by, count }: { parents: Int32Array; by: Uint16Array; count: number }): void {
    const depth = new Int32Array(count);
    const levels: number[] = [];
    for (let node = 1; node < count; node += 1) {
      const level = depth[parents[node]!]! + 1;
      depth[node] = level;
      levels[level] = (levels[level] ?? 0) + 1;
    }
    const next = new Int32Array(levels.length + 1);
    for (let level = 1; level < levels.length; level += 1) next[level + 1] = next[level]! + levels[level]!;
    const order = new Int32Array(count - 1);
    for (let node = 1; node < count; node += 1) order[next[depth[node]!]!++] = node;
    for (const node of order) {
      const parent = parents[node]!;
      const fail = parent === 0 ? 0 : this.step(this.fails[parent]!, by[node]!);
      this.fails[node] = fail;
      this.shorter[node] = this.ends[fail] === NONE ? this.shorter[fail]! : fail;
    }
  }

  /** The slot that holds this transition, or the free one where it would be put. */
  private slot(node: number, letter: number): number {
    const key = node * this.alphabet + letter;
    const mask = this.keys.length - 1;
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(letter, 0x85ebca6b)) & mask;
    while (this.keys[slot] !== key && this.keys[slot] !== NONE) slot = (slot + 1) & mask;
    return slot;
  }
}
