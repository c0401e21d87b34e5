import fc from 'fast-check';
import { analyze } from './analyze';
import type { Catalog } from './model/catalog';
import type { EventRecord } from './model/record';
import type { Report } from './model/report';
import { arbitraryLog } from './testing/arbitrary-log';
import { testCatalog } from './testing/log-builder';
import { logOf } from './testing/log-source';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

const OPTIONS = { toolVersion: '0', now: '2026-01-31T12:00:00Z', timeZone: 'UTC', language: 'en' } as const;

/** What a report says of what happened, without the names of files and the counts of what was read. */
async function story(...files: (readonly EventRecord[])[]): Promise<unknown> {
  const report = await analyze(
    files.map((records, at) => logOf(`${at}.xml`, records)),
    catalog,
    OPTIONS,
  );
  const { flows, episodes, incidents, findings, verdict, statistics, remarks, servers }: Report = report;
  const facts = { flows, episodes, incidents, findings, verdict, statistics, remarks, servers };
  return JSON.parse(JSON.stringify(facts, (key, value: unknown) => (key === 'file' ? '' : value)));
}

const inputs: [string, (log: EventRecord[], cut: number) => EventRecord[][]][] = [
  ['newest first', (log) => [[...log].reverse()]],
  ['everything twice', (log) => [log, log]],
  ['split in two', (log, cut) => [log.slice(0, cut), log.slice(cut)]],
  ['split in two, the later file first', (log, cut) => [log.slice(cut), log.slice(0, cut)]],
  ['two exports that overlap', (log, cut) => [log.slice(0, cut + 3), log.slice(Math.max(0, cut - 3))]],
  ['every other event in each file', (log) => [0, 1].map((odd) => log.filter((_, at) => at % 2 === odd))],
];

test.each(inputs)('%s: the same story', async (_, written) => {
  await fc.assert(
    fc.asyncProperty(arbitraryLog, fc.nat(40), async (log, cut) => {
      fc.pre(log.length > 1);
      const files = written(log, cut % log.length).filter(({ length }) => length > 0);
      expect(await story(...files)).toEqual(await story(log));
    }),
    { seed: 9, numRuns: 25 },
  );
});
