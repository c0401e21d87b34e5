import type { Catalog } from '../model/catalog';
import { comparisonSchema } from '../model/comparison';
import type { EventRecord } from '../model/record';
import { testCatalog } from '../testing/log-builder';
import { alive, answerFor, compared, comparedAt, cutOff, end, HOUR, moment, reportOf, reset } from './logs.test-data';

const DENIED = 'connector-account-permission-missing';
const UNREACHABLE = 'domain-controller-unreachable';
const FIX = 10 * HOUR;

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

/** `n` resets by as many users from `at` on. */
const resets = (n: number, at: number, ending: 'ok' | 'denied' | 'policy' | 'unreachable', prefix = 'u') =>
  Array.from({ length: n }, (_, i) => reset(at + i * 60, `${prefix}${i}`, ending)).flat();

test.each<[name: string, answer: string, cause: string, expected: string, records: () => EventRecord[]]>([
  [
    'everybody failed, enough get through',
    'fixed',
    DENIED,
    'vanished fixed enough-attempts',
    () => [...resets(3, 0, 'denied'), ...resets(3, FIX, 'ok')],
  ],
  [
    'everybody failed, one success is too few',
    'cannot-tell',
    DENIED,
    'vanished cannot-tell too-few',
    () => [...resets(3, 0, 'denied'), ...resets(1, FIX, 'ok')],
  ],
  [
    'everybody failed, nobody tried again',
    'cannot-tell',
    DENIED,
    'vanished cannot-tell no-attempts',
    () => [...resets(3, 0, 'denied'), end(FIX + 9 * HOUR)],
  ],
  [
    'refusals by the policy do not show that rights suffice',
    'cannot-tell',
    DENIED,
    'vanished cannot-tell no-attempts',
    () => [...resets(3, 0, 'denied'), ...resets(5, FIX, 'policy')],
  ],
  [
    'but they show that the domain controller answers',
    'fixed',
    UNREACHABLE,
    'vanished fixed enough-attempts',
    () => [...resets(3, 0, 'unreachable'), ...resets(5, FIX, 'policy')],
  ],
  [
    'it fails on',
    'not-fixed',
    DENIED,
    'remains not-fixed seen-again',
    () => [...resets(3, 0, 'denied'), ...resets(1, FIX, 'denied')],
  ],
  [
    'it failed once more, then enough got through',
    'fixed',
    DENIED,
    'remains fixed seen-again enough-attempts',
    () => [...resets(3, 0, 'denied'), ...resets(2, FIX, 'denied'), ...resets(4, FIX + HOUR, 'ok')],
  ],
  [
    'one user of many, who succeeds now',
    'fixed',
    DENIED,
    'vanished fixed same-users-succeed',
    () => [
      ...resets(5, 0, 'ok'),
      ...reset(HOUR, 'anna', 'denied'),
      ...resets(2, 2 * HOUR, 'ok'),
      ...reset(FIX, 'anna', 'ok'),
    ],
  ],
  [
    'one user of many, and only the others succeed',
    'cannot-tell',
    DENIED,
    'vanished cannot-tell same-users-none',
    () => [
      ...resets(5, 0, 'ok'),
      ...reset(HOUR, 'anna', 'denied'),
      ...resets(2, 2 * HOUR, 'ok'),
      ...resets(50, FIX, 'ok'),
    ],
  ],
  [
    'one user of many, who fails for another reason now',
    'not-fixed',
    DENIED,
    'vanished cannot-tell same-users-none blocked-otherwise',
    () => [
      ...resets(5, 0, 'ok'),
      ...reset(HOUR, 'anna', 'denied'),
      ...resets(2, 2 * HOUR, 'ok'),
      ...reset(FIX, 'anna', 'unreachable'),
    ],
  ],
  [
    'the relay was out of reach and beats again',
    'fixed',
    'service-bus-unreachable',
    'vanished fixed sign-of-life',
    () => [alive(0), cutOff(HOUR), cutOff(2 * HOUR), alive(FIX), alive(FIX + 300)],
  ],
  [
    'the relay was out of reach, and its heartbeats stay away',
    'not-fixed', // the heartbeats that stay away are a finding of their own
    'service-bus-unreachable',
    'vanished cannot-tell no-sign-of-life',
    () => [alive(0), cutOff(HOUR), cutOff(2 * HOUR), end(FIX + HOUR)],
  ],
  [
    'the relay comes and goes, and an hour proves little',
    'cannot-tell',
    'service-bus-unreachable',
    'vanished cannot-tell too-short',
    () => [alive(0), cutOff(HOUR), alive(2 * HOUR), cutOff(5 * HOUR), alive(6 * HOUR), alive(FIX + HOUR)],
  ],
  [
    'the relay came and went, and stays for days',
    'fixed',
    'service-bus-unreachable',
    'vanished fixed quiet',
    () => [alive(0), cutOff(HOUR), alive(2 * HOUR), cutOff(5 * HOUR), alive(6 * HOUR), alive(FIX + 48 * HOUR)],
  ],
  [
    'nothing but user errors, which never need a fix',
    'cannot-tell',
    'password-policy-violation',
    'remains ',
    () => [...resets(2, 0, 'policy'), ...resets(2, FIX, 'policy')],
  ],
])('%s: %s', async (_, answer, cause, expected, records) => {
  const comparison = await comparedAt(FIX, records(), catalog);
  expect(answerFor(comparison, cause)).toBe(expected);
  expect(comparison.answer).toBe(answer);
  expect(comparisonSchema.parse(comparison)).toEqual(comparison);
});

test('a fault that was not there before is no success', async () => {
  const comparison = await comparedAt(
    FIX,
    [...resets(3, 0, 'denied'), ...resets(5, FIX, 'ok'), ...resets(2, FIX + HOUR, 'unreachable')],
    catalog,
  );
  expect(comparison.answer).toBe('not-fixed');
  expect(comparison.reasons).toEqual([
    { id: 'new', values: { n: 1 } },
    { id: 'gone', values: { n: 1 } },
  ]);
  expect(answerFor(comparison, UNREACHABLE)).toBe('appeared ');
});

test('an attempt at the moment itself lies whole on one side', async () => {
  const records = [...reset(FIX - 1, 'anna', 'denied'), ...resets(2, FIX, 'ok')];
  const { operations } = await comparedAt(FIX, records, catalog);
  expect(operations).toEqual([
    {
      operation: 'reset',
      before: { attempts: 1, succeeded: 0, refused: 0, failed: 1, unfinished: 0, open: 0, successRate: 0 },
      after: { attempts: 2, succeeded: 2, refused: 0, failed: 0, unfinished: 0, open: 0, successRate: 1 },
    },
  ]);
});

test('user errors are no failures', async () => {
  const records = [...resets(1, 0, 'ok'), ...resets(3, HOUR, 'policy'), ...resets(1, 2 * HOUR, 'denied'), end(FIX)];
  const { operations } = await comparedAt(FIX, records, catalog);
  expect(operations[0]!.before).toMatchObject({ refused: 3, failed: 1, successRate: 0.5 });
  expect(operations[0]!.after).toMatchObject({ attempts: 0, successRate: null });
});

describe('two saved reports', () => {
  const old = (): EventRecord[] => resets(3, 0, 'denied');

  test('the later one covers the earlier one as well: its old failures do not count again', async () => {
    const first = old();
    const before = await reportOf(first, catalog);
    const after = await reportOf([...first, ...resets(3, FIX, 'ok')], catalog);
    const comparison = compared(before, after, catalog);
    expect(answerFor(comparison, DENIED)).toBe('vanished fixed enough-attempts');
    expect(comparison.answer).toBe('fixed');
    expect(comparison.remarks).toEqual([{ id: 'overlap', values: { until: before.coverage.files[0]!.lastEvent! } }]);
    expect(comparison.operations[0]!.after.attempts).toBe(3);
  });

  test('given in the wrong order they say so', async () => {
    const before = await reportOf(resets(3, FIX, 'ok'), catalog);
    const comparison = compared(before, await reportOf(old(), catalog), catalog);
    expect(comparison.remarks.map(({ id }) => id)).toEqual(['not-later']);
    expect(comparison.answer).toBe('cannot-tell');
  });

  test('of another server they tell nothing', async () => {
    const after = await reportOf(
      Array.from({ length: 9 }, (_, i) => reset(FIX + i * 60, `u${i}`, 'ok', 'SRV2')).flat(),
      catalog,
    );
    const comparison = compared(await reportOf(old(), catalog), after, catalog);
    expect(answerFor(comparison, DENIED)).toBe('vanished cannot-tell server-absent');
    expect(comparison.remarks.map(({ id }) => id)).toEqual(['servers-gone', 'servers-new']);
  });

  test('a report with the same server twice is fixed only where both were seen', async () => {
    const both = [...old(), ...reset(900, 'x', 'denied', 'SRV2'), ...reset(960, 'y', 'denied', 'SRV2')];
    const comparison = compared(await reportOf(both, catalog), await reportOf(resets(5, FIX, 'ok'), catalog), catalog);
    expect(answerFor(comparison, DENIED)).toBe('vanished cannot-tell enough-attempts server-absent');
  });

  test('pseudonyms cannot be matched with names', async () => {
    const records = [...resets(5, 0, 'ok'), ...reset(HOUR, 'anna', 'denied'), ...resets(2, 2 * HOUR, 'ok')];
    const before = await reportOf(records, catalog);
    const after = { ...(await reportOf(reset(FIX, 'anna', 'ok'), catalog)), redacted: true };
    const comparison = compared(before, after, catalog);
    expect(answerFor(comparison, DENIED)).toBe('vanished cannot-tell users-hidden');
    expect(comparison.remarks).toContainEqual({ id: 'redaction-differs', values: {} });
  });

  test('pseudonyms of different keys share no server', async () => {
    const before = { ...(await reportOf(old(), catalog)), redacted: true };
    const after = { ...(await reportOf(reset(FIX, 'b', 'ok', 'SRV2'), catalog)), redacted: true };
    expect(compared(before, after, catalog).remarks).toContainEqual({ id: 'redaction-keys', values: {} });
  });

  test('made by different versions they say so', async () => {
    const before = await reportOf(old(), catalog);
    const after = await reportOf(resets(3, FIX, 'ok'), catalog);
    const tool = { ...after.tool, version: '9.0.0', catalogVersion: '2030.1.1' };
    const built = after.servers.map((server) => ({ ...server, connectBuild: '2.9.0.0' }));
    before.servers[0]!.connectBuild = '2.5.79.0';
    const { remarks } = compared(before, { ...after, tool, servers: built }, catalog);
    expect(remarks.map(({ id }) => id)).toEqual(['tool', 'catalog', 'build']);
  });

  test('an empty report on either side', async () => {
    const empty = await reportOf([], catalog);
    const full = await reportOf(old(), catalog);
    expect(compared(full, empty, catalog)).toMatchObject({ answer: 'cannot-tell', after: { from: null, to: null } });
    expect(answerFor(compared(full, empty, catalog), DENIED)).toBe('vanished cannot-tell nothing-after');
    expect(compared(empty, full, catalog).answer).toBe('not-fixed');
    expect(compared(empty, empty, catalog).reasons).toEqual([{ id: 'nothing-to-fix', values: {} }]);
  });
});

test('the moment is part of the answer', async () => {
  const { at, before, after } = await comparedAt(FIX, [...resets(1, 0, 'ok'), end(2 * FIX)], catalog);
  expect([at, before.to, after.from, after.to]).toEqual([moment(FIX), moment(FIX), moment(FIX), moment(2 * FIX)]);
});
