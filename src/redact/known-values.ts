import { detect, type Span } from './detect';
import { layersOf, readingsOf, type Token, TokenMemory, tokensIn } from './encoded';
import { fold } from './fold';
import { Matcher } from './matcher';
import type { Form } from './names';
import { writings } from './writings';

/** A value as it is looked for, and how it is named when it is found. */
export interface KnownValue {
  /** As it was first seen. */
  value: string;
  form: Form;
  /** The value that it stands for, where that is another one: a file's path for its name. */
  meant?: string;
}

/**
 * Shorter values count only as whole words: `anna` is no part of `Susanna`. Longer ones count wherever they stand, so that
 * nothing that is glued to them hides them.
 */
export const SHORT = 8;
const LETTER = /[\p{L}\p{N}]/u;

export const standsAlone = (text: string, start: number, end: number): boolean =>
  !LETTER.test(text[start - 1] ?? '') && !LETTER.test(text[end] ?? '');

/** Finds every known value in a text, whatever its letter case, and bytes written as text that hold one. */
export class KnownValues {
  private readonly matcher: Matcher;

  private readonly values: KnownValue[];
  private readonly tokens = new TokenMemory<boolean>();

  constructor(values: readonly KnownValue[]) {
    this.values = values.flatMap((known) => [known, ...inMarkup(known), ...inOtherLetters(known)]);
    this.matcher = new Matcher(this.values.map(({ value }) => fold(value)));
  }

  *in(text: string): Generator<Span & KnownValue> {
    const folded = fold(text);
    for (const { start, end, pattern } of this.matcher.in(folded)) {
      if (end - start < SHORT && !standsAlone(folded, start, end)) continue;
      yield { start, end, ...this.values[pattern]! };
    }
  }

  /** Known values in the midst of which something is escaped, for whatever syntax. */
  *escapedIn(text: string): Generator<Span & KnownValue> {
    for (const layer of layersOf(text)) {
      for (const hit of this.in(layer.text)) {
        const [start, end] = [layer.at(hit.start), layer.at(hit.end)];
        if (end - start > hit.end - hit.start) yield { ...hit, meant: hit.meant ?? hit.value, start, end };
      }
    }
  }

  /** Stretches of base64 or hex that hold a known value, or a text that names something: they are replaced as a whole. */
  *encodedIn(text: string): Generator<Span & KnownValue> {
    for (const token of tokensIn(text)) {
      const { start, end, value } = token;
      if (this.tokens.of(token, () => this.tells(token))) yield { start, end, form: 'data', value };
    }
  }

  private tells(token: Token): boolean {
    for (const { text, plain } of readingsOf(token)) {
      for (const hit of this.in(text)) if (plain || hit.end - hit.start >= SHORT) return true;
      if (plain && text.length >= SHORT && detect(text).length > 0) return true;
    }
    return false;
  }
}

/** As XML has a value whose characters it escapes: those that it must, and quotation marks too. */
function inMarkup(known: KnownValue): KnownValue[] {
  const { value } = known;
  if (!/[&<>"']/.test(value)) return [];
  const must = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const all = must.replaceAll('"', '&quot;').replaceAll("'", '&apos;');
  return [must, all]
    .filter((one) => one !== value)
    .map((one) => ({ ...known, value: one, meant: known.meant ?? value }));
}

const inOtherLetters = (known: KnownValue): KnownValue[] =>
  writings(known.value).map((value) => ({ ...known, value, meant: known.meant ?? known.value }));

/** The longest stretches win; of equally long ones the first given. */
export function longest<T extends Span>(spans: readonly T[]): T[] {
  const byLength = spans.map((span, order) => ({ span, order }));
  byLength.sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start) || a.order - b.order);
  // Sorted places of what is chosen: a log's text can hold thousands of names.
  const starts: T[] = [];
  for (const { span } of byLength) {
    const at = placeOf(starts, span.start);
    const overlaps = (starts[at - 1]?.end ?? 0) > span.start || (starts[at]?.start ?? Infinity) < span.end;
    if (overlaps || span.end <= span.start) continue;
    starts.splice(at, 0, span);
  }
  return starts;
}

function placeOf(sorted: readonly Span[], start: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.start <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
