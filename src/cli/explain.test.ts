import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { invoke } from './streams.test-data';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'aadclog-explain-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a known code is answered, with status 0', async () => {
  const { status, stdout, stderr } = await invoke(['explain', '33004']);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^PasswordResetService\/33004 {2}ADPermissionsError/);
});

test('an unknown term is status 1, and the known ones are answered all the same', async () => {
  const { status, stdout } = await invoke(['explain', '31025', 'ADSync/6329', '--lang', 'sv']);
  expect(status).toBe(1);
  expect(stdout).toContain('31025: finns inte i katalogen.');
  expect(stdout).toContain('ADSync/6329  händelsekod');
});

test('a negative number is a term and no option; words that belong together need no quotes', async () => {
  const { status, stdout } = await invoke(['explain', '-2145188314', 'HR', '8023042', '--width', '80']);
  expect(status).toBe(0);
  expect(stdout).toContain('0x80230626  HRESULT');
  expect(stdout).toContain('0x80230402  HRESULT');
});

test('a text is taken from standard input', async () => {
  const file = join(folder, 'answer.json');
  const { status } = await invoke(['explain', '-', '--output', file], {
    input: '"Failed to acquire user information: 0x6ba"\r\n',
  });
  expect(status).toBe(0);
  const { terms } = JSON.parse(readFileSync(file, 'utf8')) as { terms: { matches: { id: string }[] }[] };
  const ids = terms[0]!.matches.map(({ id }) => id);
  expect(ids).toContain('domain-controller-unreachable');
});

test('what PowerShell pipes in UTF-16 is read as well', async () => {
  const utf16 = new PassThrough();
  utf16.end(Buffer.from('\ufeff33004', 'utf16le'));
  expect(await invoke(['explain', '-'], { stdin: utf16 })).toMatchObject({ status: 0 });
});

test('an answer goes to a file whose name says the form', async () => {
  const file = join(folder, 'answer.md');
  const { status, stdout } = await invoke(['explain', '33004', '--specimens', '--output', file]);
  expect([status, stdout]).toEqual([0, '']);
  expect(readFileSync(file, 'utf8')).toMatch(/^## Active Directory denied the connector account\n/);
});

test('colours as for reports', async () => {
  const terminal = (): PassThrough => Object.assign(new PassThrough(), { isTTY: true, columns: 60 });
  const printed = async (argv: string[], env: Record<string, string> = {}): Promise<string> => {
    const stdout = terminal();
    await invoke(['explain', '33004', ...argv], { stdout, env });
    return String(stdout.read());
  };
  expect(await printed([])).toContain('\u001b[1m');
  expect(await printed(['--no-color'])).not.toContain('\u001b');
  expect(await printed([], { NO_COLOR: '1' })).not.toContain('\u001b');
  expect(await printed(['--format', 'markdown'])).not.toContain('\u001b');
});

test.each([
  [['explain'], /missing required argument 'term'/],
  [['explain', ''], /nothing to explain/],
  [['explain', '33004', '--format', 'html'], /--format: "html" is not available/],
  [['explain', '33004', '--output', 'a.html'], /which format/],
  [['explain', '33004', '--lang', 'de'], /--lang/],
  [['codes', '--kind', 'code'], /--kind: "code"/],
  [['codes', '--provider', 'Foreign'], /no events of "Foreign"/],
  [['codes', '--severity', 'bad'], /--severity/],
  [['codes', '--status', 'bad'], /--status/],
])('usage: %j', async (argv, message) => {
  const { status, stdout, stderr } = await invoke(argv);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});
