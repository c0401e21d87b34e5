import { attemptsNeeded, cautiousRate, luckOf, silenceNeeded } from './chance';

test.each([
  [1, 1, 3],
  [2, 2, 3],
  [10, 10, 2],
  [1, 10, 17],
  [5, 100, 50],
])('%i of %i hit: %i clean attempts are no luck, one fewer may be', (hit, total, needed) => {
  const rate = cautiousRate(hit, total);
  expect(attemptsNeeded(rate)).toBe(needed);
  expect(luckOf(rate, needed)).toBeLessThan(0.05);
  expect(luckOf(rate, needed - 1)).toBeGreaterThanOrEqual(0.05);
});

test('more failures than attempts, as when their starts lie before the log, are all of them', () => {
  expect(cautiousRate(5, 3)).toBe(6 / 7);
});

test('silence: three times the mean distance', () => {
  expect(silenceNeeded(2, 10) / 5).toBeCloseTo(3, 2);
  expect(silenceNeeded(0, 10) / 10).toBeCloseTo(3, 2);
});
