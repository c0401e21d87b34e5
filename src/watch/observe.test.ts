import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../analyze';
import type { Catalog } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { Flow } from '../model/report';
import { compareEvents } from '../correlate';
import { classify } from '../classify';
import { readLog } from '../read';
import { classified, prs, sync, testCatalog, text } from '../testing/log-builder';
import { NOTHING_YET, observe, WholeEvents, type Change, type Watched } from '.';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

/** All changes that come of handing the events over in portions. */
function watch(portions: readonly (readonly ClassifiedEvent[])[]): {
  changes: Change[];
  watched: Watched;
  most: number;
} {
  let watched = NOTHING_YET;
  let most = 0;
  const all: Change[] = [];
  for (const portion of portions) {
    const { watched: now, changes } = observe(watched, portion, null, catalog);
    watched = now;
    all.push(...changes);
    most = Math.max(most, watched.events.length + watched.told.size);
  }
  return { changes: all, watched, most };
}

const inPortions = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

const nameOf = ({ trackingId, events }: Flow): string => trackingId ?? events[0]!.time;

describe('a whole day, handed over in portions of any size', () => {
  const source = {
    name: 'busy-day.xml',
    size: null,
    open: () => createReadStream(join(__dirname, '../../fixtures/busy-day.xml')) as AsyncIterable<Uint8Array>,
  };
  let events: ClassifiedEvent[];
  let expected: Map<string, string>;
  beforeAll(async () => {
    events = [];
    for await (const { records } of readLog(source, { wanted: () => true }))
      events.push(...records.flatMap((record) => classify(record, catalog) ?? []));
    events.sort(compareEvents);
    const options = { toolVersion: '0', now: '2026-01-31T00:00:00Z', timeZone: 'UTC', language: 'en' } as const;
    const { flows } = await analyze([source], catalog, options);
    expected = new Map(flows.filter(({ outcome }) => outcome !== 'open').map((flow) => [nameOf(flow), flow.outcome]));
  });

  test.each([1, 3, 50, 100_000])('of %d: each attempt ends as the report says, and is told of once', (size) => {
    const { changes } = watch(inPortions(events, size));
    const ended = changes.flatMap((change) =>
      change.kind === 'attempt-ended' && 'flow' in change ? [change.flow] : [],
    );
    expect(expected.size).toBeGreaterThan(50);
    expect(new Map(ended.map((flow) => [nameOf(flow), flow.outcome]))).toEqual(expected);
    expect(ended).toHaveLength(expected.size);
  });
});

test('days of watching need no more memory than hours', () => {
  const DAY = 86_400;
  const hours = (from: number, to: number): ClassifiedEvent[][] => {
    const portions: ClassifiedEvent[][] = [];
    for (let second = from; second < to; second += 300) {
      const n = second / 300;
      const records = [
        prs(31019, second, text.service(1, 'Heartbeat')),
        prs(31001, second + 10, text.start(n + 10, `user${n % 7}`)),
        ...(n % 5 === 0 ? [] : [prs(31002, second + 12, text.success(n + 10, `user${n % 7}`))]),
        sync(904, second + 20, 'x'),
      ];
      portions.push(classified(records, catalog));
    }
    return portions;
  };
  const short = watch(hours(0, 12 * 3_600));
  const long = watch(hours(0, 3 * DAY));
  expect(long.most).toBeLessThanOrEqual(short.most);
  expect(long.changes.filter(({ kind }) => kind === 'attempt-ended')).toHaveLength((3 * DAY) / 300);
});

test('a flood of events is forgotten in time', () => {
  const flood = Array.from({ length: 12_000 }, (_, n) => prs(31034, 100 + n / 100, text.service(1, 'Lost')));
  const { watched } = watch(inPortions(classified(flood, catalog), 3_000));
  expect(watched.events.length).toBeLessThanOrEqual(5_000 + 51);
});

test('an incident is told when it opens and closes, with the attempts and causes that a report gives it', () => {
  const [stop, other, up] = [
    prs(31016, 0, text.service(1, 'Stop')),
    sync(904, 10_000, 'x'),
    prs(31015, 20_000, text.service(2, 'Start')),
  ].map((record) => classified([record], catalog));
  const { changes } = watch([stop!, other!, up!]);
  expect(changes.map(({ kind }) => kind)).toEqual(['incident-opened', 'incident-closed']);
  expect(changes.map((change) => 'incident' in change && change.incident.kind)).toEqual([
    'service-stopped',
    'service-stopped',
  ]);
});

describe('events out of what comes', () => {
  const bytes = (whole: Uint8Array | null): string => (whole === null ? '' : Buffer.from(whole).toString());

  test('only whole ones are handed on', () => {
    const whole = new WholeEvents();
    expect(bytes(whole.push(Buffer.from('<Event>1</Event><Ev')))).toBe('<Event>1</Event>');
    expect(bytes(whole.push(Buffer.from('ent>2</Eve')))).toBe('');
    expect(bytes(whole.push(Buffer.from('nt>')))).toBe('<Event>2</Event>');
    expect(whole.waiting).toBe(0);
  });

  test('what never ends is dropped and counted', () => {
    const whole = new WholeEvents();
    for (let n = 0; n < 5; n += 1) expect(whole.push(Buffer.alloc(4 * 1024 * 1024, 'x'))).toBeNull();
    expect([whole.dropped > 16 * 1024 * 1024, whole.waiting]).toEqual([true, 0]);
    expect(bytes(whole.push(Buffer.from('<Event>1</Event>')))).toBe('<Event>1</Event>');
  });
});
