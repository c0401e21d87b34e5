import type { LogActivity, RecordRun } from '../model/record';
import { healthOf } from './log-health';

const at = (hour: number): string => new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000).toISOString();
const run = (from: number, to: number, fromHour = 0, toHour = 1): RecordRun => ({
  from: `${from}`,
  to: `${to}`,
  fromTime: at(fromHour),
  toTime: at(toHour),
});

/** A file with these runs, from `first` to `last` in hours. */
function file(runs: RecordRun[] | null, first = 0, last = 10, given: Partial<LogActivity> = {}): LogActivity {
  const events = (runs ?? []).reduce((sum, { from, to }) => sum + Number(to) - Number(from) + 1, 0);
  return {
    computer: 'SRV1',
    channel: 'Application',
    events,
    first: at(first),
    last: at(last),
    minutes: new Set(),
    runs,
    order: { clockSteps: [], restarts: [] },
    ...given,
  };
}

test('how far it goes back, how fast it fills, and what size would hold a week', () => {
  const [log] = healthOf([file([run(4001, 5000)])]);
  expect(log).toMatchObject({
    events: 1000,
    hours: 10,
    eventsPerHour: 100,
    fromRecordId: '4001',
    toRecordId: '5000',
    filtered: false,
    olderMissing: true,
    weekBytes: 15 * 1_048_576, // 100 an hour, 168 hours, 885 bytes: 14.2 MiB
  });
  expect(log!.defaultSizeHours).toBe(236);
});

test('a log that begins with its first record misses nothing', () => {
  expect(healthOf([file([run(1, 1000)])])[0]).toMatchObject({ olderMissing: false, restarts: [] });
});

test.each<[string, LogActivity]>([
  ['many breaks', file([run(1, 1, 0, 0), run(9, 9, 1, 1), run(40, 41, 2, 3), run(77, 77, 4, 4), run(300, 300, 5, 5)])],
  ['more breaks than are followed', file(null, 0, 10, { events: 90_000 })],
])('a filtered export is not judged: %s', (_, activity) => {
  expect(healthOf([activity])[0]).toMatchObject({
    filtered: true,
    olderMissing: null,
    eventsPerHour: null,
    weekBytes: null,
    defaultSizeHours: null,
    gaps: 0,
  });
});

test('less than an hour gives no rate', () => {
  expect(healthOf([file([run(1, 900)], 0, 0.5)])[0]).toMatchObject({ eventsPerHour: null, weekBytes: null });
});

test('exports that overlap count an event once', () => {
  const [log] = healthOf([file([run(1, 600)], 0, 6), file([run(401, 1000)], 4, 10)]);
  expect(log).toMatchObject({ events: 1000, hours: 10, restarts: [], gaps: 0 });
});

test('files without record numbers are added up', () => {
  const lost = file([], 0, 6, { events: 70 });
  expect(healthOf([lost, { ...lost, first: at(6), last: at(10) }])[0]).toMatchObject({
    events: 140,
    fromRecordId: null,
    toRecordId: null,
    olderMissing: null,
  });
});

test('a later file whose numbers begin below tells of a log that was cleared', () => {
  const [log] = healthOf([file([run(1, 300)], 20, 30), file([run(5001, 9000)], 0, 10)]);
  expect(log).toMatchObject({
    events: 4300,
    olderMissing: null,
    restarts: [{ fromRecordId: '9000', toRecordId: '1', fromTime: at(10), toTime: at(20) }],
  });
});

test.each<[string, LogActivity[]]>([
  ['files that follow each other', [file([run(1, 300)], 0, 10), file([run(301, 400)], 11, 12)]],
  ['files with a gap', [file([run(1, 300)], 0, 10), file([run(501, 600)], 11, 12)]],
  ['files that overlap', [file([run(200, 500)], 0, 10), file([run(100, 300)], 5, 12)]],
  ['two servers', [file([run(900, 990)], 0, 10), file([run(1, 99)], 11, 12, { computer: 'SRV2' })]],
  ['two logs', [file([run(900, 990)], 0, 10), file([run(1, 99)], 11, 12, { channel: 'System' })]],
])('%s tell of no clearing', (_, activity) => {
  expect(healthOf(activity).flatMap(({ restarts }) => restarts)).toEqual([]);
});

test('a clock that was set back says by how much', () => {
  const step = { fromRecordId: '5', toRecordId: '6', fromTime: at(3), toTime: at(2) };
  const [log] = healthOf([file([run(1, 10)], 0, 10, { order: { clockSteps: [step], restarts: [] } })]);
  expect(log!.clockSteps).toEqual([{ ...step, backMs: 3_600_000 }]);
});

test('numbers beyond what a number holds', () => {
  const huge = { ...run(0, 0), from: '9007199254740993', to: '9007199254741992' };
  expect(healthOf([file([huge], 0, 10, { events: 1000 })])[0]).toMatchObject({
    olderMissing: true,
    fromRecordId: '9007199254740993',
    eventsPerHour: 100,
  });
});

test('logs without end are cut', () => {
  const many = Array.from({ length: 3000 }, (_, i) => file([run(1, 9)], 0, 1, { computer: `S${i}` }));
  expect(healthOf(many)).toHaveLength(1000);
});
