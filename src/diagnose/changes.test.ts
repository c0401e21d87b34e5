import type { EventRecord } from '../model/record';
import { sync, trace } from '../testing/log-builder';
import { attempt, denied, first, service } from './attempts.test-data';

describe('what changed before', () => {
  const kinds = (records: EventRecord[]): string[] => first(records).changesBefore.map(({ kind }) => kind);
  const trouble = [...denied('anna', 900), ...denied('bo', 910)];
  test.each<[string, EventRecord[], string[]]>([
    ['a restart', [...attempt('anna', 0), service(31015, 600), ...trouble], ['service-started']],
    ['switching on', [service(31004, 600), service(31005, 601), ...trouble], ['onboarding', 'log-begins']],
    ['new keys', [...attempt('anna', 0), service(31018, 600), ...trouble], ['key-created']],
    [
      'another build',
      [
        ...[sync(6329, 0, trace.code('80230619')), ...attempt('anna', 1)],
        ...[sync(6329, 600, trace.code('80230619').replace('2.5.79.0', '2.6.1.0')), ...trouble],
      ],
      ['build-changed'],
    ],
    [
      'another build that the failure itself brings to light',
      [
        ...[sync(6329, 0, trace.code('80230619')), ...attempt('anna', 1)],
        ...[sync(6329, 900, trace.code('80230626').replace('2.5.79.0', '2.6.1.0')), ...trouble],
      ],
      ['build-changed'],
    ],
    ['near miss: it still worked after the restart', [service(31015, 0), ...attempt('anna', 600), ...trouble], []],
    ['near miss: the restart came later', [...attempt('anna', 0), ...trouble, service(31015, 1000)], []],
  ])('%s', (_, records, expected) => {
    expect(kinds(records.slice())).toEqual(expected);
  });
});
