import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { reportSchema, type Report } from '../model/report';
import { failedReset, invoke } from './streams.test-data';
import type { Output } from './streams';

let folder: string;
let log: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-cli-'));
  log = join(folder, 'log.xml');
  writeFileSync(log, failedReset);
});
afterEach(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);
const json = (text: string): Report => reportSchema.parse(JSON.parse(text));

test('the report alone is on standard output, as JSON that its schema accepts', async () => {
  const { status, stdout, stderr } = await invoke([
    'analyze',
    log,
    '--format',
    'json',
    '--now',
    '2024-06-01T00:00:00Z',
  ]);
  expect([status, stderr]).toEqual([0, '']);
  const report = json(stdout);
  expect(report).toMatchObject({ generatedAt: '2024-06-01T00:00:00Z', options: { timeZone: 'UTC', language: 'en' } });
  expect(report.findings.map(({ cause }) => cause)).toContain('password-policy-violation');
});

test('standard input', async () => {
  const { status, stdout } = await invoke(['analyze', '-', '--format', 'json'], { input: failedReset });
  expect([status, json(stdout).coverage.events]).toEqual([0, 2]);
});

test('the options reach the analysis, times in the chosen zone', async () => {
  const { stdout } = await invoke(
    ['analyze', log, '--format', 'json', '--lang', 'sv', '--time-zone', '+02:00', '--from', '2024-05-31T12:00'].concat([
      '--to',
      '2024-05-31',
      '--user',
      'anna@contoso.com',
    ]),
  );
  expect(json(stdout).options).toEqual({
    timeZone: '+02:00',
    language: 'sv',
    from: '2024-05-31T10:00:00Z',
    to: '2024-05-31T21:59:59.9999999Z',
    user: 'anna@contoso.com',
  });
});

test('findings decide the exit status only where asked for', async () => {
  const status = async (...flags: string[]) => (await invoke(['analyze', log, '--format', 'json', ...flags])).status;
  const report = json((await invoke(['analyze', log, '--format', 'json'])).stdout);
  const severities = new Set(report.findings.map(({ severity }) => severity));
  expect(severities.size).toBeGreaterThan(0);
  expect(await status('--fail-on', 'none')).toBe(0);
  expect(await status('--fail-on', 'error')).toBe(severities.has('error') ? 1 : 0);
  expect(await status('--fail-on', 'warning')).toBe(severities.has('error') || severities.has('warning') ? 1 : 0);
});

test.each([
  ['report.html', /^<!doctype html>/i],
  ['report.md', /^# /m],
  ['report.json', /^\{/],
  ['report.txt', /^[^\u001b]*$/],
])('--output %s is written whole, and says its format', async (name, form) => {
  const { status, stdout } = await invoke(['analyze', log, '--output', path(name)]);
  expect([status, stdout]).toEqual([0, '']);
  expect(readFileSync(path(name), 'utf8')).toMatch(form);
  expect(readdirSync(folder).sort()).toEqual(['log.xml', name].sort());
});

test('--check-script writes a script for Windows PowerShell beside the report', async () => {
  const { status, stdout } = await invoke(['analyze', log, '--format', 'json', '--check-script', path('checks.ps1')]);
  expect([status, json(stdout).findings.length > 0]).toEqual([0, true]);
  const script = readFileSync(path('checks.ps1'), 'utf8');
  expect(script).toMatch(/^\ufeff#Requires/);
  expect(script).toContain("$Users = @('anna@contoso.com')");
  expect(script).toContain('Get-ADUserResultantPasswordPolicy');
});

test.each([
  [['--check-script', 'checks.txt'], /not the name of a script/],
  [['--check-script', 'same.ps1', '--output', 'same.ps1', '--format', 'json'], /the same file/],
  [['--check-script', 'gone/checks.ps1'], /folder does not exist/],
])('%j: not done, and nothing is written', async (flags, message) => {
  const argv = flags.map((flag) => (/\./.test(flag) ? path(flag) : flag));
  const { status, stderr } = await invoke(['analyze', log, ...argv]);
  expect([status, readdirSync(folder)]).toEqual([2, ['log.xml']]);
  expect(stderr).toMatch(message);
});

test('a log is never overwritten by its report', async () => {
  const { status, stderr } = await invoke(['analyze', folder, '--format', 'json', '--output', log]);
  expect([status, readFileSync(log, 'utf8')]).toEqual([2, failedReset]);
  expect(stderr).toContain('overwrite');
});

test('an input that fails is one line with the way out; others are still analysed', async () => {
  writeFileSync(path('empty.xml'), '');
  writeFileSync(path('binary.evtx'), Buffer.concat([Buffer.from('ElfFile\0'), Buffer.alloc(4096)]));
  const inputs = [path('gone.xml'), path('empty.xml'), path('binary.evtx'), log];
  const { status, stdout, stderr } = await invoke(['analyze', ...inputs, '--format', 'json', '--quiet']);
  expect(status).toBe(0);
  const lines = stderr.trimEnd().split('\n').sort();
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/binary\.evtx.*wevtutil/);
  expect(lines[1]).toMatch(/empty\.xml.*empty/);
  expect(lines[2]).toMatch(/gone\.xml.*no such file/);
  const { coverage } = json(stdout);
  expect(coverage.problems.map(({ reason }) => reason).sort()).toEqual(['empty-file', 'evtx', 'no-such-path']);
});

test.each([
  ['no such file', ['gone.xml'], /gone\.xml: there is no such file/],
  ['nothing but an empty file', ['empty.xml'], /empty\.xml: the file is empty/],
  ['no events', ['page.xml'], /page\.xml: the file holds no events/],
])('%s: not done, and no report', async (_name, names, message) => {
  writeFileSync(path('empty.xml'), '');
  writeFileSync(path('page.xml'), '<html><body>Hello</body></html>');
  const { status, stdout, stderr } = await invoke(['analyze', ...names.map(path), '--output', path('r.html')]);
  expect([status, stdout]).toEqual([2, '']);
  const [first, second] = stderr.split('\n');
  expect(first).toMatch(message);
  expect(second).toContain('nothing could be analysed');
  expect(readdirSync(folder)).not.toContain('r.html');
});

test('pieces that were skipped are counted in one line, unless quiet', async () => {
  writeFileSync(log, failedReset.replace('</Event></Events>', '').replace(/<\/Data>.{0,40}$/, ''));
  const loud = await invoke(['analyze', log, '--format', 'json']);
  expect(loud.stderr).toMatch(/^aadclog: 1 damaged piece .*\n$/);
  expect((await invoke(['analyze', log, '--format', 'json', '--quiet'])).stderr).toBe('');
});

test('the name of an input cannot steer the terminal', async () => {
  const { stderr } = await invoke(['analyze', path('\u001b[31mred.xml')]);
  expect(stderr).not.toContain('\u001b');
  expect(stderr).toContain('red.xml');
});

test('colours on a terminal only, and not where they are unwanted', async () => {
  const terminal = (): Output => Object.assign(new PassThrough(), { isTTY: true, columns: 90 });
  const colored = async (flags: string[], env: Record<string, string>): Promise<boolean> => {
    const stdout = terminal();
    await invoke(['analyze', log, ...flags], { stdout, env });
    return String((stdout as PassThrough).read()).includes('\u001b[');
  };
  expect(await colored([], {})).toBe(true);
  expect(await colored(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
  expect(await colored([], { NO_COLOR: '1' })).toBe(false);
  expect((await invoke(['analyze', log])).stdout).not.toContain('\u001b[');
});

test('a reader that went away is no failure', async () => {
  const gone = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  });
  gone.on('error', () => undefined);
  const { status, stderr } = await invoke(['analyze', log], { stdout: gone });
  expect([status, stderr]).toEqual([0, '']);
});
