import fc from 'fast-check';
import type { Catalog, Condition } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { Member } from '../model/flow';
import type { Link } from '../model/report';
import { testCatalog } from '../testing/log-builder';
import { rankCauses } from './causes';
import { type Subject, subjectOf } from './conditions';

const LINKS: readonly Link[] = ['tracking-id', 'anchor', 'hresult', 'only-candidate', 'proximity'];

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

/** Events that have something of what this condition asks for, or all of it. */
function eventsFor(when: Condition): fc.Arbitrary<ClassifiedEvent> {
  const some = <T>(items: readonly T[] | undefined): fc.Arbitrary<T[]> => fc.subarray([...(items ?? [])]);
  const lines = (when.text ?? []).map((fragment) => (typeof fragment === 'string' ? fragment : fragment.join(' ')));
  return fc
    .record({
      key: fc.constantFrom(...(when.key ?? []), 'Other/1' as const),
      unblockUser: fc.constantFrom(null, true, false),
      hresults: some(when.hresult),
      rpcErrors: some(when.rpcError),
      errorCodes: some(when.errorCode),
      lines: fc.subarray(['a line', ...lines, 'another line']),
    })
    .map(({ key, lines: own, ...fields }) => ({ key, lines: own, fields }) as unknown as ClassifiedEvent);
}

/** Failures of a few events, each of which has to do with some condition of the catalog. */
function subjects(): fc.Arbitrary<Subject> {
  const conditions = catalog.causes.flatMap(({ evidence }) => evidence.map(({ when }) => when));
  const condition = fc.constantFrom(...conditions);
  const member: fc.Arbitrary<Member> = condition
    .chain(eventsFor)
    .chain((event) => fc.constantFrom(...LINKS).map((link) => ({ event, link })));
  return fc
    .tuple(
      fc.array(member, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('reset' as const, 'change' as const, null),
      fc.boolean(),
    )
    .map(([members, operation, othersSucceed]) => subjectOf(members, operation, othersSucceed));
}

test('a failure is ranked the same whatever was ranked before it', () => {
  fc.assert(
    fc.property(fc.array(subjects(), { minLength: 2, maxLength: 12 }), (all) => {
      for (const subject of all) {
        const alone = rankCauses(subject, { ...catalog });
        expect(rankCauses(subject, catalog)).toEqual(alone);
        // What differs in one thing that may be asked is not taken for the same.
        const other = { ...subject, othersSucceed: !subject.othersSucceed };
        expect(rankCauses(other, catalog)).toEqual(rankCauses(other, { ...catalog }));
      }
    }),
    { numRuns: 60 },
  );
});

test('more failures of their own kind than are remembered, and one with very many codes', () => {
  const event = (hresults: string[]): ClassifiedEvent =>
    ({ key: 'Other/1', lines: [], fields: { unblockUser: null, hresults, rpcErrors: [], errorCodes: [] } }) as never;
  const ids = (hresults: string[]): string[] =>
    rankCauses(subjectOf([{ event: event(hresults), link: 'hresult' }]), catalog).map(({ cause }) => cause.id);
  const denied = ids(['80230626']);
  for (let at = 0; at < 1_001; at += 1) ids([`8${String(at).padStart(7, '0')}`]);
  expect(ids(['80230626'])).toEqual(denied);
  expect(ids([...Array.from({ length: 500 }, (_, at) => `9${String(at).padStart(7, '0')}`), '80230626'])).toEqual(
    denied,
  );
  expect(denied).not.toEqual([]);
});
