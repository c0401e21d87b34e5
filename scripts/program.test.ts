import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { failedReset } from '../src/cli/streams.test-data';

/** The built program, run as users run it. */
const root = join(__dirname, '..');
const program = join(root, 'dist', 'aadclog.cjs');
const node = process.execPath;

let folder: string;
beforeAll(() => {
  const ensureBuilt = `import(${JSON.stringify(join(root, 'scripts/build.mjs'))}).then((m) => m.ensureBuilt())`;
  execFileSync(node, ['-e', ensureBuilt], { cwd: root });
}, 120_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-program-'));
  writeFileSync(join(folder, 'log.xml'), failedReset);
});
afterEach(() => rmSync(folder, { recursive: true }));

const started = (script: string[], args: string[], input = '') =>
  spawnSync(node, [...script, ...args], { cwd: folder, input, encoding: 'utf8' });
const asJson = (text: string): { coverage: { events: number } } => JSON.parse(text) as never;

test('it runs from any folder, on its own, and is executable', () => {
  const { status, stdout, stderr } = started([program], ['analyze', 'log.xml', '--format', 'json']);
  expect([status, stderr]).toEqual([0, '']);
  expect(asJson(stdout).coverage.events).toBe(2);
  expect(readFileSync(program, 'utf8').slice(0, 20)).toBe('#!/usr/bin/env node\n');
});

test('start passes arguments, standard input and the exit status on, and adds nothing to standard output', () => {
  const start = [join(root, 'scripts/start.mjs')];
  const { status, stdout } = started(start, ['analyze', '-', '--format', 'json', '--fail-on', 'warning'], failedReset);
  expect(asJson(stdout).coverage.events).toBe(2);
  expect(status).toBe(started([program], ['analyze', 'log.xml', '--fail-on', 'warning']).status);
  expect(started(start, ['analyze', 'a b "c".xml'])).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('a b "c".xml: there is no such file') as string,
  });
});

test('an interruption leaves the old report as it was, and nothing beside it', async () => {
  writeFileSync(join(folder, 'report.md'), 'old');
  const child = spawn(node, [program, 'analyze', '-', '--output', 'report.md'], { cwd: folder });
  // More than a pipe holds: once it is taken, the program is reading, and listens for signals.
  await new Promise((taken) => child.stdin.write(`<Events>${' '.repeat(1_000_000)}`, taken));
  child.kill('SIGINT');
  const [status] = (await once(child, 'exit')) as [number];
  expect([status, readFileSync(join(folder, 'report.md'), 'utf8')]).toEqual([130, 'old']);
  expect(readdirSync(folder).sort()).toEqual(['log.xml', 'report.md']);
});

test('a reader that stops reading ends it quietly', async () => {
  const child = spawn(node, [program, 'analyze', 'log.xml', '--format', 'html'], { cwd: folder });
  child.stdout.destroy();
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  await once(child, 'close');
  expect(complaint).toBe('');
});

test('nor does it watch on for nobody', async () => {
  const child = spawn(node, [program, 'watch', 'log.xml', '--replay', '-q'], { cwd: folder });
  child.stdout.destroy();
  const [status] = (await once(child, 'exit')) as [number];
  expect(status).toBe(0);
});

test('a command loads its own modules alone, and the schemas only to check a catalog', async () => {
  const { metafile } = await build({
    entryPoints: ['src/cli.ts'],
    absWorkingDir: root,
    bundle: true,
    packages: 'external',
    platform: 'node',
    write: false,
    metafile: true,
    outfile: 'unwritten.cjs',
  });
  const packages = (entry: string): string[] =>
    [...loadedBy(entry, metafile)].filter((path) => !/^src\/|^node:/.test(path));
  expect(packages('src/cli.ts')).toEqual(['commander']);
  expect(packages('src/cli/analyze.ts')).toEqual(expect.arrayContaining(['fast-xml-parser', 'iconv-lite']));
  for (const heavy of ['zod', 'yaml']) expect(packages('src/cli/analyze.ts')).not.toContain(heavy);
  for (const command of ['explain', 'codes'])
    expect(packages(`src/cli/${command}.ts`).sort()).toEqual(['cli-table3', 'picocolors', 'string-width']);
});

/** Everything that importing `entry` loads at once. */
function loadedBy(entry: string, metafile: Metafile, seen = new Set<string>()): Set<string> {
  for (const { path, kind } of metafile.inputs[entry]?.imports ?? [])
    if (kind !== 'dynamic-import' && !seen.has(path)) loadedBy(path, metafile, seen.add(path));
  return seen;
}
