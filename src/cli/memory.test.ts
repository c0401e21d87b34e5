import { getHeapStatistics } from 'node:v8';
import { chooseMemory } from './memory';

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
