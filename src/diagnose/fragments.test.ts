import fc from 'fast-check';
import type { Fragment } from '../model/catalog';
import { KnownLines, searchFor } from './fragments';

/** What a text has according to the search of the whole of it. */
function inWhole(fragments: readonly Fragment[], text: string): Fragment[] {
  return fragments.filter((fragment) => searchFor(fragment)(text, text.toLowerCase()));
}

const PATTERNS = ['/^b/', '/a$/', '/a\\s*b/', '/a(?!\\s*b)/', '/(?<!a\\s)b/', '/\\bσ/', '/^$/', '/(?=a)[^]{3}/', '//'];
const word = fc.string({
  unit: fc.constantFrom('a', 'B', 'Σ', 'σ', 'ς', 'İ', ' ', '\r', '.', '|', '(', '\\'),
  maxLength: 4,
});
const line = fc.oneof(word, fc.constantFrom('', 'a', 'b', 'ab', 'a b', 'aΣ'));
const part = fc.oneof(
  word.filter((text) => text !== ''),
  fc.constantFrom(...PATTERNS, 'a\nb', 'Σ\n', '\n'),
);
const fragment: fc.Arbitrary<Fragment> = fc.oneof(part, fc.array(part, { minLength: 1, maxLength: 3 }));

test('line by line the same fragments occur as in the whole text, also in texts that follow', () => {
  fc.assert(
    fc.property(
      fc.array(fragment, { maxLength: 6 }),
      fc.array(fc.array(line, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
      (given, texts) => {
        const fragments = [...new Set(given)];
        const lines = new KnownLines(fragments);
        for (const text of texts) {
          const wanted = new Set(inWhole(fragments, text.join('\n')));
          expect(new Set(lines.in(text))).toEqual(wanted);
          expect(new Set(lines.in([text.join('\n')]))).toEqual(wanted);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('an expression that looks around sees the lines beside its own', () => {
  const fragments = ['/a(?!\\s*b)/'];
  const lines = new KnownLines(fragments);
  expect(lines.in(['a', 'c'])).toEqual(fragments);
  expect(lines.in(['a', 'b'])).toEqual([]);
});

test('each fragment is named once, and a text without lines is an empty one', () => {
  expect(new KnownLines(['a']).in(['a', 'ab', 'a'])).toEqual(['a']);
  expect(new KnownLines(['/^$/']).in([])).toEqual(['/^$/']);
});

test('a text of very many lines', () => {
  const lines = new KnownLines(['b\na', ['c', 'x'], 'C']);
  expect(lines.in(Array.from({ length: 1_000 }, (_, at) => (at === 500 ? 'ab' : 'ac')))).toEqual(['b\na', 'C']);
});

test('more lines than are remembered, and longer ones', () => {
  const lines = new KnownLines(['b', ['c', 'x']]);
  for (let at = 0; at < 2_001; at += 1) expect(lines.in([`a${at}`, 'b'])).toEqual(['b']);
  expect(lines.in(['c'.repeat(2_000), 'x'])).toEqual([]);
  expect(lines.in([`${'c'.repeat(2_000)}X`, ''])).toEqual([['c', 'x']]);
});
