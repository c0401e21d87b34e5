import fc from 'fast-check';
import { compareTimes, earlier, millisecondsBetween, toMilliseconds } from './time';

describe('time', () => {
  test.each([
    ['2026-01-30T10:00:00Z', '2026-01-30T10:00:01Z', -1],
    ['2026-01-30T10:00:00.1454614Z', '2026-01-30T10:00:00.1454615Z', -1],
    ['2026-01-30T10:00:00.2Z', '2026-01-30T10:00:00.1999999Z', 1],
    ['2026-01-30T10:00:00.1454614Z', '2026-01-30T10:00:00.145461400Z', 0],
    ['2026-01-30T10:00:00Z', '2026-01-30T10:00:00.000Z', 0],
  ])('%s compared with %s', (a, b, order) => {
    expect(compareTimes(a, b)).toBe(order);
  });

  test('agrees with Date where Date can tell', () => {
    const moment = fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        expect(Math.sign(compareTimes(a, b))).toBe(Math.sign(Date.parse(a) - Date.parse(b)));
        expect(toMilliseconds(a)).toBe(Date.parse(a));
        expect(millisecondsBetween(a, b)).toBe(Date.parse(b) - Date.parse(a));
      }),
      { seed: 1 },
    );
  });

  test.each([
    ['2026-01-30T10:00:00Z', '2026-01-30T10:00:00.000Z'],
    ['2026-01-30T10:00:00.1Z', '2026-01-30T10:00:00.100Z'],
    ['2026-01-30T10:00:00.1239999Z', '2026-01-30T10:00:00.123Z'],
    ['1969-12-31T23:59:59.5Z', '1969-12-31T23:59:59.500Z'],
    ['1601-01-01T00:00:00Z', '1601-01-01T00:00:00.000Z'],
    ['0099-03-01T00:00:00.25Z', '0099-03-01T00:00:00.250Z'],
  ])('%s in milliseconds', (time, iso) => {
    expect(new Date(toMilliseconds(time)).toISOString()).toBe(iso);
  });

  test('steps back', () => {
    expect(earlier('2026-01-30T10:00:00.5Z', 1500)).toBe('2026-01-30T09:59:59.000Z');
  });
});
