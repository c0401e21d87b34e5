import type { LogActivity, RecordRun } from '../model/record';
import { gapsOf } from './gaps';

const time = (n: number): string => `2026-01-30T10:00:${String(n % 60).padStart(2, '0')}Z`;
const run = (from: number, to: number): RecordRun => ({
  from: `${from}`,
  to: `${to}`,
  fromTime: time(from),
  toTime: time(to),
});
const log = (runs: RecordRun[] | null, computer = 'SRV1'): LogActivity => ({
  computer,
  channel: 'Application',
  events: 0,
  first: time(0),
  last: time(1),
  minutes: new Set(),
  runs,
  order: { clockSteps: [], restarts: [] },
});

describe('gapsOf', () => {
  test('names the numbers that are missing between two exports', () => {
    expect(gapsOf([log([run(31, 40)]), log([run(1, 20)])])).toEqual([
      {
        computer: 'SRV1',
        channel: 'Application',
        fromRecordId: '21',
        toRecordId: '30',
        fromTime: time(20),
        toTime: time(31),
      },
    ]);
  });

  test.each<[string, LogActivity[]]>([
    ['an unbroken log', [log([run(1, 100)])]],
    ['exports that touch', [log([run(1, 20)]), log([run(21, 40)])]],
    ['exports that overlap', [log([run(1, 20)]), log([run(10, 40)]), log([run(15, 16)])]],
    ['a filtered export', [log([run(1, 1), run(5, 5), run(9, 11), run(40, 40)])]],
    ['a log of unknown runs', [log([run(1, 50)]), log(null)]],
    [
      'a log that was cleared',
      [
        log([
          { ...run(901, 950), fromTime: time(0), toTime: time(5) },
          { ...run(1, 50), fromTime: time(6), toTime: time(9) },
        ]),
      ],
    ],
    ['two servers', [log([run(1, 50)]), log([run(100, 150)], 'SRV2')]],
  ])('%s has none', (_, activity) => {
    expect(gapsOf(activity)).toEqual([]);
  });

  test('counts beyond what a number holds', () => {
    const huge = { ...run(0, 0), from: '9007199254740993', to: '9007199254741000' };
    const later = { ...run(1, 1), from: '9007199254741002', to: '9007199254741010' };
    expect(gapsOf([log([huge, later])])).toMatchObject([
      { fromRecordId: '9007199254741001', toRecordId: '9007199254741001' },
    ]);
  });
});
