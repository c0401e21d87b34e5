import fc from 'fast-check';
import { LocalClock } from './local-clock';

const reading = (text: string): number => Date.parse(`${text}Z`);
const iso = (clock: LocalClock, text: string): string =>
  new Date(clock.moment(reading(text))).toISOString().slice(0, 16);

test.each([
  ['Europe/Stockholm', '2026-01-30T10:00', '2026-01-30T09:00'],
  ['Europe/Stockholm', '2026-07-01T10:00', '2026-07-01T08:00'],
  ['America/New_York', '2026-07-01T22:00', '2026-07-02T02:00'],
  ['Asia/Kolkata', '2026-01-30T05:00', '2026-01-29T23:30'],
  ['+05:45', '2026-01-30T05:45', '2026-01-30T00:00'],
  ['-08:00', '2026-07-01T00:00', '2026-07-01T08:00'],
  ['UTC', '2026-07-01T00:00', '2026-07-01T00:00'],
])('in %s, %s is %s', (zone, local, utc) => {
  expect(iso(new LocalClock(zone, 1), local)).toBe(utc);
});

test('an hour that the clock leaves out is taken as before the change', () => {
  expect(iso(new LocalClock('Europe/Stockholm', 1), '2026-03-29T02:30')).toBe('2026-03-29T01:30');
});

describe('an hour that the clock shows twice', () => {
  const readings = ['01:50', '02:10', '02:50', '02:05', '02:06', '02:55', '03:05'].map((at) => `2026-10-25T${at}`);
  const moments = ['23:50', '00:10', '00:50', '01:05', '01:06', '01:55', '02:05'];

  test('is told apart by the order, oldest first', () => {
    const clock = new LocalClock('Europe/Stockholm', 1);
    expect(readings.map((at) => iso(clock, at).slice(11))).toEqual(moments);
  });

  test('is told apart by the order, newest first', () => {
    const clock = new LocalClock('Europe/Stockholm', -1);
    expect([...readings].reverse().map((at) => iso(clock, at).slice(11))).toEqual([...moments].reverse());
  });

  test('is not mistaken because two neighbours stand the wrong way round', () => {
    const clock = new LocalClock('Europe/Stockholm', 1);
    const times = ['02:10:05', '02:10:04', '02:20:00'].map((at) => iso(clock, `2026-10-25T${at}`));
    expect(times).toEqual(['2026-10-25T00:10', '2026-10-25T00:10', '2026-10-25T00:20']);
  });
});

test('what a clock shows leads back to the moment, in any zone', () => {
  const zones = ['Europe/Stockholm', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Tehran', 'Pacific/Apia', 'UTC'];
  const hours = fc.array(fc.integer({ min: 0, max: 40 * 365 * 24 * 4 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), hours, (zone, quarters) => {
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
      for (const quarter of quarters) {
        const moment = Date.UTC(1995, 0, 1) + quarter * 900_000;
        const shown = reading(format.format(moment).replace(' ', 'T'));
        // The hour that is shown twice has two answers; both show the same.
        const found = new LocalClock(zone, 1).moment(shown);
        expect(format.format(found)).toBe(format.format(moment));
      }
    }),
    { numRuns: 60 },
  );
});

test('an unknown zone is the fault of the caller', () => {
  expect(() => new LocalClock('Mars/Base', 1)).toThrow(RangeError);
});
