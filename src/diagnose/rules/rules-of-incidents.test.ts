import type { Catalog } from '../../model/catalog';
import type { EventRecord } from '../../model/record';
import { diagnosed, prs, record, sync, testCatalog, text, trace } from '../../testing/log-builder';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

const HOUR = 3600;
let id = 0;
const service = (code: number, at: number, what = 'x'): EventRecord => prs(code, at, text.service((id += 1), what));
const beats = (...times: number[]): EventRecord[] => times.map((at) => service(31019, at));
const endpoint = "Couldn't connect to any service bus endpoint(s)";
const failed = (code: number): EventRecord[] => [
  prs(31001, 0, text.start(1, 'anna')),
  prs(code, 1, text.failure(1, 'anna', '80230626')),
];

/** Findings by cause and rule, with the other causes that came up. */
const names = (records: EventRecord[], goesOnFor = 0): string[] =>
  diagnosed(records, catalog, goesOnFor).findings.flatMap(({ cause, rule, competing }) => [
    ...[cause, rule].filter((name) => name !== null),
    ...competing.map((other) => `or ${other.id}`),
  ]);

test.each<[string, EventRecord[], string, number?]>([
  ['heartbeats that stay away', beats(0, 300), 'heartbeat-gap', HOUR],
  [
    'heartbeats that stay away while attempts arrive',
    [...beats(0, 300), prs(31001, 2000, text.start(2, 'a')), prs(31002, 2001, text.success(2, 'a'))],
    'relay-degraded',
    60,
  ],
  ['a set-up whose events name no cause', [sync(6306, 0, 'x'), sync(6800, 0, 'x')], 'onboarding-failed'],
  ['its endpoint did not start either', [sync(6306, 0, 'x'), sync(6800, 0, 'x')], 'writeback-endpoint-not-started'],
  ['password hashes that stay away', [record('Directory Synchronization', 654, 0, 'x')], 'phs-heartbeat-gap', 4 * HOUR],
  ['a batch refused without a cause', [record('Directory Synchronization', 652, 0, 'x')], 'phs-batch-failure'],
  ['a domain that fails without a cause', [record('Directory Synchronization', 611, 0, 'x')], 'phs-domain-failure'],
  ['a trace without its attempt', [sync(6329, 0, trace.code('80230619'))], 'orphan-engine-error'],
  ['a code that nobody has published', [prs(31025, 0, 'x')], 'unknown-codes'],
  [
    'a failure that nobody has published',
    [prs(31001, 0, text.start(1, 'a')), prs(33015, 1, 'x')],
    'unexplained-failure',
  ],
  [
    'a clock that the text speaks of',
    [service(32009, 0, 'AADSTS500133: Assertion is not within its valid time range.')],
    'clock-skew',
  ],
  ['a clock as one reason of several', [service(32001, 0, endpoint)], 'or clock-skew'],
  ['failed attempts', failed(33004), 'connector-account-permission-missing'],
])('found: %s', (_, records, name, goesOnFor = 0) => {
  expect(names(records, goesOnFor)).toContain(name);
});

test.each<[string, EventRecord[], string, number?]>([
  ['the log ends with the heartbeats', beats(0, 300), 'heartbeat-gap'],
  ['the relay says itself why', [...beats(0, 300), service(32002, 301), service(32002, 302)], 'heartbeat-gap', HOUR],
  ['a set-up that names its cause', [service(31004, 0), service(32009, 1)], 'onboarding-failed'],
  ['a client call alone', [sync(6306, 0, 'x')], 'onboarding-failed'],
  ['hashes go through', [record('Directory Synchronization', 654, 0, 'x')], 'phs-heartbeat-gap', 2 * HOUR],
  [
    'a batch that names its cause',
    [record('Directory Synchronization', 652, 0, 'Error Code: 90.')],
    'phs-batch-failure',
  ],
  [
    'a domain that names its cause',
    [record('Directory Synchronization', 611, 0, 'RPC Error 8453: denied')],
    'phs-domain-failure',
  ],
  ['a trace beside its attempt', [...failed(33004), sync(6329, 1, trace.code('80230626'))], 'orphan-engine-error'],
  ['a published code', failed(33004), 'unknown-codes'],
  ['another program’s code', [record('Other', 31025, 0, 'x')], 'unknown-codes'],
  ['a failure that has a cause', failed(33004), 'unexplained-failure'],
  ['an expired password is no clock', [service(32009, 0, 'AADSTS50055: The password is expired.')], 'clock-skew'],
  ['a lost connection has nothing of a clock', [service(31034, 0, endpoint)], 'or clock-skew'],
  [
    'an attempt that succeeded',
    [prs(31001, 0, text.start(1, 'a')), prs(31002, 1, text.success(1, 'a'))],
    'connector-account-permission-missing',
  ],
])('near miss: %s', (_, records, name, goesOnFor = 0) => {
  expect(names(records, goesOnFor)).not.toContain(name);
});

test('what happens beside writeback makes no verdict on it', () => {
  const works = [prs(31001, 0, text.start(1, 'a')), prs(31002, 1, text.success(1, 'a'))];
  const beside = [611, 652].map((code) => record('Directory Synchronization', code, 60, 'x'));
  expect(diagnosed([...works, ...beside], catalog).verdict.status).toBe('working');
});
