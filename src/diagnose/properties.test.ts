import fc from 'fast-check';
import type { Catalog } from '../model/catalog';
import type { LogExtents } from '../model/flow';
import type { EventRecord } from '../model/record';
import type { Verdict } from '../model/report';
import { compareEvents, correlate } from '../correlate';
import { arbitraryLog, attempt, renumbered } from '../testing/arbitrary-log';
import { classified, extentsOf, testCatalog } from '../testing/log-builder';
import { type Diagnosis, diagnose } from './diagnose';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

/** From the best to the worst; those of one line are as good as each other. */
const ORDER: readonly (readonly Verdict['status'][])[] = [
  ['working', 'user-errors-only'],
  ['unknown'],
  ['degraded'],
  ['disabled', 'down'],
];
const badness = ({ verdict }: Pick<Diagnosis, 'verdict'>): number =>
  ORDER.findIndex((line) => line.includes(verdict.status));

/** `speaks`: other programs write in every minute; else the log says only what it holds. */
function extents(records: readonly EventRecord[], speaks: boolean): LogExtents {
  const known = extentsOf(records);
  if (speaks) return known;
  const minutesOf = (computer: string): Set<number> =>
    new Set(
      records.filter(({ ref }) => ref.computer === computer).map(({ time }) => Math.floor(Date.parse(time!) / 60_000)),
    );
  return new Map([...known].map(([computer, extent]) => [computer, { ...extent, minutes: minutesOf(computer) }]));
}

function diagnosed(records: readonly EventRecord[], speaks: boolean): Diagnosis {
  const logs = extents(records, speaks);
  const events = classified(records, catalog).sort(compareEvents);
  const whole = correlate(events, catalog, logs);
  return diagnose(whole, { events, logs, gaps: [], whole }, catalog, 'en');
}

const later = fc.record({
  /** Also long after the log of the others has ended. */
  at: fc.integer({ min: 0, max: 60_000 }),
  lasts: fc.integer({ min: 0, max: 40 }),
  user: fc.constantFrom('anna', 'bo', 'cia', 'dan'),
  server: fc.constantFrom('SRV1', 'SRV2'),
});
const SUCCESS_ID = 900_000;

test('a success more never makes the verdict worse', () => {
  fc.assert(
    fc.property(arbitraryLog, later, fc.boolean(), (log, { at, lasts, user, server }, speaks) => {
      const before = diagnosed(log, speaks);
      const success = attempt(SUCCESS_ID, user, at, at + lasts, null, server);
      const records = [...log, ...success].sort((a, b) => Date.parse(a.time!) - Date.parse(b.time!));
      const after = diagnosed(renumbered(records), speaks);
      expect([after.verdict, badness(after)]).toEqual([after.verdict, Math.min(badness(after), badness(before))]);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('no rule fails, every finding has events of its servers, and ids are told once', () => {
  fc.assert(
    fc.property(arbitraryLog, fc.boolean(), (log, speaks) => {
      const { rules, findings, incidents, flows, episodes } = diagnosed(log, speaks);
      expect(Object.values(rules)).not.toContain('failed');
      for (const { evidence, scope, firstSeen, lastSeen } of findings) {
        expect(evidence.length).toBeGreaterThan(0);
        expect(evidence.every(({ computer }) => scope.servers.includes(computer))).toBe(true);
        expect(firstSeen <= lastSeen).toBe(true);
      }
      const ids = [...findings, ...incidents, ...flows, ...episodes].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const affected = incidents.flatMap(({ kind, flowsAffected }) => flowsAffected.map((id) => `${kind} ${id}`));
      expect(new Set(affected).size).toBe(affected.length);
    }),
    { seed: 8, numRuns: 150 },
  );
});
