import fc from 'fast-check';
import { fold } from './fold';
import { Matcher } from './matcher';

const naive = (patterns: readonly string[], text: string): string[] =>
  patterns.flatMap((pattern) =>
    Array.from({ length: text.length }, (_, at) => at).flatMap((at) =>
      text.startsWith(pattern, at) ? [`${pattern}@${at}`] : [],
    ),
  );

test('finds what a search for each pattern finds, overlapping ones and those inside others too', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ö', '\u{1f600}'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 12 }), fc.array(word, { maxLength: 20 }), (patterns, words) => {
      const text = words.join('');
      const found = [...new Matcher(patterns).in(text)].map(({ start, pattern }) => `${patterns[pattern]}@${start}`);
      expect(found.sort()).toEqual(naive(patterns, text).sort());
    }),
  );
});

test('no patterns, an empty text', () => {
  expect([...new Matcher([]).in('abc')]).toEqual([]);
  expect([...new Matcher(['a']).in('')]).toEqual([]);
});

test('folding keeps every character at its place', () => {
  expect(fold('İSTANBUL ΣΑΣ Ärende')).toBe('İstanbul σασ ärende');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(text)).toHaveLength(text.length);
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});
