import fc from 'fast-check';
import type { Catalog } from '../model/catalog';
import type { Correlation } from '../model/flow';
import type { EventRecord } from '../model/record';
import {
  anchor,
  correlated,
  extentsOf,
  classified,
  prs,
  record,
  sync,
  testCatalog,
  text,
  trace,
} from '../testing/log-builder';
import { arbitraryLog, renumbered } from '../testing/arbitrary-log';
import { compareTimes } from '../model/time';
import { correlate } from './correlate';
import { compareEvents } from './order';

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

const outline = ({ flows, episodes, incidents, rest }: Correlation) => ({
  flows: flows.map(({ id, outcome, members }) => [
    id,
    outcome,
    members.map(({ event, link }) => [event.ref.recordId, link]),
  ]),
  episodes: episodes.map(({ id, flows: own }) => [id, own.map((flow) => flow.id)]),
  incidents: incidents.map(({ events, ...incident }) => [incident, events.map(({ ref }) => ref.recordId)]),
  rest: rest.map(({ ref }) => ref.recordId),
});

describe('correlate', () => {
  test('the order of the input does not matter', () => {
    fc.assert(
      fc.property(
        fc
          .oneof(logs, arbitraryLog)
          .chain((log) => fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length }))),
        ([log, shuffled]) => {
          expect(outline(correlated(shuffled, catalog))).toEqual(outline(correlated(log, catalog)));
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  test('every event is in exactly one place', () => {
    fc.assert(
      fc.property(fc.oneof(logs, arbitraryLog), (log) => {
        const { flows, rest } = correlated(log, catalog);
        const placed = [...flows.flatMap(({ members }) => members.map(({ event }) => event)), ...rest];
        expect(placed.map(({ ref }) => ref.recordId).sort()).toEqual(log.map(({ ref }) => ref.recordId).sort());
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test('unrelated events change nothing', () => {
    const noise = fc.record({
      at: fc.integer({ min: 0, max: 20_000 }),
      provider: fc.constantFrom('ADSync', 'Directory Synchronization'),
      server: fc.constantFrom('SRV1', 'SRV2'),
    });
    fc.assert(
      fc.property(fc.oneof(logs, arbitraryLog), fc.array(noise, { maxLength: 5 }), (log, added) => {
        const unrelated = added.map(({ at, provider, server }) =>
          record(provider, provider === 'ADSync' ? 405 : 656, at, 'x', server),
        );
        const keys = new Set(unrelated.map(({ ref }) => ref.recordId));
        const ends = extentsOf([...log, ...unrelated]);
        const without = outline(correlate(classified(log, catalog), catalog, ends));
        const { rest, ...others } = outline(correlate(classified([...log, ...unrelated], catalog), catalog, ends));
        expect({ ...others, rest: rest.filter((id) => !keys.has(id)) }).toEqual(without);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  test('a trace is in one place only, also where anchors name its users', () => {
    const anchored = fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 30 }), user: fc.constantFrom('anna', 'bo'), named: fc.boolean() }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(logs, anchored, (log, traces) => {
        const more = traces.map(({ at, user, named }) =>
          sync(6329, at, `${trace.code('80230619')}${named ? `\nAAD anchor = ${anchor(user)}` : ''}`),
        );
        const { flows } = correlated(renumbered([...log, ...more]), catalog);
        const used = flows.flatMap(({ members }) => members.map(({ event }) => event));
        expect(new Set(used).size).toBe(used.length);
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  test('an incident rests on events of its server, in order, between its beginning and its end', () => {
    fc.assert(
      fc.property(arbitraryLog, fc.integer({ min: 0, max: 20_000 }), (log, goesOnFor) => {
        for (const { computer, events, from, to } of correlated(log, catalog, goesOnFor).incidents) {
          expect(events.map(({ ref }) => ref.computer)).toEqual(events.map(() => computer));
          expect(events).toEqual([...events].sort(compareEvents));
          expect(events.length).toBeGreaterThan(0);
          if (to !== null) expect(compareTimes(from, to)).toBeLessThanOrEqual(0);
        }
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  test('by inference a flow gets one trace at most from outside of it, and a success never gets any', () => {
    fc.assert(
      fc.property(logs, (log) => {
        for (const { outcome, members } of correlated(log, catalog).flows) {
          const inferred = members.filter(({ link }) => link !== 'tracking-id' && link !== 'anchor');
          const outside = inferred.filter((member) => member === members[0] || member === members.at(-1));
          expect(outside.length).toBeLessThanOrEqual(1);
          if (outcome === 'succeeded') expect(inferred).toEqual([]);
        }
      }),
      { seed: 4, numRuns: 100 },
    );
  });
});
