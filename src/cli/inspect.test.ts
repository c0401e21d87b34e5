import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { gzipOf, zipOf } from '../read/containers/archives.test-data';
import type { Inspection } from '../inspect';
import { failedReset, invoke } from './streams.test-data';

let folder = '';
const path = (name: string): string => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-inspect-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const json = (text: string): Inspection => JSON.parse(text) as Inspection;

test('says what every input is, those that cannot be read among them, and succeeds when one is a log', async () => {
  writeFileSync(path('log.zip'), await zipOf({ 'a.xml': failedReset, 'pic.png': 'x' }));
  writeFileSync(path('b.7z'), Buffer.from('7z\xbc\xaf\x27\x1c\0\x04', 'latin1'));
  const { status, stdout, stderr } = await invoke(['inspect', folder, path('gone.xml'), '--format', 'json']);
  expect([status, stderr]).toEqual([0, expect.stringContaining('gone.xml')]);
  const { sources, problems } = json(stdout);
  expect(sources.map(({ name, format, advice }) => [name.slice(folder.length + 1), format, advice[0]])).toEqual([
    ['b.7z', 'unknown', 'no-log'],
    ['log.zip/a.xml', 'event-xml', 'no-engine-traces'],
  ]);
  expect(problems).toMatchObject([{ reason: 'no-such-path' }]);
  expect(sources[1]!.notes).toMatchObject([{ kind: 'skipped', detail: 'pic.png' }]);
});

test.each([
  ['nothing there', 'gone.xml', /there is no such file/],
  ['a picture', 'pic.png', /none of the inputs is a log/],
])('%s: not done', async (_, name, message) => {
  writeFileSync(path('pic.png'), Buffer.from([0x89, 0x50, 0, 0, 1, 2, 3]));
  const { status, stderr } = await invoke(['inspect', path(name)]);
  expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
});

test('speaks both languages, and writes to a file', async () => {
  writeFileSync(path('a.xml'), failedReset);
  expect((await invoke(['inspect', path('a.xml'), '--lang', 'sv'])).stdout).toContain('SÅ EXPORTERAS LOGGEN');
  const { stdout } = await invoke(['inspect', path('a.xml'), '--output', path('out.json')]);
  expect([stdout, json(readFileSync(path('out.json'), 'utf8')).sources[0]!.events]).toEqual(['', 2]);
});

test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
  ['zip', () => zipOf({ 'a.xml': failedReset })],
  ['gzip', () => gzipOf(failedReset)],
])('a %s on standard input is analysed and inspected', async (_, make) => {
  const bytes = await make();
  for (const command of ['analyze', 'inspect']) {
    const { status, stdout } = await invoke([command, '-', '--format', 'json'], { stdin: Readable.from([bytes]) });
    expect([status, stdout.includes('"events": 2')]).toEqual([0, true]);
  }
});

describe('an encrypted archive', () => {
  beforeEach(async () => {
    writeFileSync(path('a.zip'), await zipOf({ 'a.xml': failedReset }, { password: ' pass phrase' }));
  });
  const analyze = (...more: string[]): string[] => ['analyze', path('a.zip'), '--format', 'json', ...more];

  test.each([
    ['\ufeff pass phrase\r\n', 0, /^$/],
    ['other\n pass phrase', 0, /^$/],
    ['pass phrase', 2, /does not fit.*--zip-password-file/],
    ['\r\n', 2, /the file is empty/],
  ])('with a password file of %j', async (content, expected, message) => {
    writeFileSync(path('p.txt'), content);
    const { status, stderr } = await invoke(analyze('--zip-password-file', path('p.txt')));
    expect([status, stderr]).toEqual([expected, expect.stringMatching(message)]);
  });

  test('without a password file, or one that is not there', async () => {
    expect(await invoke(analyze())).toMatchObject({ status: 2, stderr: expect.stringContaining('is encrypted') });
    const gone = await invoke(analyze('--zip-password-file', path('gone')));
    expect(gone).toMatchObject({ status: 2, stderr: expect.stringContaining('ENOENT') });
  });

  test.each([
    [' pass phrase\n', 0, 1],
    ['wrong\n pass phrase\n', 0, 2],
    ['\u0003', 2, 1],
    ['wrong\nwrong\nwrong\n', 2, 3],
  ])('at a terminal asks, and does not show what is typed: %j', async (typed, expected, questions) => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    const stderr = Object.assign(new PassThrough(), { isTTY: true });
    let shown = '';
    // Types a line for each question.
    const lines = typed.split(/(?<=\n)/);
    stderr.on('data', (chunk: Buffer) => {
      shown += String(chunk);
      if (String(chunk).includes('a.zip')) setImmediate(() => stdin.write(lines.shift() ?? ''));
    });
    const { status } = await invoke(analyze('--quiet'), { stdin, stderr });
    expect(status).toBe(expected);
    expect(shown.match(/assword of .*a\.zip/g)).toHaveLength(questions);
    expect(shown).not.toContain('phrase');
  });
});

test('the zone of logs without one is that of the report, unless said otherwise, and must be one', async () => {
  writeFileSync(path('a.xml'), failedReset);
  const { status, stderr } = await invoke(['analyze', path('a.xml'), '--input-time-zone', 'Mars']);
  expect([status, stderr]).toEqual([2, expect.stringContaining('"Mars" is not a time zone')]);
});
