import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { comparisonSchema } from '../model/comparison';
import { checkReach } from './compare';
import { eventXml, failedReset, invoke } from './streams.test-data';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-compare-'));
  writeFileSync(path('log.xml'), log);
});
afterEach(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);

const guid = (n: number): string => `0a1b2c3d-0000-4000-8000-${String(n).padStart(12, '0')}`;
const hours = (n: number): string => `2024-05-31T${String(n).padStart(2, '0')}:00:00.0000000Z`;
const attempt = (n: number, hour: number, user: string, fails: boolean): string =>
  eventXml(31001, n * 2 + 1, hours(hour), `TrackingId: ${guid(n)}, PasswordResetRequestStart, Details: ${user}`) +
  (fails
    ? eventXml(
        33001,
        n * 2 + 2,
        hours(hour),
        `TrackingId: ${guid(n)}, Reason: Synchronization Engine returned an error hr=80230818, message=x, UserPrincipalName: ${user}, Details: x`,
      )
    : eventXml(
        31002,
        n * 2 + 2,
        hours(hour),
        `TrackingId: ${guid(n)}, PasswordResetSuccess, Details: Context: UserPrincipalName: ${user}`,
      ));
const log = `<Events>${[0, 1, 2].map((n) => attempt(n, 8 + n, `u${n}@contoso.com`, true)).join('')}${[3, 4, 5]
  .map((n) => attempt(n, 10 + n, `u${n}@contoso.com`, false))
  .join('')}</Events>`;

test('one log before and after a moment', async () => {
  const { status, stdout, stderr } = await invoke([
    'compare',
    path('log.xml'),
    '--at',
    '2024-05-31T12:00Z',
    '--format',
    'json',
  ]);
  expect([status, stderr]).toEqual([0, '']);
  const comparison = comparisonSchema.parse(JSON.parse(stdout));
  expect(comparison).toMatchObject({ answer: 'fixed', at: '2024-05-31T12:00:00Z' });
  expect(comparison.operations[0]).toMatchObject({ before: { failed: 3 }, after: { succeeded: 3 } });
});

test('a log from standard input', async () => {
  const { stdout } = await invoke(['compare', '-', '--at', '2024-05-31T12:00Z', '--lang', 'sv'], { input: log });
  expect(stdout).toContain('Åtgärdat');
});

test('a fault that goes on to the end of the window is not fixed, whatever comes later', async () => {
  const span = ['--at', '2024-05-31T09:30Z', '--to', '2024-05-31T10:30Z'];
  expect((await invoke(['compare', path('log.xml'), ...span, '--fail-on', 'not-fixed'])).status).toBe(1);
});

test.each([
  ['not-fixed', 'failing.xml', '09:30', 1],
  ['none', 'failing.xml', '09:30', 0],
  ['not-fixed', 'log.xml', '12:00', 0],
  ['cannot-tell', 'log.xml', '20:00', 1],
  ['not-fixed', 'log.xml', '20:00', 0],
])('--fail-on %s, %s at %s ends with %i', async (answer, name, at, status) => {
  writeFileSync(path('failing.xml'), `${log.slice(0, log.indexOf(attempt(3, 13, 'u3@contoso.com', false)))}</Events>`);
  const moment = `2024-05-31T${at}Z`;
  expect((await invoke(['compare', path(name), '--at', moment, '--fail-on', answer])).status).toBe(status);
});

test('two saved reports, one as PowerShell redirects it', async () => {
  const saved = async (name: string, text: string): Promise<void> => {
    writeFileSync(path('part.xml'), text);
    const { stdout } = await invoke(['analyze', path('part.xml'), '--format', 'json']);
    writeFileSync(
      path(name),
      name === 'before.json' ? `\ufeff${stdout}` : stdout,
      name === 'before.json' ? 'utf16le' : 'utf8',
    );
  };
  await saved('before.json', `${log.slice(0, log.indexOf(hours(13)) - 200)}</Events>`);
  await saved('after.json', log);
  const { status, stderr } = await invoke([
    'compare',
    path('before.json'),
    path('after.json'),
    '--output',
    path('c.html'),
  ]);
  expect([status, stderr]).toEqual([0, '']);
  expect(readFileSync(path('c.html'), 'utf8')).toMatch(/^<!DOCTYPE html>[^]*Fixed/);
});

test.each<[string, string[], RegExp]>([
  ['one report', ['log.xml'], /takes two saved reports/],
  ['three reports', ['a', 'b', 'c'], /takes two saved reports/],
  ['logs without a moment', ['log.xml', 'log.xml'], /log\.xml is no JSON[^]*--at/],
  ['other JSON', ['other.json', 'other.json'], /other\.json is no saved report/],
  ['a report of tomorrow', ['tomorrow.json', 'tomorrow.json'], /schema version 2/],
  ['no such file', ['gone.json', 'gone.json'], /cannot read .*gone\.json: there is no such file/],
  ['a moment outside of the window', ['log.xml', '--at', '2024-05-31', '--from', '2024-06-01'], /outside/],
  ['no moment', ['log.xml', '--at', 'noon'], /is not a time/],
  ['a form that there is not', ['log.xml', '--at', '2024-05-31', '--format', 'csv'], /not available/],
  ['nothing readable', ['other.json', '--at', '2024-05-31'], /nothing could be analysed/],
])('%s: not done, and why', async (_name, words, message) => {
  writeFileSync(path('other.json'), '{"a": [1]}');
  writeFileSync(path('tomorrow.json'), '{"schemaVersion": 2, "tool": {"name": "aadclog"}}');
  const argv = words.map((word) => (/^(--|\d{4}|noon|csv)/.test(word) ? word : path(word)));
  const { status, stdout, stderr } = await invoke(['compare', ...argv]);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('a saved report that lists not all of its attempts is refused', async () => {
  const { stdout } = await invoke(['analyze', path('log.xml'), '--format', 'json']);
  const unlisted = [{ computer: 'SRV1', operation: 'reset', hour: '2024-05-31T08:00:00Z', succeeded: 7 }];
  writeFileSync(path('whole.json'), stdout);
  writeFileSync(path('short.json'), JSON.stringify({ ...JSON.parse(stdout), unlisted }));
  const { status, stderr } = await invoke(['compare', path('short.json'), path('whole.json')]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/short\.json has not all of its attempts[^]*--max-memory/);
});

test('a log of which all that was before --at had to be left out is refused', () => {
  const notes = [{ file: 'a.xml', kind: 'events-left-out', detail: '7' }];
  const check = (from: string, given = notes) =>
    checkReach({ options: { from }, coverage: { notes: given } }, hours(9));
  expect(() => check(hours(10))).toThrow(/Memory ran short: nothing before 2024-05-31T10/);
  expect([check(hours(8)), check(hours(9), [])]).toEqual([undefined, undefined]);
});

test('a saved report is never overwritten', async () => {
  writeFileSync(path('a.json'), failedReset);
  const { status } = await invoke(['compare', path('a.json'), path('log.xml'), '--output', path('a.json')]);
  expect([status, readFileSync(path('a.json'), 'utf8')]).toEqual([2, failedReset]);
});
