import fc from 'fast-check';
import type { Catalog } from '../model/catalog';
import type { Correlation } from '../model/flow';
import type { EventRecord } from '../model/record';
import { correlated, extentsOf, classified, prs, record, sync, testCatalog, text, trace } from '../testing/log-builder';
import { correlate } from './correlate';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

const CODES = ['80230626', '80230619', '80004005'] as const;

/** A log of interleaved attempts, traces and service events, in order of record id. */
const logs: fc.Arbitrary<EventRecord[]> = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 40 }),
      lasts: fc.integer({ min: 0, max: 3 }),
      user: fc.constantFrom('anna', 'bo', 'cia'),
      code: fc.option(fc.constantFrom(...CODES)),
      traced: fc.boolean(),
      ends: fc.boolean(),
      server: fc.constantFrom('SRV1', 'SRV2'),
    }),
    { maxLength: 12 },
  )
  .map((attempts) =>
    attempts
      .flatMap(({ at, lasts, user, code, traced, ends, server }, id) => [
        prs(31001, at, text.start(id, user), server),
        ...(code && traced ? [sync(6329, at + lasts, trace.code(code), server)] : []),
        ...(ends && code ? [prs(33001, at + lasts, text.failure(id, user, code), server)] : []),
        ...(ends && !code ? [prs(31002, at + lasts, text.success(id, user), server)] : []),
      ])
      .map((event, at) => ({ ...event, ref: { ...event.ref, recordId: String(at + 1) } })),
  );

const outline = ({ flows, rest }: Correlation): unknown => ({
  flows: flows.map(({ id, outcome, members }) => [
    id,
    outcome,
    members.map(({ event, link }) => [event.ref.recordId, link]),
  ]),
  rest: rest.map(({ ref }) => ref.recordId),
});

describe('correlate', () => {
  test('the order of the input does not matter', () => {
    fc.assert(
      fc.property(
        logs.chain((log) => fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length }))),
        ([log, shuffled]) => {
          expect(outline(correlated(shuffled, catalog))).toEqual(outline(correlated(log, catalog)));
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  test('every event is in exactly one place', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const { flows, rest } = correlated(log, catalog);
        const placed = [...flows.flatMap(({ members }) => members.map(({ event }) => event)), ...rest];
        expect(placed.map(({ ref }) => ref.recordId).sort()).toEqual(log.map(({ ref }) => ref.recordId).sort());
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test('unrelated events change nothing', () => {
    fc.assert(
      fc.property(logs, fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 5 }), (log, times) => {
        const noise = times.map((at) =>
          record('Directory Synchronization', 654, at, 'Provision credentials ping end.'),
        );
        const events = classified([...log, ...noise], catalog);
        const ends = extentsOf(log);
        const without = correlate(classified(log, catalog), catalog, ends);
        expect(outline(correlate(events, catalog, ends))).toMatchObject({
          flows: (outline(without) as { flows: unknown[] }).flows,
        });
      }),
      { seed: 3, numRuns: 50 },
    );
  });

  test('by inference a flow gets one trace at most, and never a success', () => {
    fc.assert(
      fc.property(logs, (log) => {
        for (const { outcome, members } of correlated(log, catalog).flows) {
          const inferred = members.filter(({ link }) => link !== 'tracking-id' && link !== 'anchor');
          expect(inferred.length).toBeLessThanOrEqual(outcome === 'succeeded' ? 0 : 1);
        }
      }),
      { seed: 4, numRuns: 100 },
    );
  });
});
