import fc from 'fast-check';
import stringWidth from 'string-width';
import { visible } from '../escape';
import { fit, wrap } from './fit';

test('cuts by the cells that a text takes', () => {
  expect(fit('short', 10)).toBe('short');
  expect(fit('a long text', 6)).toBe('a lon…');
  expect(fit('C:\\logs\\one.xml', 8, true)).toBe('…one.xml');
  expect(fit('山田太郎', 5)).toBe('山田…');
  expect(fit('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301…');
  expect(fit('anything', 0)).toBe('');
});

test('breaks at blanks, and long words where the line ends', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('one two three', 9, 2)).toEqual(['one two', '  three']);
  expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  expect(wrap('', 4)).toEqual([]);
});

test('never exceeds the width and loses nothing', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', ' ', '山', 'e\u0301', '👩‍👩‍👧', '1️⃣', '-', '🇸🇪'), maxLength: 60 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 4, max: 30 }), (raw, width) => {
      const text = visible(raw);
      for (const line of [...wrap(text, width), fit(text, width), fit(text, width, true)]) {
        expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }
      expect(wrap(text, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
    { seed: 7, numRuns: 300 },
  );
});
