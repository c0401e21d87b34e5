import type { Catalog } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { EventRecord } from '../model/record';
import { classified, prs, sync, testCatalog, text } from '../testing/log-builder';
import { KeptEvents } from './kept-events';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

const PROGRAM = 180_000_000;
const EVENT = 1200;
/** Room for so many events. */
const room = (events: number): number => PROGRAM + events * EVENT;

const HOUR = 3600;
const attempt = (id: number): EventRecord[] => [
  prs(31001, id * HOUR, text.start(id, `user${id}`)),
  prs(31002, id * HOUR + 1, text.success(id, `user${id}`)),
];
const failure = (id: number): EventRecord[] => [
  prs(31001, id * HOUR, text.start(id, `user${id}`)),
  prs(33008, id * HOUR + 1, text.failure(id, `user${id}`, '80230619')),
];
const log = (length: number, of: (id: number) => EventRecord[]): ClassifiedEvent[] =>
  classified(
    Array.from({ length }, (_, id) => of(id))
      .flat()
      .map((event, at) => ({ ...event, ref: { ...event.ref, recordId: String(at + 1) } })),
    catalog,
  );

/** Keeps a log, making room behind every tenth event. */
function keep(events: readonly ClassifiedEvent[], kept: KeptEvents) {
  const gone: ClassifiedEvent[] = [];
  let most = 0;
  events.forEach((event, at) => {
    if (!kept.add(event, 0)) gone.push(event);
    most = Math.max(most, kept.events.length);
    if (at % 10 === 9 && kept.isFull()) gone.push(...kept.makeRoom());
  });
  return { gone, most };
}

test('what fits is kept as it is', () => {
  const kept = new KeptEvents(catalog, room(200));
  const events = log(100, attempt);
  expect(keep(events, kept).gone).toEqual([]);
  expect([kept.events, kept.folded, kept.since]).toEqual([events, [], null]);
});

describe.each([
  ['oldest first', (events: ClassifiedEvent[]) => events],
  ['newest first', (events: ClassifiedEvent[]) => events.reverse()],
])('%s', (_, written) => {
  test('the oldest successes are folded, and nothing is left out', () => {
    const kept = new KeptEvents(catalog, room(100));
    const { gone, most } = keep(written(log(100, attempt)), kept);
    expect(most).toBeLessThanOrEqual(110);
    expect(kept.events.length + 2 * kept.folded.length).toBe(200);
    expect(gone).toHaveLength(2 * kept.folded.length);
    expect([kept.since, kept.leftOut.size]).toEqual([null, 0]);
  });

  test('of what cannot be folded the oldest is left out, and counted', () => {
    const kept = new KeptEvents(catalog, room(100));
    const { gone, most } = keep(written(log(400, failure)), kept);
    expect(most).toBeLessThanOrEqual(110);
    expect(gone).toHaveLength(800 - kept.events.length);
    expect([...kept.leftOut]).toEqual([['test.xml', gone.length]]);
    expect(Math.min(...kept.events.map(({ time }) => Date.parse(time)))).toBeGreaterThanOrEqual(
      Date.parse(kept.since!),
    );
    expect(Math.max(...gone.map(({ time }) => Date.parse(time)))).toBeLessThan(Date.parse(kept.since!));
    expect(kept.events.length).toBeGreaterThan(60);
  });
});

test('folded successes are left out in their turn', () => {
  const kept = new KeptEvents(catalog, room(100));
  keep(log(2000, attempt), kept);
  const left = [...kept.leftOut.values()].reduce((sum, count) => sum + count, 0);
  expect(left).toBeGreaterThan(0);
  expect(left + kept.events.length + 2 * kept.folded.length).toBe(4000);
  expect(kept.folded.every(({ from }) => from >= kept.since!)).toBe(true);
});

test('events of one and the same moment do not fill the memory', () => {
  const kept = new KeptEvents(catalog, room(100));
  const { most } = keep(
    log(500, (id) => [sync(6329, 0, `trace ${id}`)]),
    kept,
  );
  expect(most).toBeLessThanOrEqual(110);
});

test('long texts count', () => {
  const kept = new KeptEvents(catalog, room(100));
  const events = log(50, failure);
  for (const event of events) kept.add(event, 100_000);
  expect([kept.isFull(), kept.makeRoom().length]).toEqual([true, 25]);
});

test('long texts that are kept count on when others are folded', () => {
  const kept = new KeptEvents(catalog, room(200));
  const events = log(140, (id) => (id < 10 ? failure(id) : attempt(id)));
  events.slice(0, 180).forEach((event, at) => kept.add(event, at < 20 && at % 2 === 1 ? 11_000 : 0));
  kept.makeRoom();
  expect([kept.isFull(), kept.since]).toEqual([false, null]);
  for (const event of events.slice(180, 240)) kept.add(event, 0);
  expect([kept.events.length < 100, kept.isFull()]).toEqual([true, true]);
});

test('a log that is a ring is folded wherever it begins', () => {
  const events = log(200, attempt);
  const kept = new KeptEvents(catalog, room(300));
  keep([...events.slice(250), ...events.slice(0, 250)], kept);
  expect(kept.folded.length).toBeGreaterThan(50);
  expect(kept.since).toBeNull();
});

test('a table that is sorted by something else is not folded: more of an attempt may be anywhere in it', () => {
  const events = log(100, attempt);
  const [starts, ends] = ['31001', '31002'].map((id) => events.filter(({ key }) => key.endsWith(id)));
  const kept = new KeptEvents(catalog, room(210));
  keep([...ends!, ...starts!, ...log(40, failure), ...log(40, failure)], kept);
  expect(kept.folded).toEqual([]);
  expect(kept.since).not.toBeNull();

  const next = log(1000, attempt).slice(400);
  keep(
    next.map((event) => ({ ...event, ref: { ...event.ref, file: 'next.xml' } })),
    kept,
  );
  expect(kept.folded.length).toBeGreaterThan(50);
});
