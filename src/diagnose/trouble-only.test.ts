import type { EventRecord } from '../model/record';
import { dirsync } from '../testing/log-builder';
import { attempt, denied, judged, refused, service, unreachable } from './attempts.test-data';

const HOUR = 3600;
const errors = (records: EventRecord[]): EventRecord[] => records.filter(({ eventId }) => eventId > 32000);
const hashes = (at: number): EventRecord => dirsync(611, at, 'RPC Error 8453 : denied. domain: contoso.com');

const told = (records: EventRecord[]): unknown => {
  const { verdict, missing, findings } = judged(records);
  return [verdict.status, missing.includes('only-errors'), findings[0]!.ongoing];
};

describe('an export that is filtered by level', () => {
  const morning = [...unreachable('anna', 0), ...unreachable('bo', 60)];
  const outage = [service(32002, 0), service(32002, 60), service(32002, 2 * HOUR)];
  test.each<[string, EventRecord[], unknown]>([
    ['the whole log', [...morning, ...attempt('cy', HOUR), hashes(2 * HOUR)], ['working', false, true]],
    ['its errors: nobody knows what came after', [...errors(morning), hashes(2 * HOUR)], ['degraded', true, null]],
    ['near miss: with the starts', [...morning, hashes(2 * HOUR)], ['down', false, true]],
    ['near miss: a few minutes of it', errors(morning), ['down', false, true]],
    ['refusals alone', errors([...refused('anna', 0), ...refused('bo', 2 * HOUR)]), ['user-errors-only', true, null]],
    ['the relay alone may be all there is', outage, ['down', false, true]],
    ['the relay beside others', [...outage, hashes(HOUR)], ['degraded', true, null]],
  ])('%s', (_, records, expected) => {
    expect(told(records)).toEqual(expected);
  });

  test('does not say that nobody got through', () => {
    const all = [...denied('anna', 0), ...denied('bo', 2 * HOUR)];
    const reasons = (records: EventRecord[]): string[] => judged(records).findings[0]!.reasons.map(({ id }) => id);
    expect(reasons(all)).toContain('nobody-succeeds');
    expect(reasons(errors(all))).not.toContain('nobody-succeeds');
  });
});
