import { detect, type Span } from './detect';
import { layersOf } from './encoded';
import { fold } from './fold';
import type { Kind, Pair } from './kinds';
import { KnownValues, longest, type KnownValue } from './known-values';
import { createNames, type Form, type Names } from './names';
import type { OwnWords } from './own-words';
import { PseudonymTable } from './table';
import { NIL_GUID } from './well-known';

export interface RedactionOptions {
  /** Secret: who has it can test guesses against pseudonyms. */
  key: Uint8Array;
  /** Those of earlier runs, from the key file. */
  pairs?: readonly Pair[];
  /** `kept`: support needs them to find the same attempt in the cloud's logs. */
  trackingIds: 'kept' | 'replaced';
  /** Pairs are kept, so that answers can be translated back. */
  reversible: boolean;
}

/** A value that must not be found in what is passed on, and what stands for it. */
export interface Secret {
  value: string;
  form: Form;
  pseudonym: string;
}

/**
 * Replaces names by pseudonyms, the same one everywhere. First everything is learnt, fields that hold nothing else before
 * texts; then everything is written anew, since a later text may tell what an earlier one names.
 */
export class Redaction {
  readonly table: PseudonymTable;
  private readonly learnt = new Map<string, KnownValue>();
  private readonly kept = new Set<string>([NIL_GUID]);
  /** GUIDs of persons, which go even where a log has them for tracking ids too. */
  private readonly personal = new Set<string>();
  private readonly versions = new Set<string>();
  private readonly learning: Names;
  private readonly naming: Names;
  private used = new Map<Kind, Set<string>>();
  private known: KnownValues | null = null;
  /** Values were learnt that `known` does not have yet. */
  private grown = false;

  constructor(
    readonly own: OwnWords,
    readonly options: RedactionOptions,
  ) {
    this.table = new PseudonymTable(options.key, options.pairs);
    for (const { kind, value } of this.table.pairs()) this.remember(kind, value);
    const about = {
      isDomain: (value: string) => this.table.knows(value, 'domain'),
      keeps: (guid: string) => this.isKept(guid) || own.names(guid),
    };
    this.learning = createNames((kind, value) => {
      this.table.learn(kind, value);
      this.remember(kind, value);
      return '';
    }, about);
    this.naming = createNames((kind, value) => {
      this.used.set(kind, (this.used.get(kind) ?? new Set()).add(fold(value)));
      return this.table.pseudonym(kind, value);
    }, about);
  }

  learnValue(form: Form, value: string): void {
    if (form === 'tracking-id' && this.options.trackingIds === 'kept') this.kept.add(value.toLowerCase());
    if (form === 'cloud-anchor') this.personal.add(value.toLowerCase().replace(/^[a-z]+_/, ''));
    this.learning[form](value);
    this.know({ value, form });
    if (form === 'file') this.know({ value: value.replace(/^.*[\\/]/, ''), form, meant: value });
  }

  /** A version of a program, which looks like an address. */
  learnVersion(version: string): void {
    this.versions.add(version);
  }

  /** Learns what a text names; what this text and others have in common is seen when they are written. */
  learn(text: string): void {
    for (const { form, start, end, meant } of this.spans(text))
      if (meant === undefined) this.learnValue(form, text.slice(start, end));
    // What is told in another writing here may stand elsewhere as it is.
    for (const { text: layer } of layersOf(text))
      for (const span of longest(detect(layer))) {
        const value = layer.slice(span.start, span.end);
        if (!this.isExempt(span, value)) this.learnValue(span.form, value);
      }
  }

  /** What stands for a value of a field. */
  name(form: Form, value: string): string {
    return this.naming[form](value);
  }

  /** A text with every name in it replaced that was learnt or can be seen. */
  replaced(text: string): string {
    let made = '';
    let at = 0;
    if (this.grown) this.known = null;
    for (const { form, start, end, meant } of this.spans(text)) {
      made += text.slice(at, start) + this.naming[form](meant ?? text.slice(start, end));
      at = end;
    }
    return made + text.slice(at);
  }

  /**
   * Any text, such as the XML of events, with every name in it replaced. Of many texts, learn all before the first is
   * written: a later one may tell what an earlier one names.
   */
  redactText(text: string): string {
    this.learn(text);
    return this.replaced(text);
  }

  isKept(trackingId: string): boolean {
    const id = trackingId.toLowerCase();
    return this.kept.has(id) && !this.personal.has(id);
  }

  /** How many values of each kind were replaced since this was last asked. */
  takeCounts(): Record<string, number> {
    const counts = [...this.used].map(([kind, values]): [string, number] => [kind, values.size]);
    this.used = new Map();
    return Object.fromEntries(counts.sort());
  }

  /** What is searched for in the finished bytes. Words of ours are no secrets. */
  secrets(): Secret[] {
    return [...this.learnt.values()]
      .filter(({ value }) => !this.own.isWord(value))
      .map(({ value, form, meant }) => ({ value, form, pseudonym: this.naming[form](meant ?? value) }))
      .filter(({ value, pseudonym }) => fold(pseudonym) !== fold(value));
  }

  private remember(kind: Kind, value: string): void {
    // The last number of a SID is no name of its own.
    if (kind !== 'rid') this.know({ value, form: 'atom' });
  }

  private know(known: KnownValue): void {
    const key = fold(known.value);
    if (key === '' || this.learnt.has(key)) return;
    this.learnt.set(key, known);
    this.grown = true;
  }

  private spans(text: string): (Span & { meant?: string })[] {
    if (!this.known) {
      this.known = new KnownValues([...this.learnt.values()].filter(({ value }) => !this.own.isWord(value)));
      this.grown = false;
    }
    const seen = detect(text).filter((span) => !this.isExempt(span, text.slice(span.start, span.end)));
    return longest([...seen, ...this.known.in(text), ...this.known.escapedIn(text), ...this.known.encodedIn(text)]);
  }

  private isExempt({ form }: Span, value: string): boolean {
    if (form === 'ip') return this.versions.has(value);
    return form === 'dotted' && this.own.names(value) && !this.table.knows(value);
  }
}
