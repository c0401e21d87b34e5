import type { Catalog } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import { classified, prs, sync, testCatalog, text, trace } from '../testing/log-builder';
import { repeatsWithoutId } from './repeats';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

interface From {
  file?: string;
  computer?: string;
  id?: string;
}
/** An event as a table gives it: whole seconds, no id, no computer. */
const lost = (event: ClassifiedEvent, { file = 'a.csv', computer = '', id = '' }: From = {}): ClassifiedEvent => ({
  ...event,
  ref: { ...event.ref, file, computer, recordId: id },
  time: `${event.time.slice(0, 19)}Z`,
});

function judge(...events: ClassifiedEvent[]): boolean[] {
  const repeats = repeatsWithoutId(events);
  return events.map((event) => repeats.has(event));
}

const start = (): ClassifiedEvent => classified([prs(31001, 0.25, text.start(1, 'anna'))], catalog)[0]!;
const traced = (data: string): ClassifiedEvent => classified([sync(6329, 0.5, data)], catalog)[0]!;

test('the form without ids gives way, in whatever order they come', () => {
  const whole = start();
  expect(judge(whole, lost(whole))).toEqual([false, true]);
  expect(judge(lost(whole), whole)).toEqual([true, false]);
  expect(judge(lost(whole), lost(whole, { file: 'b.txt' }))).toEqual([false, true]);
});

test('a fixed sentence before the text, a quote behind it and lost letters tell nothing apart', () => {
  const data = `jürgen, ${trace.code('80230619')}`;
  expect(judge(traced(data), lost(traced(`A sentence. \n\n"${data.replace('ü', '?')}"`)))).toEqual([false, true]);
});

test('events of one file are never taken for each other', () => {
  expect(judge(lost(start()), lost(start()))).toEqual([false, false]);
});

test('a file that has more of them adds what is more', () => {
  const [a, b] = [{ file: 'a.csv' }, { file: 'b.csv' }];
  const many = [lost(start(), a), lost(start(), b), lost(start(), b), lost(start(), b)];
  expect(judge(...many)).toEqual([false, true, false, false]);
  expect(judge(start(), start(), lost(start(), a))).toEqual([false, false, true]);
});

test.each<[string, () => ClassifiedEvent]>([
  ['second', () => ({ ...lost(start()), time: '2026-01-30T10:00:01Z' })],
  ['code', () => lost({ ...start(), key: 'PasswordResetService/31002' })],
  ['tracking id', () => lost(classified([prs(31001, 0.25, text.start(2, 'anna'))], catalog)[0]!)],
  ['computer', () => lost(start(), { computer: 'SRV9' })],
])('another %s is another event', (_, other) => {
  expect(judge(start(), other())).toEqual([false, false]);
});

test('another text is another event', () => {
  expect(judge(traced(trace.code('80230619')), lost(traced('BAIL: MMS(1): another error')))).toEqual([false, false]);
});
