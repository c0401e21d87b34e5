import fc from 'fast-check';
import { minuteOf } from '../model/time';
import { eventText } from './testing/event-text';
import { readAll } from './testing/read-all';
import { LogTally, MOST_RUNS } from './log-activity';

const at = (second: number): string => `2026-01-01T00:00:${String(second).padStart(2, '0')}.5Z`;
const runsOf = (ids: (number | string)[]): string[] | null => {
  const tally = new LogTally('S', 'A');
  ids.forEach((id, i) => tally.add(at(i % 60), String(id)));
  return tally.result()!.runs?.map(({ from, to }) => `${from}-${to}`) ?? null;
};

test.each<[string, (number | string)[], string[] | null]>([
  ['oldest first', [1, 2, 3], ['1-3']],
  ['newest first', [3, 2, 1], ['1-3']],
  ['a gap', [1, 2, 5, 6], ['1-2', '5-6']],
  ['a gap, newest first', [6, 5, 2, 1], ['5-6', '1-2']],
  ['out of order', [1, 3, 2, 4], ['1-4']],
  ['twice', [1, 2, 2, 1, 3], ['1-3']],
  ['a log that was cleared', [7, 8, 9, 1, 2], ['7-9', '1-2']],
  ['without ids', ['', ''], []],
  ['no safe number', [1, '9007199254740993'], null],
])('runs of record ids: %s', (_, ids, runs) => {
  expect(runsOf(ids)).toEqual(runs);
});

test('too many runs are none', () => {
  const odd = (count: number): number[] => Array.from({ length: count }, (_, i) => i * 2 + 1);
  expect(runsOf(odd(MOST_RUNS))).toHaveLength(MOST_RUNS);
  expect(runsOf(odd(MOST_RUNS + 1))).toBeNull();
  expect(runsOf(odd(MOST_RUNS * 2 + 5))).toBeNull();
});

test('runs that close one after the other are joined in time', () => {
  const even = Array.from({ length: MOST_RUNS * 1.5 }, (_, i) => i * 2);
  const odd = even.map((id) => id + 1);
  expect(runsOf([...even, ...odd])).toEqual([`0-${MOST_RUNS * 3 - 1}`]);
});

test('each run has the times of its ends', () => {
  const tally = new LogTally('S', 'A');
  [3, 2, 1, 9].forEach((id, i) => tally.add(at(9 - i), String(id)));
  tally.settle();
  expect(tally.result()).toEqual({
    computer: 'S',
    channel: 'A',
    events: 4,
    first: at(6),
    last: at(9),
    minutes: new Set([minuteOf(at(0))]),
    order: { clockSteps: [], restarts: [] },
    runs: [
      { from: '1', to: '3', fromTime: at(7), toTime: at(9) },
      { from: '9', to: '9', fromTime: at(6), toTime: at(6) },
    ],
  });
});

test('events without a time count with their neighbour', () => {
  const tally = new LogTally('S', 'A');
  tally.add(at(1), '1');
  tally.add(null, '2');
  expect(tally.result()).toMatchObject({
    events: 2,
    first: at(1),
    last: at(1),
    order: { clockSteps: [], restarts: [] },
    runs: [{ from: '1', to: '2', toTime: at(1) }],
  });
});

test('times with different fractions are compared by value', () => {
  const tally = new LogTally('S', 'A');
  for (const time of ['2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00.49Z', '2026-01-01T00:00:00.501Z'])
    tally.add(time, '');
  expect(tally.result()).toMatchObject({ first: '2026-01-01T00:00:00.49Z', last: '2026-01-01T00:00:00.501Z' });
});

test('read and unread events say the same of their logs', async () => {
  const events = [
    eventText({ id: 1 }),
    eventText({ id: 2, computer: 'Å&amp;B' }),
    eventText({ id: 2, time: '2026-01-31T00:00:00Z' }),
    eventText({ id: 3, time: '2026-02-29T00:00:00Z' }),
    eventText({ id: 4, time: '2026-01-02 00:00:00+02:00', quote: '"' }),
    eventText({ id: 5, computer: '' }).replace('<Channel>Application</Channel>', '<Channel/>'),
    eventText({ id: 6 }).replace(/></g, '>\n<'),
    eventText({ id: 7, provider: "EventSourceName='x' Name = 'y>'" }),
  ].join('\n');
  const [all, none] = [await readAll(events), await readAll(events, { wanted: () => false })];
  expect(none.records).toEqual([]);
  // A wanted event without a readable time is one more problem.
  // Of events that are passed unread only the ends of a stretch are followed for steps of the clock.
  const comparable = (reading: unknown): unknown =>
    JSON.parse(JSON.stringify(reading, (key, value: unknown) => (key === 'clockSteps' ? undefined : value)));
  expect(comparable({ ...none.reading, problems: 1 })).toEqual(comparable(all.reading));
  expect(all.reading.activity.map(({ computer, events: n }) => [computer, n])).toEqual([
    ['SRV01', 6],
    ['Å&B', 1],
  ]);
});

test('the head of an event says the same, read by itself or by a parser', async () => {
  const head = fc.record({
    id: fc.constantFrom('7', '007', '', 'x', '12345678901234567890'),
    time: fc.constantFrom(
      '2026-01-31T23:59:59.1Z',
      '2026-02-28T00:00:00Z',
      '2026-02-30T00:00:00Z',
      '2026-04-31T00:00:00Z',
      '2026-01-01 00:00:00',
      '',
    ),
    provider: fc.constantFrom(
      "Name='A'",
      "Name='A' EventSourceName='B'",
      " Guid='{1}' Name = 'A' ",
      "Name='&amp;å'",
      "Name=''",
      'Name=A',
      "Name='A' 5",
    ),
    computer: fc.constantFrom('S', ' S ', 'S&amp;T', 'Ö', '', 'x<!-- -->y'),
    quote: fc.constantFrom("'", '"'),
    gap: fc.constantFrom('', '\n  ', ' '),
    without: fc.constantFrom(
      '',
      '<Version>0</Version>',
      '<Correlation/>',
      '<Security/>',
      "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>",
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(head, { minLength: 1, maxLength: 6 }), async (heads) => {
      const text = heads
        .map(({ gap, without, ...options }) => {
          const event = eventText(options).replace(/></g, `>${gap}<`);
          return event.replace(without, without.startsWith('<Event') ? '<Event>' : '');
        })
        .join('\n');
      const asked: string[] = [];
      const [all, none] = [
        await readAll(text, { wanted: (name, source) => asked.push(`${name}|${source}`) > 0 }),
        await readAll(text, { wanted: (name, source) => !asked.includes(`${name}|${source}`) }),
      ];
      const timeless = all.problems.filter(({ detail }) => detail === 'time').length;
      expect(none.records).toEqual([]);
      expect({ ...none.reading, problems: none.reading.problems + timeless }).toEqual(all.reading);
    }),
    { seed: 7, numRuns: 400 },
  );
});

test('a time that was never set is none', () => {
  const tally = new LogTally('S', 'A');
  ['1601-01-01T00:00:00.0000000Z', at(1), '1601-01-01T00:00:00Z', at(2)].forEach((time, i) => tally.add(time, i + 1));
  expect(tally.result()).toMatchObject({ events: 4, first: at(1), last: at(2), runs: [{ from: '1', to: '4' }] });
});
