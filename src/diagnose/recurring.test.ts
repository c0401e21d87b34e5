import type { EventRecord } from '../model/record';
import { attempt, denied, judged, service, unreachable } from './attempts.test-data';

const HOUR = 3600;
const AGAIN = 'may-come-again';
const outages = [1, 2, 3].flatMap((hour) => [
  service(32002, hour * HOUR),
  service(32002, hour * HOUR + 60),
  service(31015, hour * HOUR + 600),
]);

test.each<[string, EventRecord[], boolean, number?]>([
  [
    'a domain controller that fails now and then',
    [...[1, 2, 3].flatMap((hour) => [...unreachable('anna', hour * HOUR), ...attempt('bo', hour * HOUR + 60)])],
    true,
  ],
  ['a relay that comes and goes', outages, true],
  [
    'rights that fail one attempt and grant the next',
    [...[1, 2, 3].flatMap((hour) => [...denied('anna', hour * HOUR), ...attempt('anna', hour * HOUR + 60)])],
    true,
  ],
  ['near miss: it has stayed away for long', outages, false, 5 * HOUR],
  [
    'near miss: it failed all the time until it was mended',
    [...[1, 2, 3].flatMap((hour) => unreachable('anna', hour * HOUR)), ...attempt('bo', 3 * HOUR + 60)],
    false,
  ],
  [
    'near miss: only others got through in between',
    [
      ...[1, 2, 3].flatMap((hour) => [...denied('anna', hour * HOUR), ...attempt('bo', hour * HOUR + 60)]),
      ...attempt('anna', 3 * HOUR + 120),
    ],
    false,
  ],
  [
    'near miss: two cases show no rhythm',
    [...[1, 2].flatMap((hour) => [...unreachable('anna', hour * HOUR), ...attempt('bo', hour * HOUR + 60)])],
    false,
  ],
])('%s', (_, records, expected, goesOnFor = 0) => {
  const { verdict } = judged(records, goesOnFor);
  expect(verdict.status).toBe('working');
  expect(verdict.reasons.includes(AGAIN)).toBe(expected);
});
