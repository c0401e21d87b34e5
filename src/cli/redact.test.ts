import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RedactionKey } from '../model/redaction-key';
import type { Report } from '../model/report';
import { eventXml, failedReset, invoke } from './streams.test-data';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-redact-'));
  writeFileSync(path('anna-acme.xml'), log);
});
afterEach(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(path(name), 'utf8');

/** One attempt of one user of a domain of an organisation. */
const log = failedReset.replaceAll('contoso', 'acme-works').replaceAll('User_0a1b2c3d', 'User_9b83f544');
const NAMES = /acme|anna|sync1|9b83f544|jYCmV0xpzky2gk/i;
const TRACKING_ID = '0a1b2c3d-0000-4000-8000-0000000000ab';

test.each(['terminal', 'markdown', 'html', 'json', 'csv', 'ndjson'])(
  '%s: no name is left, and it says so',
  async (format) => {
    const { status, stdout, stderr } = await invoke(['analyze', path('anna-acme.xml'), '--redact', '--format', format]);
    expect(status).toBe(0);
    expect(stdout).not.toMatch(NAMES);
    expect(stdout).toContain('user-1@domain-1');
    expect(stdout).toContain('host-1.domain-1');
    expect(stdout).toContain(TRACKING_ID);
    expect(stderr).toMatch(/replaced by pseudonyms/);
    const says = { terminal: 'Redacted: yes', markdown: /Redacted.*yes/, html: /pseudonyms/, json: /"redacted": true/ };
    expect(stdout).toMatch(says[format as 'json'] ?? /true/);
  },
);

test('without the flag all names stay', async () => {
  const { stdout } = await invoke(['analyze', path('anna-acme.xml'), '--format', 'json']);
  expect(stdout).toMatch(NAMES);
});

test('tracking ids go where that is asked for, which asks for redaction too', async () => {
  const { stdout } = await invoke(['analyze', path('anna-acme.xml'), '--redact-tracking-ids', '--format', 'json']);
  expect(stdout).not.toContain(TRACKING_ID);
  expect(stdout).not.toMatch(NAMES);
});

test('what was asked for is redacted as well', async () => {
  const flags = ['--user', 'ANNA@acme-works.com', '--redact', '--format', 'json'];
  const { stdout } = await invoke(['analyze', path('anna-acme.xml'), ...flags]);
  expect((JSON.parse(stdout) as Report).options.user).toBe('user-1@domain-1');
  expect(stdout).not.toMatch(NAMES);
});

test('a key file is made for its owner alone, keeps pseudonyms, and translates back', async () => {
  const flags = ['--redact-key', path('key.json')];
  const first = await invoke(['analyze', path('anna-acme.xml'), ...flags, '--format', 'json']);
  expect(statSync(path('key.json')).mode & 0o777).toBe(0o600);
  const again = await invoke(['analyze', path('anna-acme.xml'), ...flags, '--format', 'json']);
  expect(again.stdout).toBe(first.stdout);

  writeFileSync(path('other.xml'), log.replaceAll('anna@', 'berta@'));
  const other = await invoke(['analyze', path('other.xml'), ...flags, '--format', 'markdown']);
  expect(other.stdout).toContain('user-2@domain-1');
  const { key, pairs } = JSON.parse(read('key.json')) as RedactionKey;
  expect(Buffer.from(key, 'base64')).toHaveLength(32);
  expect(new Set(pairs.map(({ pseudonym }) => pseudonym)).size).toBe(pairs.length);

  writeFileSync(path('answer.txt'), 'Unlock User-1@domain-1, then user-2, on host-1.\n');
  const answer = await invoke(['reveal', '--redact-key', path('key.json'), path('answer.txt')]);
  expect(answer).toMatchObject({
    status: 0,
    stdout: 'Unlock anna@acme-works.com, then berta, on SYNC1.\n',
    stderr: '',
  });
  const piped = await invoke(['reveal', '--redact-key', path('key.json')], { input: '\ufeffuser-2' });
  expect(piped.stdout).toBe('berta');
});

test('without a key file two runs have nothing in common', async () => {
  const run = async (): Promise<string> => {
    const { stdout } = await invoke(['analyze', path('anna-acme.xml'), '--redact', '--format', 'json']);
    return (JSON.parse(stdout) as Report).flows[0]!.user!.cloudAnchor!;
  };
  expect(await run()).not.toBe(await run());
});

test.each([
  ['no JSON', 'x'],
  ['another file', '{"aadclog":"report"}'],
  ['a newer one', '{"aadclog":"redaction-key","version":2,"key":"","pairs":[]}'],
  ['a short key', '{"aadclog":"redaction-key","version":1,"key":"AAAA","pairs":[]}'],
  [
    'two values for one pseudonym',
    JSON.stringify({
      aadclog: 'redaction-key',
      version: 1,
      key: Buffer.alloc(32).toString('base64'),
      pairs: [
        { kind: 'user', value: 'a', pseudonym: 'user-1' },
        { kind: 'user', value: 'b', pseudonym: 'User-1' },
      ],
    }),
  ],
])('a key file that is none is refused and left alone: %s', async (_, text) => {
  writeFileSync(path('key.json'), text);
  const output = path('r.html');
  const { status, stderr } = await invoke([
    'analyze',
    path('anna-acme.xml'),
    '--redact-key',
    path('key.json'),
    '-o',
    output,
  ]);
  expect([status, read('key.json')]).toEqual([2, text]);
  expect(stderr).toMatch(/no key file of aadclog/);
  expect(readdirSync(folder).sort()).toEqual(['anna-acme.xml', 'key.json']);
});

test('the key file is neither input nor output, and must be there to translate', async () => {
  const analyze = ['analyze', path('anna-acme.xml')];
  expect((await invoke([...analyze, '--redact-key', path('anna-acme.xml')])).stderr).toMatch(/also an input/);
  const same = await invoke([...analyze, '--redact-key', path('r.json'), '--output', path('r.json')]);
  expect(same).toMatchObject({ status: 2, stderr: expect.stringMatching(/also an input or the output/) as string });
  expect((await invoke([...analyze, '--redact-key', folder])).stderr).toMatch(/is no file/);
  expect((await invoke(['reveal', '--redact-key', path('no.json'), '-'])).stderr).toMatch(/no such key file/);
  expect((await invoke(['reveal'])).stderr).toMatch(/--redact-key <file>' not specified/);
  expect(read('anna-acme.xml')).toBe(log);
});

test.each(['report', 'Server', 'failed', 'table', 'SYNC1', 'com', 'a', 'user-1', '31001', '2024'])(
  'a name that is a word of the report does not make it fail: %s',
  async (user) => {
    writeFileSync(path('w.xml'), log.replaceAll('anna@', `${user}@`).replaceAll('SYNC1', 'server'));
    for (const format of ['html', 'json']) {
      const { status, stdout, stderr } = await invoke(['analyze', path('w.xml'), '--redact', '--format', format]);
      expect([status, stderr]).toEqual([0, expect.stringContaining('pseudonyms')]);
      expect(stdout).not.toContain(`${user}@`);
    }
  },
);

describe('a catalog of an organisation', () => {
  beforeEach(() => {
    mkdirSync(path('own/causes'), { recursive: true });
    writeFileSync(path('own/catalog.yaml'), 'name: acme-works\n');
  });

  test('its names are replaced where the log tells them', async () => {
    writeFileSync(
      path('own/causes/password-policy-violation.yaml'),
      `title:\n  en: 'Ask anna@acme-works.com'\n  sv: 'Fråga anna@acme-works.com'\n`,
    );
    const flags = ['--catalog', path('own'), '--redact', '--format', 'markdown'];
    const { status, stdout, stderr } = await invoke(['analyze', path('anna-acme.xml'), ...flags]);
    expect([status, stderr]).toEqual([0, expect.stringContaining('pseudonyms')]);
    expect(stdout).toContain('Ask');
    expect(stdout).not.toMatch(NAMES);
  });
});

test('a leak that is left stops everything: nothing is written, its pseudonym and its place are told', async () => {
  // A format of time that no log has: the report takes it as it is, and so a name that stands there would go out.
  writeFileSync(path('report.json'), (await invoke(['analyze', path('anna-acme.xml'), '--format', 'json'])).stdout);
  const report = JSON.parse(read('report.json')) as Report;
  report.flows[0]!.startedAt = 'anna@acme-works.com';
  writeFileSync(path('report.json'), JSON.stringify(report));
  for (const format of ['html', 'json', 'terminal']) {
    const flags = ['--redact', '--format', format, '--output', path('out')];
    const { status, stdout, stderr } = await invoke(['render', path('report.json'), ...flags]);
    expect([status, stdout, readdirSync(folder).includes('out')]).toEqual([2, '', false]);
    expect(stderr).toMatch(
      /still holds what (user-1|user-1@domain-1|domain-1|netbios-1) stands for .*at byte \d+\); nothing was written/,
    );
    expect(stderr).not.toMatch(/acme|anna@/);
  }
});

test('standard input has no name to hide', async () => {
  const input = `<Events>${eventXml(31001, 1, '2024-05-31T10:00:00Z', `TrackingId: ${TRACKING_ID}, PasswordResetRequestStart, Details: anna@acme-works.com`)}</Events>`;
  const { stdout } = await invoke(['analyze', '-', '--redact', '--format', 'json'], { input });
  expect((JSON.parse(stdout) as Report).coverage.files[0]!.name).toBe('-');
});
