import { analyze, analyzeAround, type AnalyzeOptions } from './analyze';
import type { Catalog } from './model/catalog';
import type { EventRecord, LogSource } from './model/record';
import { guid, prs, testCatalog, text } from './testing/log-builder';
import { logOf } from './testing/log-source';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

const OPTIONS = { toolVersion: '0', now: '2026-03-01T00:00:00Z', timeZone: 'UTC', language: 'en' } as const;
const HOUR = 3600;
/** Half a year of attempts, one an hour: every tenth is refused, each of another user. */
const ATTEMPTS = 4000;
const log = (fails: (id: number) => boolean): EventRecord[] =>
  Array.from({ length: ATTEMPTS }, (_, id) => {
    const end = fails(id)
      ? prs(33008, id * HOUR + 1, text.failure(id, `user${id}`, '80230619'))
      : prs(31002, id * HOUR + 1, text.success(id, `user${id}`));
    return [prs(31001, id * HOUR, text.start(id, `user${id}`)), end];
  })
    .flat()
    .map((event, at) => ({ ...event, ref: { ...event.ref, recordId: String(at + 1) } }));

const report = (sources: LogSource[], options: Partial<AnalyzeOptions> = {}) =>
  analyze(sources, catalog, { ...OPTIONS, ...options });
/** Room for a fraction of what the log would need. */
const SHORT = { maxMemory: 184_500_000 };

test('where memory is short, a report says the same of a log of successes but for the list of attempts', async () => {
  const records = log((id) => id % 10 === 0);
  const whole = await report([logOf('a.xml', records)]);
  const short = await report([logOf('a.xml', records), logOf('again.xml', records)], SHORT);
  const { flows, coverage, unlisted = [], ...rest } = short;
  const { flows: allFlows, coverage: allCoverage, ...allRest } = whole;
  expect(rest).toEqual(allRest);
  const listed = new Set(flows.map(({ id }) => id));
  expect(flows).toEqual(allFlows.filter(({ id }) => listed.has(id)));
  expect(flows.filter(({ outcome }) => outcome === 'failed')).toHaveLength(ATTEMPTS / 10);
  expect(unlisted[0]).toEqual({
    computer: 'SRV1',
    operation: 'reset',
    hour: '2026-01-30T11:00:00Z',
    succeeded: 1,
  });
  expect(unlisted).toHaveLength(ATTEMPTS - flows.length);
  expect(coverage.notes).toEqual([
    { file: 'a.xml', kind: 'successes-folded', detail: String(ATTEMPTS - flows.length) },
  ]);
  expect(flows.length).toBeLessThan(ATTEMPTS / 2);
  expect([coverage.selected, coverage.duplicates]).toEqual([allCoverage.selected, ATTEMPTS * 2]);
});

test('where there is nothing to fold, the report begins behind what was left out, and says so', async () => {
  const records = log(() => true);
  const { options, flows, coverage } = await report([logOf('a.xml', records)], SHORT);
  const [note] = coverage.notes;
  expect(note).toMatchObject({ file: 'a.xml', kind: 'events-left-out' });
  expect(Number(note!.detail) + coverage.selected).toBe(ATTEMPTS * 2);
  expect(options.from! > records[0]!.time!).toBe(true);
  expect(flows.length).toBeGreaterThan(100);
  const later = await report([logOf('a.xml', records)], { from: options.from });
  // The first attempt may be cut: its end alone is kept.
  expect(flows.map(({ endedAt }) => endedAt)).toEqual(later.flows.map(({ endedAt }) => endedAt));
});

test('what was left out makes no window longer', async () => {
  const records = log(() => true);
  const whole = await report([logOf('a.xml', records)], { last: HOUR * 1000 * 24 });
  const short = await report([logOf('a.xml', records)], { last: HOUR * 1000 * 24, ...SHORT });
  expect(short.options.from).toBe(whole.options.from);
  expect(short.flows).toHaveLength(whole.flows.length);

  const { options } = await report([logOf('a.xml', records)], SHORT);
  const around = (at: string) => analyzeAround(at, [logOf('a.xml', records)], catalog, { ...OPTIONS, ...SHORT });
  const early = await around(records[10]!.time!);
  expect([early.before.flows, early.after.options.from]).toEqual([[], options.from]);
  const late = await around(records.at(-10)!.time!);
  expect([late.before.options.from, late.after.options.from]).toEqual([options.from, records.at(-10)!.time!]);
});

test('events without record ids are known again when the others have been folded', async () => {
  const records = log(() => false);
  const again = records.slice(0, 500).map((event) => ({ ...event, ref: { ...event.ref, recordId: '' } }));
  const { servers, coverage } = await report([logOf('a.xml', records), logOf('b.xml', again)], {
    maxMemory: 190_000_000,
  });
  expect(servers).toMatchObject([{ events: ATTEMPTS * 2, flows: ATTEMPTS }]);
  expect(coverage.duplicates).toBe(500);
});

test('a filter finds what was folded by its tracking id', async () => {
  const { verdict, flows, unlisted } = await report(
    [
      logOf(
        'a.xml',
        log(() => false),
      ),
    ],
    {
      ...SHORT,
      trackingId: guid(7),
    },
  );
  expect([verdict.status, flows, unlisted]).toMatchObject(['working', [], [{ succeeded: 1 }]]);
});

test('the success that ended an episode counts in it, though the file with the failures came later', async () => {
  const records = log((id) => id === 0);
  const failed = records.slice(0, 2).map((event) => ({ ...event, ref: { ...event.ref, computer: 'SRV2' } }));
  const then = [
    prs(31001, 60, text.start(9001, 'user0')),
    prs(31002, 61, text.success(9001, 'user0')),
    ...records.slice(2),
  ].map((event, at) => ({ ...event, ref: { ...event.ref, recordId: String(at + 1) } }));
  const sources = (): LogSource[] => [logOf('a.xml', then), logOf('b.xml', failed)];
  const [whole, short] = [await report(sources()), await report(sources(), SHORT)];
  expect(whole.episodes).toMatchObject([{ outcome: 'succeeded', attempts: 2, flows: ['flow-1', 'flow-2'] }]);
  expect(short.episodes).toEqual([{ ...whole.episodes[0], flows: ['flow-1'] }]);
});

test('names that are settled at the end reach what was folded', async () => {
  const records = log(() => false);
  const short = (name: string) => records.map((event) => ({ ...event, ref: { ...event.ref, computer: name } }));
  const { servers } = await report(
    [logOf('a.xml', short('SRV1').slice(0, 6000)), logOf('b.xml', short('srv1.contoso.com').slice(6000))],
    SHORT,
  );
  expect(servers).toMatchObject([{ computer: 'srv1.contoso.com', events: ATTEMPTS * 2, flows: ATTEMPTS }]);
});

test('an event is known again where another export spells its provider in another way', async () => {
  const one = { ...prs(31001, 0, text.start(1, 'anna')), ref: { ...prs(31001, 0, '').ref, recordId: '7' } };
  const again = { ...one, provider: ' passwordresetservice' };
  const { coverage } = await report([logOf('a.xml', [one]), logOf('b.xml', [again])]);
  expect(coverage.files.map(({ duplicates }) => duplicates)).toEqual([0, 1]);
});
