import fc from 'fast-check';
import { RecordOrder } from './record-order';
import { eventText } from './testing/event-text';
import { readAll } from './testing/read-all';

/** `12:34` on a day as a time. */
const at = (clock: string): string => `2026-01-01T${clock}:00.0000000Z`;
type Event = [id: number, clock: string];

function told(events: readonly Event[]): string[] {
  const order = new RecordOrder();
  events.forEach(([id, clock], i) => {
    order.add(id, at(clock));
    if (i % 2 === 0) order.settle();
  });
  const { clockSteps, restarts } = order.result();
  const short = (what: string) => (jump: (typeof restarts)[number]) =>
    `${what} ${jump.fromRecordId}@${jump.fromTime.slice(11, 16)} ${jump.toRecordId}@${jump.toTime.slice(11, 16)}`;
  return [...clockSteps.map(short('back')), ...restarts.map(short('anew'))];
}

const forward: Event[] = [
  [1, '10:00'],
  [2, '10:10'],
  [3, '10:20'],
  [4, '10:30'],
  [5, '10:40'],
];
const setBack: Event[] = [
  [1, '10:00'],
  [2, '10:10'],
  [3, '10:20'],
  [4, '09:20'],
  [5, '09:30'],
  [6, '09:40'],
];
const cleared: Event[] = [
  [71, '10:00'],
  [72, '10:10'],
  [73, '10:20'],
  [1, '10:30'],
  [2, '10:40'],
  [3, '10:50'],
];

test.each<[string, Event[], string[]]>([
  ['a log without trouble', forward, []],
  ['the clock was set back', setBack, ['back 3@10:20 4@09:20']],
  ['the log was cleared', cleared, ['anew 73@10:20 1@10:30']],
])('%s, oldest or newest first', (_, events, expected) => {
  expect(told(events)).toEqual(expected);
  expect(told(events.toReversed())).toEqual(expected);
});

test.each<[string, Event[]]>([
  [
    'one late event',
    [
      [1, '10:00'],
      [2, '10:30'],
      [3, '10:10'],
      [4, '10:31'],
      [5, '10:32'],
    ],
  ],
  [
    'one event out of place',
    [
      [1, '10:00'],
      [3, '10:02'],
      [2, '10:03'],
      [4, '10:04'],
      [5, '10:05'],
    ],
  ],
  [
    'a clock that is corrected by a minute',
    [
      [1, '10:00'],
      [2, '10:01'],
      [3, '10:00'],
      [4, '10:00'],
      [5, '10:01'],
    ],
  ],
  [
    'a clock that jumps ahead',
    [
      [1, '10:00'],
      [2, '10:01'],
      [3, '18:00'],
      [4, '18:01'],
      [5, '18:02'],
    ],
  ],
  [
    'a filtered export',
    [
      [1, '10:00'],
      [50, '10:01'],
      [51, '10:02'],
      [400, '10:03'],
      [900, '10:04'],
    ],
  ],
  [
    'two exports, the newer first',
    [
      [51, '12:00'],
      [52, '12:01'],
      [53, '12:02'],
      [1, '10:00'],
      [2, '10:01'],
      [3, '10:02'],
    ],
  ],
  [
    'the same record twice',
    [
      [1, '10:00'],
      [2, '10:01'],
      [2, '10:01'],
      [3, '10:02'],
      [4, '10:03'],
    ],
  ],
  ['one event', [[1, '10:00']]],
  ['no event', []],
])('%s is no trouble, oldest or newest first', (_, events) => {
  expect(told(events)).toEqual([]);
  expect(told(events.toReversed())).toEqual([]);
});

test('a file that was sorted by something else tells nothing', () => {
  const sorted: Event[] = [
    [5, '10:04'],
    [1, '10:00'],
    [4, '10:03'],
    [2, '10:01'],
    [6, '09:00'],
    [3, '10:02'],
    [7, '09:01'],
  ];
  expect(told(sorted)).toEqual([]);
});

test('whatever the numbers and times, a log in order has no trouble', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 90 })), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(steps, (all) => {
      let [id, minute] = [0, 0];
      const events = all.map(([more, later]): Event => {
        id += more;
        minute = Math.min(minute + later, 23 * 60);
        return [id, `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`];
      });
      expect(told(events)).toEqual([]);
      expect(told(events.toReversed())).toEqual([]);
    }),
    { seed: 9 },
  );
});

test('jumps without end are cut', () => {
  const order = new RecordOrder();
  for (let i = 0; i < 5000; i += 1) order.add(i, at(Math.floor(i / 10) % 2 === 0 ? '12:00' : '10:00'));
  expect(order.result().clockSteps).toHaveLength(50);
});

describe('in a file', () => {
  const time = (minute: number): string => new Date(Date.UTC(2026, 0, 30, 6) + minute * 60_000).toISOString();
  const event = (id: number, minute: number): string =>
    eventText({ id, time: time(minute), provider: "Name='Foreign'" });
  const list = (length: number, make: (i: number) => string): string[] => Array.from({ length }, (_, i) => make(i));
  // Two hours back within the file; then the log is cleared and counts from 1 again.
  const events = [
    ...list(150, (i) => event(9000 + i, i)),
    ...list(150, (i) => event(9150 + i, 30 + i)),
    ...list(150, (i) => event(1 + i, 180 + i)),
  ];

  test.each([
    ['oldest first', events],
    ['newest first', events.toReversed()],
  ])('%s, read whole or passed over, a clock that was set back and a clearing are told', async (_, texts) => {
    for (const wanted of [true, false]) {
      const { reading } = await readAll(texts.join('\r\n'), { wanted: () => wanted });
      const [{ order, runs }] = reading.activity as [(typeof reading.activity)[number]];
      expect(runs).toHaveLength(2);
      expect(order.restarts).toMatchObject([{ fromRecordId: '9299', toRecordId: '1' }]);
      expect(order.clockSteps).toHaveLength(1);
      const [step] = order.clockSteps as [(typeof order.clockSteps)[number]];
      expect(step).toMatchObject({ fromRecordId: '9149', fromTime: time(149), toRecordId: '9150', toTime: time(30) });
    }
  });
});
