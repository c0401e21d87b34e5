import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { FACTS } from '../model/fact-names';
import { factsSchema, type FactsFile } from '../model/facts';
import type { Report } from '../model/report';
import { type Fake, fakeServer } from './machine.test-data';
import { failedReset, invoke, type Outcome } from './streams.test-data';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-collect-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const env = { LOGONSERVER: '\\\\DC1', USERDNSDOMAIN: 'CONTOSO.COM' };
const rendered = Buffer.from(`\ufeff${failedReset}`, 'utf16le');
const collect = (machine: Fake, ...argv: string[]): Promise<Outcome> =>
  invoke(['collect', '--output', at('out'), ...argv], { machine, env });
const facts = (name = 'out/facts.json'): FactsFile => factsSchema.parse(JSON.parse(readFileSync(at(name), 'utf8')));
const values = (): Record<string, string | null> =>
  Object.fromEntries(facts().facts.map(({ id, value }) => [id, value]));
const report = async (...paths: string[]): Promise<Report> =>
  JSON.parse((await invoke(['analyze', ...paths, '--format', 'json', '-q'])).stdout) as Report;

test('exports the log and every fact into one folder, and says so', async () => {
  const machine = fakeServer(rendered);
  const { status, stdout, stderr } = await collect(machine);
  expect([status, stdout]).toEqual([0, '']);
  expect(stderr).toContain(`collected: ${at('out')}`);
  expect((readdirSync(at('out'), { recursive: true }) as string[]).sort()).toEqual([
    'Application.xml',
    'facts.json',
    'raw',
    join('raw', 'Application.evtx'),
  ]);
  expect(readFileSync(at('out/Application.xml'))).toEqual(rendered);
  expect(values()).toEqual({
    'connect-build': '2.5.190.0',
    'service-state': 'running',
    'service-start': 'auto-start',
    'password-writeback': 'true',
    'staging-mode': 'false',
    'scheduler-enabled': 'true',
    'scheduler-suspended': 'false',
    'sync-interval': '00:30:00',
    'tls-dotnet-default': '1',
    'tls-dotnet-strong': '1',
    'tls-dotnet32-default': '1',
    'tls-dotnet32-strong': '1',
    'tls12-client-enabled': '4294967295',
    'tls12-client-disabled-by-default': '0',
    'dotnet-release': '528049',
    windows: 'Windows Server 2022 Standard, 20348',
    'clock-skew-seconds': '0.015625',
    'clock-source': 'DC1.contoso.com',
  });
  expect(Object.keys(values()).sort()).toEqual([...FACTS].sort());
  expect(facts()).toMatchObject({ computer: 'SYNC1.contoso.com', since: '2024-05-18T12:00:00.000Z' });
});

test('asks for our providers and the span alone, or for the whole log', async () => {
  const narrow = fakeServer(rendered);
  await collect(narrow, '--last', '48h');
  const query =
    "*[System[Provider[@Name='ADSync' or @Name='Directory Synchronization' or @Name='PasswordResetService']" +
    ' and TimeCreated[timediff(@SystemTime) <= 172800000]]]';
  expect(narrow.calls.filter(({ program }) => program === 'wevtutil').map(({ args }) => args)).toEqual([
    ['qe', 'Application', `/q:${query}`, '/f:RenderedXml', '/uni:true', '/e:Events'],
    ['epl', 'Application', at('out/raw/Application.evtx'), `/q:${query}`],
  ]);
  const whole = fakeServer(rendered);
  await invoke(['collect', '--output', at('whole'), '--whole-log'], { machine: whole, env });
  const asked = whole.calls.find(({ program }) => program === 'wevtutil')!.args[2];
  expect(asked).toBe('/q:*[System[TimeCreated[timediff(@SystemTime) <= 1209600000]]]');
});

test('only reads: every command that is ever run is one of these', async () => {
  const machine = fakeServer(rendered);
  await collect(machine);
  const reading: Record<string, RegExp> = {
    wevtutil: /^(qe|epl) Application /,
    reg: /^query HKLM\\/,
    sc: /^(query|qc) ADSync$/,
    w32tm: /^(\/query \/source|\/stripchart \/computer:DC1 \/dataonly \/samples:1)$/,
    powershell:
      /^-NoProfile -NonInteractive -Command \$ErrorActionPreference = 'Stop'; Import-Module ADSync; Get-ADSync.*$/,
  };
  for (const { program, args } of machine.calls) expect(args.join(' ')).toMatch(reading[program]!);
  const scripts = machine.calls.filter(({ program }) => program === 'powershell').map(({ args }) => args.at(-1)!);
  const commands = scripts.flatMap((script) => script.match(/\b[A-Z][a-z]+-\w+/g) ?? []);
  const allowed = /^(Import-Module|Get-ADSync\w+|Select-Object|Where-Object|ForEach-Object|ConvertTo-Json)$/;
  expect(commands.filter((command) => !allowed.test(command))).toEqual([]);
});

test.each([
  [
    'a denied registry',
    'reg query HKLM\\SOFTWARE\\Microsoft\\.NETFramework',
    { code: 1, stderr: Buffer.from('ERROR: Access is denied.') },
    'tls-dotnet-default',
    { reason: 'failed', detail: '1: ERROR: Access is denied.' },
  ],
  [
    'a module that is not there',
    'powershell',
    { code: 1, stderr: Buffer.from('Import-Module : not loaded\r\nAt line:1') },
    'staging-mode',
    { reason: 'failed', detail: '1: Import-Module : not loaded' },
  ],
  [
    'a service that hangs',
    'sc query',
    { code: null, failure: 'timed-out' as const },
    'service-state',
    { reason: 'timed-out', detail: null },
  ],
  [
    'no such program',
    'w32tm /query',
    { code: null, failure: 'no-program' as const },
    'clock-source',
    { reason: 'no-program', detail: null },
  ],
  [
    'a clock that nobody answers',
    'w32tm /stripchart',
    'Tracking DC1.\r\n14:00:00, error: 0x800705B4\r\n',
    'clock-skew-seconds',
    { reason: 'not-understood', detail: 'Tracking DC1.' },
  ],
  [
    'an answer without end',
    'w32tm /query',
    'x'.repeat(5_000),
    'clock-source',
    { reason: 'not-understood', detail: 'x'.repeat(300) },
  ],
])('%s costs its own facts alone', async (_, begin, answer, id, unknown) => {
  const machine = fakeServer(rendered);
  const { run } = machine;
  const silent = { code: 0, failure: null, stdout: new Uint8Array(), stderr: new Uint8Array() };
  machine.run = async (call) => {
    if (!`${call.program} ${call.args.join(' ')}`.startsWith(begin)) return run(call);
    return typeof answer === 'string' ? { ...silent, stdout: Buffer.from(answer) } : { ...silent, ...answer };
  };
  const { status, stderr } = await collect(machine);
  expect(status).toBe(0);
  expect(facts().facts.find((fact) => fact.id === id)).toEqual({ id, value: null, unknown });
  expect(values()['connect-build']).toBe('2.5.190.0');
  expect(stderr).toContain('not found out: ');
});

test('without a domain controller, or told not to, the clock is not compared', async () => {
  const machine = fakeServer(rendered);
  await invoke(['collect', '--output', at('out')], { machine, env: { LOGONSERVER: '\\\\SYNC1' } });
  const reason = (name: string): unknown => facts(name).facts.find(({ id }) => id === 'clock-skew-seconds')!.unknown;
  expect(reason('out/facts.json')).toEqual({ reason: 'nobody-to-ask', detail: null });
  await invoke(['collect', '--output', at('no'), '--no-clock'], { machine, env });
  expect(reason('no/facts.json')).toEqual({ reason: 'not-asked', detail: null });
  expect(machine.calls.filter(({ args }) => args[0] === '/stripchart')).toEqual([]);
});

test('a log that may not be read: not done, and the facts are there', async () => {
  const { status, stderr } = await collect(fakeServer(null));
  expect(status).toBe(2);
  expect(stderr).toContain('not exported: Application.xml (the query failed, 5: Access is denied.)');
  expect(stderr).toContain('Event Log Readers');
  expect(values()['service-state']).toBe('running');
});

test('nothing that is there is replaced', async () => {
  mkdirSync(at('out'));
  writeFileSync(at('out/mine.txt'), 'mine');
  const machine = fakeServer(rendered);
  expect(await collect(machine)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('is there already') as string,
  });
  expect(readdirSync(at('out'))).toEqual(['mine.txt']);
});

test('a zip is analysed as the folder is, and nothing else is left', async () => {
  const machine = fakeServer(rendered);
  const { status } = await invoke(['collect', '--output', at('a.zip'), '-q'], { machine, env });
  expect([status, readdirSync(folder)]).toEqual([0, ['a.zip']]);
  const { coverage, flows, facts: found } = await report(at('a.zip'));
  expect(coverage.files.map(({ name, format }) => [name.slice(folder.length + 1), format])).toEqual(
    expect.arrayContaining([
      ['a.zip/Application.xml', 'event-xml'],
      ['a.zip/facts.json', 'facts'],
    ]),
  );
  expect([flows.length, found?.[0]?.computer]).toEqual([1, 'SYNC1.contoso.com']);
});

test('analyses at once where that is asked for, into a file too', async () => {
  const { status, stdout } = await collect(fakeServer(rendered), '--analyze', '--lang', 'sv');
  expect([status, stdout.toUpperCase().includes('IAKTTAGET PÅ SERVRARNA')]).toEqual([0, true]);
  const machine = fakeServer(rendered);
  await invoke(['collect', '--output', at('b'), '--report', at('r.html')], { machine, env });
  expect(existsSync(at('r.html'))).toBe(true);
});

test.each([
  ['\n', true],
  ['Yes\n', true],
  ['n\n', false],
])('at a terminal it asks: %j', async (typed, analysed) => {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const stderr = Object.assign(new PassThrough(), { isTTY: true });
  stderr.on('data', (chunk: Buffer) => String(chunk).includes('[Y/n]') && setImmediate(() => stdin.write(typed)));
  const machine = fakeServer(rendered);
  const { stdout } = await invoke(['collect', '--output', at('out')], { machine, env, stdin, stderr });
  expect(stdout.includes('VERDICT')).toBe(analysed);
});

test('elsewhere it prints the commands, and has not done it; asked to print, it has', async () => {
  const elsewhere = { ...fakeServer(null), platform: 'linux' };
  const { status, stdout, stderr } = await invoke(['collect'], { machine: elsewhere });
  expect([status, stderr]).toEqual([2, expect.stringContaining('runs Windows')]);
  expect(stdout.split('\n').slice(0, 2)).toEqual([
    'mkdir "aadclog\\raw"',
    `wevtutil qe Application "/q:*[System[Provider[@Name='ADSync' or @Name='Directory Synchronization' or @Name='PasswordResetService'] and TimeCreated[timediff(@SystemTime) <= 1209600000]]]" /f:RenderedXml /uni:true /e:Events > aadclog\\Application.xml`,
  ]);
  const printed = await invoke(['collect', '--print'], { machine: fakeServer(null) });
  expect(printed).toEqual({ status: 0, stdout, stderr: '' });
});
