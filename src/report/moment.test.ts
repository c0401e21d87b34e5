import { createClock, spokenMoment } from './moment';
import { createQuantities } from './quantity';

test('a moment leads with UTC and names the zone beside it', () => {
  const stockholm = createClock('Europe/Stockholm');
  expect(stockholm('2026-01-30T10:21:09.1234567Z').text).toBe('2026-01-30 10:21:09 UTC (11:21:09 Europe/Stockholm)');
  expect(stockholm('2026-07-30T10:21:09.1234567Z', 'exact').text).toBe(
    '2026-07-30 10:21:09.1234567 UTC (12:21:09 Europe/Stockholm)',
  );
  expect(stockholm('2026-01-30T23:30:00Z').text).toBe('2026-01-30 23:30:00 UTC (2026-01-31 00:30:00 Europe/Stockholm)');
});

test('an offset is a zone too, UTC is not said twice, and an unknown zone is left out', () => {
  const time = '2026-01-30T10:00:00Z';
  expect(createClock('+05:30')(time).text).toBe('2026-01-30 10:00:00 UTC (15:30:00 +05:30)');
  expect(createClock('UTC')(time).text).toBe('2026-01-30 10:00:00 UTC');
  expect(createClock('Nowhere/Land')(time).text).toBe('2026-01-30 10:00:00 UTC');
});

test('a text that is no time is shown as it is', () => {
  expect(createClock('UTC')('yesterday')).toMatchObject({ text: 'yesterday', milliseconds: null });
  expect(createClock('Europe/Stockholm')('2026-99-99T10:00:00Z').text).toBe('2026-99-99T10:00:00Z');
});

test('a moment in words follows the language', () => {
  const moment = createClock('Asia/Tokyo')('2026-03-01T00:05:09Z');
  expect(spokenMoment(moment, 'en')).toBe('1 March 2026, 00:05 UTC');
  expect(spokenMoment(moment, 'sv')).toBe('1 mars 2026 kl. 00:05 UTC');
});

test('numbers and units follow the language', () => {
  const [en, sv] = [createQuantities('en'), createQuantities('sv')];
  expect(en.number(1234567)).toBe('1,234,567');
  expect(sv.number(1234567)).toBe('1\u00a0234\u00a0567');
  expect([0, 850, 2140, 200_000, 60_000, 7_500_000, 90_000_000, -850].map((ms) => en.duration(ms))).toEqual([
    '< 1 s',
    '850 ms',
    '2.1 s',
    '3 min 20 s',
    '1 min',
    '2 h 5 min',
    '1 d 1 h',
    '-850 ms',
  ]);
  expect(sv.duration(2140)).toBe('2,1 s');
  expect([0, 512, 48_123_456, 2e15].map((size) => en.bytes(size))).toEqual(['0 B', '512 B', '48.1 MB', '2,000 TB']);
});
