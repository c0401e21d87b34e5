import fc from 'fast-check';
import { diagnose } from '../diagnose';
import type { Diagnosis } from '../diagnose/diagnose';
import type { Catalog } from '../model/catalog';
import { foldedEvents } from '../model/flow';
import type { EventRecord } from '../model/record';
import { classified, extentsOf, guid, prs, sync, testCatalog, text, trace } from '../testing/log-builder';
import { correlate } from './correlate';
import { foldSuccesses } from './fold';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

const MINUTE = 60;
const numbered = (records: readonly EventRecord[]): EventRecord[] =>
  records.map((event, at) => ({ ...event, ref: { ...event.ref, recordId: String(at + 1) } }));

/** Attempts over three days, most of which succeed, with what may lie between them; no two events in one moment. */
const logs: fc.Arbitrary<EventRecord[]> = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 4000 }),
      user: fc.constantFrom('anna', 'bo', 'cia', 'dan', 'eva', 'fia'),
      kind: fc.constantFrom(
        'success',
        'success',
        'success',
        'success',
        'failure',
        'traced',
        'unfinished',
        'retried',
        'beat',
      ),
      server: fc.constantFrom('SRV1', 'SRV2'),
    }),
    { maxLength: 40 },
  )
  .map((attempts) =>
    numbered(
      attempts
        .sort((a, b) => a.at - b.at)
        .flatMap(({ at, user, kind, server }, id) => {
          const second = at * MINUTE + id / 1000;
          const failure = prs(33008, second + 2, text.failure(id, user, '80230619'), server);
          const success = prs(31002, second + 3, text.success(id, user), server);
          const kinds: Record<typeof kind, EventRecord[]> = {
            success: [success],
            failure: [failure],
            traced: [sync(6329, second + 1, trace.code('80230619'), server), failure],
            unfinished: [],
            retried: [failure, success],
            beat: [prs(31034, second + 1, text.service(id + 500, 'x'), server)],
          };
          return [prs(31001, second, text.start(id, user), server), ...kinds[kind]];
        })
        .sort((a, b) => (a.time! < b.time! ? -1 : 1)),
    ),
  );

/** Reads a log in pieces and folds after each of them. */
function folded(records: readonly EventRecord[], cuts: readonly number[], wanted: number) {
  let events = [] as ReturnType<typeof classified>;
  const flows = [] as ReturnType<typeof foldSuccesses>['flows'];
  const pieces = [0, ...cuts.map((cut) => cut % (records.length + 1)).sort((a, b) => a - b), records.length];
  for (let at = 1; at < pieces.length; at += 1) {
    const piece = classified(records.slice(pieces[at - 1], pieces[at]), catalog);
    events.push(...piece);
    const front = piece.at(-1)?.time;
    if (front === undefined) continue;
    const folding = foldSuccesses(events, front, wanted, catalog);
    expect(folding.events.length + folding.gone.length).toBe(events.length);
    events = folding.events;
    flows.push(...folding.flows);
  }
  return { events, flows };
}

function diagnosis(records: readonly EventRecord[], cuts: readonly number[], wanted: number) {
  const logs = extentsOf(records, MINUTE * MINUTE);
  const { events, flows } = folded(records, cuts, wanted);
  const whole = correlate(events, catalog, logs, flows);
  const input = { events, folded: () => foldedEvents(whole.flows), logs, gaps: [], whole };
  return { flows, made: diagnose(whole, input, catalog, 'en') };
}

const told = ({ flows: _, unlisted: _unlisted, ...rest }: Diagnosis): unknown => rest;

test('what is folded changes nothing that is said but the list of attempts', () => {
  let folds = 0;
  fc.assert(
    fc.property(
      logs,
      fc.boolean(),
      fc.array(fc.nat(100), { maxLength: 4 }),
      fc.constantFrom(2, 10, Infinity),
      (log, newestFirst, cuts, wanted) => {
        const plain = diagnosis(log, [], 0);
        const { flows, made } = diagnosis(newestFirst ? [...log].reverse() : log, cuts, wanted);
        expect(told(made)).toEqual(told(plain.made));
        const ids = new Set(made.flows.map(({ id }) => id));
        expect(made.flows).toEqual(plain.made.flows.filter(({ id }) => ids.has(id)));
        expect(made.flows.length + flows.length).toBe(plain.made.flows.length);
        const counted = (made.unlisted ?? []).reduce((sum, { succeeded }) => sum + succeeded, 0);
        expect(counted).toBe(flows.length);
        folds += flows.length;
      },
    ),
    // So many that enough of them fold, whatever the seed.
    { numRuns: 300 },
  );
  expect(folds).toBeGreaterThan(100);
});

const ATTEMPT = [prs(31001, 0, text.start(1, 'anna')), prs(31002, 3, text.success(1, 'anna'))];
const LATER = prs(31034, 7200, text.service(9, 'x'));
const fold = (records: readonly EventRecord[]) => {
  const events = classified(numbered(records), catalog);
  return foldSuccesses(events, events.at(-1)!.time, Infinity, catalog).flows;
};

test('a success keeps who, what, where and when', () => {
  expect(fold([...ATTEMPT, LATER])).toMatchObject([
    {
      operation: 'reset',
      outcome: 'succeeded',
      computer: 'SRV1',
      user: { upn: 'anna@contoso.com' },
      startedAt: ATTEMPT[0]!.time,
      endedAt: ATTEMPT[1]!.time,
      durationMs: 3000,
      trackingId: guid(1),
      members: [],
      folded: { file: 'test.xml', keys: ['PasswordResetService/31001', 'PasswordResetService/31002'] },
    },
  ]);
});

test.each<[string, () => EventRecord[]]>([
  ['where the log is being read', () => ATTEMPT],
  ['without its start', () => [ATTEMPT[1]!, LATER]],
  ['without its end', () => [ATTEMPT[0]!, LATER]],
  ['with another event of its id', () => [...ATTEMPT, prs(31004, 2, `TrackingId: ${guid(1)}, x`), LATER]],
  ['beside trouble of its user', () => [...ATTEMPT, prs(33008, 900, text.failure(2, 'anna', '80230619')), LATER]],
  [
    'beside a trace that names its user',
    () => [...ATTEMPT, sync(6329, 4, `AAD anchor = ${text.success(1, 'anna').match(/User_[\w-]+/)![0]}`), LATER],
  ],
  ['of two files', () => [ATTEMPT[0]!, { ...ATTEMPT[1]!, ref: { ...ATTEMPT[1]!.ref, file: 'b.xml' } }, LATER]],
  [
    'that names more than its user',
    () => [ATTEMPT[0]!, { ...ATTEMPT[1]!, data: [`${ATTEMPT[1]!.data[0]}\nAzure AD Sync 2.5.79.0`] }, LATER],
  ],
])('an attempt %s is not folded', (_, records) => {
  expect(fold(records())).toEqual([]);
});
