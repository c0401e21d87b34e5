import fc from 'fast-check';
import { editDistance } from './distance';

test.each([
  ['', '', 0],
  ['admutlimatch', 'admultimatch', 1],
  ['33004', '33040', 1],
  ['33004', '3300', 1],
  ['kitten', 'sitting', 3],
  ['abc', 'xyz', 3],
])('%s and %s are %i apart', (a, b, distance) => {
  expect(editDistance(a, b, 5)).toBe(distance);
});

test('it is the same both ways, zero only for the same word, and says no more than that it is over the limit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1'), maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
      const distance = editDistance(a, b, 20);
      expect(editDistance(b, a, 20)).toBe(distance);
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(editDistance(a, b, limit)).toBe(Math.min(distance, limit + 1));
    }),
    { seed: 3, numRuns: 300 },
  );
});
