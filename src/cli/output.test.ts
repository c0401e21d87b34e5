import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkOutput, writeLong, writeOutput } from './output';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-output-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);

test('a new file, and one that is replaced and keeps its permissions', () => {
  writeOutput(path('a.md'), 'one');
  chmodSync(path('a.md'), 0o600);
  writeOutput(path('a.md'), 'two');
  expect(readFileSync(path('a.md'), 'utf8')).toBe('two');
  expect(statSync(path('a.md')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['a.md']);
});

test('a link stays a link; the file behind it is replaced', () => {
  writeFileSync(path('real.md'), 'old');
  symlinkSync(path('real.md'), path('link.md'));
  writeOutput(path('link.md'), 'new');
  expect(readFileSync(path('real.md'), 'utf8')).toBe('new');
});

test('a failure leaves the old file and nothing beside it', () => {
  writeFileSync(path('a.md'), 'old');
  // The name for the half-written file is taken by a folder, so writing must fail.
  const beside = path(`.a.md.${process.pid}.tmp`);
  symlinkSync(path('nowhere/at/all'), beside);
  expect(() => writeOutput(path('a.md'), 'new')).toThrow(/cannot write .*a\.md/);
  expect(readFileSync(path('a.md'), 'utf8')).toBe('old');
});

test('a device is written to, not replaced', () => {
  writeOutput('/dev/null', 'text');
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('what cannot be written is refused before the work', () => {
  writeFileSync(path('log.xml'), '<Events/>');
  symlinkSync(path('log.xml'), path('link.xml'));
  expect(() => checkOutput(path('log.xml'), ['-', path('log.xml')])).toThrow(/overwrite a log/);
  expect(() => checkOutput(path('link.xml'), [path('log.xml')])).toThrow(/overwrite a log/);
  expect(() => checkOutput(folder, [])).toThrow(/is a folder/);
  expect(() => checkOutput(path('nowhere/a.md'), [])).toThrow(/its folder does not exist/);
  expect(() => checkOutput(path('a.md'), [path('log.xml')])).not.toThrow();
  expect(readdirSync(folder).sort()).toEqual(['link.xml', 'log.xml']);
});

test('while a long text is written signals are heard, and one that ends the program leaves the old file alone', async () => {
  writeFileSync(path('a.md'), 'old');
  const seen: unknown[] = [];
  const others = process.listeners('exit');
  setTimeout(() => {
    seen.push(readFileSync(path('a.md'), 'utf8'), readdirSync(folder).length);
    // What the end of the program would call.
    const own = process.listeners('exit').filter((listener) => !others.includes(listener));
    for (const listener of own) listener.call(process, 0);
    seen.push(readdirSync(folder));
  }, 0);
  const pieces = Array.from({ length: 100 }, () => 'x'.repeat(100_000));
  await expect(writeLong(path('a.md'), pieces)).rejects.toThrow('cannot write');
  expect(seen).toEqual(['old', 2, ['a.md']]);
  expect(readFileSync(path('a.md'), 'utf8')).toBe('old');
  expect(process.listeners('exit')).toEqual(others);
  await writeLong(path('a.md'), pieces);
  expect(readFileSync(path('a.md'), 'utf8')).toBe(pieces.join(''));
});
