import { getHeapStatistics } from 'node:v8';
import { chooseMemory, createYoungBound } from './memory';

const { heap_size_limit: limit } = getHeapStatistics();

test('half of what there is, or what is asked for', () => {
  expect(chooseMemory(undefined)).toBe(limit / 2);
  expect(chooseMemory('300')).toBe(300_000_000);
});

test.each(['', '255', '0', '-400', '1e3', '1.5', '400M', '0x400'])('%j is no size', (size) => {
  expect(() => chooseMemory(size)).toThrow(/is no size/);
});

test('what is not there cannot be had', () => {
  expect(() => chooseMemory('9999999')).toThrow(`no more than ${Math.floor(limit / 1_000_000)} MB`);
});

test('the space for what is new grows no further once it is large enough, unless much is kept', () => {
  const MEBIBYTE = 1_048_576;
  const seen = [2, 8, 16, 16, 16, 32].map((size, at) => ({ young: size * MEBIBYTE, old: at * 32 * MEBIBYTE }));
  const told: [look: number, factor: number][] = [];
  let looks = 0;
  const bound = createYoungBound(
    () => seen[looks++]!,
    (factor) => told.push([looks, factor]),
  );
  for (let call = 0; call < 8 * seen.length; call += 1) bound();
  expect([looks, told]).toEqual([
    6,
    [
      [3, 1],
      [5, 2],
    ],
  ]);
});
