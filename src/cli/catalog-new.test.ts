import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invoke } from './streams.test-data';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-new-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (path: string): string => join(folder, path);
const write = (...words: string[]) => invoke(['catalog', 'new', ...words, '--dir', folder]);
const check = () => invoke(['catalog', 'check', folder]);

/** What a person would write in place of a text that is still to be written. */
const written: [RegExp, string][] = [
  [/TODO: its whole address/, 'https://example.org/page'],
  [/TODO: date of the edition[^'\n]*/, '2026-11-20'],
  [/TODO: id of a remediation/, 'retry-attempt'],
  [/TODO: [^'\n]*/, 'Text'],
];
function fill(path: string): void {
  const text = written.reduce(
    (before, [todo, instead]) => before.replace(new RegExp(`'?${todo.source}(''[^'\n]*)*'?`, 'g'), `'${instead}'`),
    readFileSync(at(path), 'utf8'),
  );
  writeFileSync(at(path), text);
}

const cases: [words: string[], path: string][] = [
  [['PasswordResetService/31025'], 'events/PasswordResetService/31025.yaml'],
  [['event', 'passwordresetservice/31026'], 'events/PasswordResetService/31026.yaml'],
  [['Directory', 'Synchronization/123'], 'events/Directory Synchronization/123.yaml'],
  [['Our Own Agent/1'], 'events/Our Own Agent/1.yaml'],
  [['hresult', '0x8023FFFF'], 'hresults/8023ffff.yaml'],
  [['cause', 'my-cause'], 'causes/my-cause.yaml'],
  [['remediation', 'my-remediation'], 'remediations/my-remediation.yaml'],
  [['symptom', 'my-symptom'], 'symptoms/my-symptom.yaml'],
];

test.each(cases)('%j: a template that passes the check once its texts are written', async (words, path) => {
  await write('overlay', 'contoso');
  const made = await write(...words);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.stdout).toContain(at(path));

  const todo = readFileSync(at(path), 'utf8').match(/TODO: /g)!.length;
  const unwritten = await check();
  expect(unwritten.status).toBe(2);
  expect(unwritten.stderr.match(/still to be written/g)).toHaveLength(todo);
  expect(unwritten.stderr.trim().split('\n')).toHaveLength(todo + 1);

  fill(path);
  const complete = await check();
  expect(complete).toMatchObject({ status: 0, stderr: '' });
  expect(complete.stdout).toContain(`adds ${path.replace('.yaml', '')}`);
});

test.each([
  [['remediation', 'retry-attempt'], 'remediations/retry-attempt.yaml', 'id: retry-attempt'],
  [['PasswordResetService/33004'], 'events/PasswordResetService/33004.yaml', 'id: 33004'],
  [['hresult', '80230626'], 'hresults/80230626.yaml', "hresult: '80230626'"],
])('%j is ours: the template changes nothing until something is written', async (words, path, identity) => {
  await write('overlay', 'contoso');
  expect((await write(...words)).stdout).toContain('aadclog has this entry');
  const text = readFileSync(at(path), 'utf8');
  expect(text).toContain(`\n${identity}\n`);
  expect(text).toMatch(/^# title:$/m);
  expect((await check()).stdout).toContain(`changes nothing in ${path.replace('.yaml', '')}`);
  const [above, present] = text.split('# Its fields at present:\n') as [string, string];
  writeFileSync(at(path), above + present.replaceAll(/^# ?/gm, ''));
  expect((await check()).stdout).toContain(`changes nothing in ${path.replace('.yaml', '')}`);
});

test('remarks are in the chosen language, texts to write in both', async () => {
  await invoke(['catalog', 'new', 'cause', 'my-cause', '--dir', folder, '--lang', 'sv']);
  const text = readFileSync(at('causes/my-cause.yaml'), 'utf8');
  expect(text).toMatch(/^# Något som är fel/);
  expect(text).toMatch(/en: 'TODO: what is wrong/);
  expect(text).toMatch(/sv: 'TODO: vad som är fel/);
});

test('nothing is overwritten', async () => {
  await write('cause', 'my-cause');
  const before = readFileSync(at('causes/my-cause.yaml'), 'utf8');
  fill('causes/my-cause.yaml');
  const again = await write('cause', 'my-cause');
  expect(again).toMatchObject({ status: 2, stdout: '' });
  expect(again.stderr).toMatch(/is already there/);
  expect(readFileSync(at('causes/my-cause.yaml'), 'utf8')).not.toBe(before);
});

test.each([
  [['cause', '../outside'], /cannot be the id/],
  [['cause', 'My Cause'], /one id is needed|cannot be the id/],
  [['cause', 'con'], /cannot be the id/],
  [['remediation', 'lpt1'], /cannot be the id/],
  [['cause'], /one id is needed/],
  [['../../outside/31025'], /cannot be the name of a provider/],
  [['..\\outside/31025'], /cannot be the name of a provider/],
  [['NUL/31025'], /cannot be the name of a provider/],
  [['com1.log/31025'], /cannot be the name of a provider/],
  [['..../31025'], /cannot be the name of a provider/],
  [['Agent./31025'], /cannot be the name of a provider/],
  [['A:B/31025'], /cannot be the name of a provider/],
  [['A\u0000B/1'], /cannot be the name of a provider/],
  [['PasswordResetService'], /not something to write a template for/],
  [['hresult', '80'], /not an HRESULT/],
  [['overlay', '../x'], /cannot be the name of an overlay/],
])('%j is refused, and nothing is written', async (words, message) => {
  const { status, stderr } = await write(...words);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
  expect(readdirSync(folder)).toEqual([]);
});

test('a link in the folder is not followed; a folder that is not there is not made', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'aadclog-outside-'));
  try {
    symlinkSync(outside, at('causes'));
    expect((await write('cause', 'my-cause')).stderr).toMatch(/is a link; nothing was written/);
    expect(readdirSync(outside)).toEqual([]);
  } finally {
    rmSync(outside, { recursive: true });
  }
  const missing = await invoke(['catalog', 'new', 'cause', 'x', '--dir', at('nowhere')]);
  expect(missing.stderr).toMatch(/no such folder/);
  expect(existsSync(at('nowhere'))).toBe(false);
});

test('without a catalog.yaml it says how to get one', async () => {
  mkdirSync(at('causes'));
  expect((await write('cause', 'my-cause')).stdout).toContain('catalog new overlay <name>');
  await write('overlay', 'contoso');
  expect((await write('cause', 'other-cause')).stdout).not.toContain('catalog new overlay');
});
