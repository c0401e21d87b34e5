import type { EventRecord } from '../model/record';
import { prs, record, sync, text } from '../testing/log-builder';
import type { Diagnosis } from './diagnose';
import { attempt, denied, judged, next, refused, service } from './attempts.test-data';

/** An attempt, and the same records in another file with times so many seconds off. */
function twoFiles(records: EventRecord[], seconds: number, file = 'other.csv'): EventRecord[] {
  const off = (time: string | null): string => new Date(Date.parse(time!) + seconds * 1000).toISOString();
  return [...records, ...records.map((one) => ({ ...one, ref: { ...one.ref, file }, time: off(one.time) }))];
}

describe('several servers', () => {
  const statuses = ({ verdict, servers }: Diagnosis): string[] => [
    verdict.status,
    ...servers.map(({ computer, role, verdict: own }) => `${computer} ${role} ${own.status}`),
  ];
  test.each<[string, EventRecord[], string[]]>([
    [
      'one serves, the other stands by',
      [...attempt('anna', 0), record('Directory Synchronization', 654, 5, 'x', 'SRV2')],
      ['working', 'SRV1 active working', 'SRV2 standby unknown'],
    ],
    [
      'one stopped, the other took over without an attempt yet: nobody misses it',
      [...attempt('anna', 0), service(31016, 60), service(31015, 90, 'SRV2')],
      ['working', 'SRV1 active down', 'SRV2 active working'],
    ],
    [
      'one stopped, and the other serves attempts',
      [service(31016, 60), ...attempt('anna', 90, { server: 'SRV2' })],
      ['working', 'SRV1 standby down', 'SRV2 active working'],
    ],
    [
      'one is switched off, the other serves',
      [service(31012, 60), service(31013, 61), ...attempt('anna', 90, { server: 'SRV2' })],
      ['working', 'SRV1 standby disabled', 'SRV2 active working'],
    ],
    [
      'near miss: one stopped, and the other cannot reach the relay',
      [service(31015, 0, 'SRV2'), service(31016, 60), service(31044, 90, 'SRV2')],
      ['down', 'SRV1 standby down', 'SRV2 active down'],
    ],
    [
      'near miss: the relay is out of reach of one: that is a fault of a server that should serve',
      [service(31044, 60), ...attempt('anna', 90, { server: 'SRV2' })],
      ['degraded', 'SRV1 standby down', 'SRV2 active working'],
    ],
    [
      'both are down',
      [service(31016, 60), service(31016, 90, 'SRV2')],
      ['down', 'SRV1 unknown down', 'SRV2 unknown down'],
    ],
  ])('%s', (_, records, expected) => {
    expect(statuses(judged(records))).toEqual(expected);
  });

  test('a server that became the spare has nothing to repair', () => {
    const swapped = [service(31016, 60), sync(2002, 61, 'x'), sync(2001, 90, 'x'), sync(405, 900, 'x')];
    const rules = (records: EventRecord[]): unknown[] => judged(records).findings.map(({ rule }) => rule);
    expect(rules([...swapped, ...attempt('anna', 300, { server: 'SRV2' })])).toEqual([]);
    expect(rules(swapped)).toEqual(['service-not-running']);
    const unseen = swapped.filter(({ eventId }) => eventId !== 2001);
    expect(rules([...unseen, ...attempt('anna', 300, { server: 'SRV2' })])).toEqual([]);
    const off = [...swapped.slice(0, 2), sync(405, 62, 'x')];
    expect(rules([...off, ...attempt('anna', 300, { server: 'SRV2' })])).toEqual(['service-not-running']);
  });

  test.each<[string, EventRecord[], string[]]>([
    [
      'both serve at a time',
      [...attempt('anna', 0), ...attempt('bo', 5, { server: 'SRV2' }), ...attempt('anna', 9)],
      ['two-active-servers'],
    ],
    ['near miss: one after the other', [...attempt('anna', 0), ...attempt('bo', 60, { server: 'SRV2' })], []],
    [
      'the same attempt at two times',
      [prs(31001, 0, text.start(7, 'a')), prs(31001, 90, text.start(7, 'a'), 'SRV2')],
      ['clocks-disagree'],
    ],
    [
      'near miss: within the tolerance',
      [prs(31001, 0, text.start(7, 'a')), prs(31001, 1, text.start(7, 'a'), 'SRV2')],
      [],
    ],
    [
      'an end long before its start',
      [prs(31001, 60, text.start(7, 'a')), prs(31002, 0, text.success(7, 'a'))],
      ['ends-before-start'],
    ],
    ['one that holds the same records', twoFiles(attempt('anna', 0), 7200), ['records-at-two-times']],
    ['near miss: numbers that begin anew in one file', twoFiles(attempt('anna', 0), 7200, 'test.xml'), []],
    ['new keys', [service(31018, 0)], ['key-rollover']],
    ['near miss: new keys while switching on', [service(31004, 0), service(31018, 1), service(31005, 2)], []],
  ])('remarks: %s', (_, records, remarks) => {
    expect(judged(records).remarks.map(({ id: remark }) => remark)).toEqual(remarks);
  });
});

test('statistics: refusals are no failures, and what is open does not count', () => {
  const records = [
    ...attempt('anna', 0),
    ...refused('anna', 9),
    ...denied('bo', 19),
    prs(31001, 29, text.start(next(), 'cia')),
  ];
  expect(judged(records).statistics).toMatchObject([
    {
      operation: 'reset',
      attempts: 4,
      succeeded: 1,
      refused: 1,
      failed: 1,
      open: 1,
      successRate: 1 / 3,
      reachedRate: 2 / 3,
      medianMs: 1000,
      p95Ms: 1000,
    },
  ]);
});
