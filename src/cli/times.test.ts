import fc from 'fast-check';
import { parseMoment, parseSpan, parseTimeZone } from './times';

test.each([
  ['2024-05-31T14:30:00Z', '2024-05-31T14:30:00Z'],
  ['2024-05-31T14:30:00.1234567Z', '2024-05-31T14:30:00.1234567Z'],
  ['2024-05-31T14:30:00+02:00', '2024-05-31T12:30:00Z'],
  ['2024-05-31T14:30-0330', '2024-05-31T18:00:00Z'],
  // Stockholm: two hours ahead in summer, one in winter.
  ['2024-05-31T14:30', '2024-05-31T12:30:00Z'],
  ['2024-01-31 14:30:05', '2024-01-31T13:30:05Z'],
  ['2024-05-31', '2024-05-30T22:00:00Z'],
])('%s is %s', (text, time) => {
  expect(parseMoment('--from', text, 'Europe/Stockholm')).toBe(time);
});

test('a bare date as an end is the end of that day, however long it is', () => {
  expect(parseMoment('--to', '2024-05-31', 'Europe/Stockholm', 'end')).toBe('2024-05-31T21:59:59.9999999Z');
  // Clocks go forward on the last Sunday in March.
  expect(parseMoment('--to', '2024-03-31', 'Europe/Stockholm', 'end')).toBe('2024-03-31T21:59:59.9999999Z');
  expect(parseMoment('--to', '2024-12-31', '+05:30', 'end')).toBe('2024-12-31T18:29:59.9999999Z');
  expect(parseMoment('--to', '2024-05-31T10:00', 'UTC', 'end')).toBe('2024-05-31T10:00:00Z');
});

test.each(['', 'yesterday', '2024-13-01', '2024-02-30', '2024-05-31T25:00', '2024-05-31T10', '31/05/2024'])(
  '"%s" is refused, and the forms are named',
  (text) => {
    expect(() => parseMoment('--from', text, 'UTC')).toThrow(
      expect.objectContaining({ name: 'UsageError', hint: expect.stringContaining('2024-05-31T14:30') as string }),
    );
  },
);

test('in UTC every moment is read as it is written', () => {
  const range = { min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true };
  fc.assert(
    fc.property(fc.date(range), (date) => {
      const time = date.toISOString();
      expect(parseMoment('--now', time, 'Europe/Stockholm')).toBe(time);
      expect(parseMoment('--now', time.slice(0, -1), 'UTC')).toBe(time);
    }),
    { seed: 1, numRuns: 100 },
  );
});

test.each([
  ['Europe/Stockholm', 'Europe/Stockholm'],
  ['UTC', 'UTC'],
  ['+02:00', '+02:00'],
  ['-0330', '-03:30'],
  ['+2', '+02:00'],
])('zone %s is %s', (text, zone) => {
  expect(parseTimeZone(text)).toBe(zone);
});

test.each(['', 'Mars/Base', '+15:00', '+02:75', '2'])('"%s" is no time zone', (text) => {
  expect(() => parseTimeZone(text)).toThrow(/is not a time zone/);
});

test('spans', () => {
  expect(['90m', '48h', '7d', '2w', '1.5h'].map(parseSpan)).toEqual([
    5_400_000, 172_800_000, 604_800_000, 1_209_600_000, 5_400_000,
  ]);
  for (const text of ['48', 'h', '0h', '-1h', '1y', '']) expect(() => parseSpan(text)).toThrow(/not a span of time/);
});
