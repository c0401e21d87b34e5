// `npm test -- <jest arguments>`: sets up what is missing, runs jest, and ends with the counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { isMain, main, root, SetupError, setUp } from './setup.mjs';

const results = join(root, 'dist', 'test-results.json');

/** Runs jest with its own output. A test file that cannot even start counts as one failed test. */
export function runTests(args) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  rmSync(results, { force: true });
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const run = spawnSync(process.execPath, [jest, ...args, '--json', `--outputFile=${results}`], {
    cwd: root,
    // With --json jest says on standard output what it also writes to the file; its report is on standard error.
    stdio: ['inherit', 'ignore', 'inherit'],
  });
  if (!existsSync(results)) return { passed: 0, failed: run.status === 0 ? 0 : 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(results, 'utf8'));
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  // Jest may also fail as a whole, over a threshold or an open handle.
  return { passed: numPassedTests, failed: failed === 0 && run.status !== 0 ? 1 : failed };
}

/** The last line that CI reads. */
export function finish({ passed, failed }) {
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** A build that fails must not keep the tests from saying why. */
export async function prepare() {
  setUp();
  try {
    await ensureBuilt();
    return true;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return false;
  }
}

if (isMain(import.meta.url))
  await main(async () => {
    const built = await prepare();
    const { passed, failed } = runTests(process.argv.slice(2));
    finish({ passed, failed: failed + (built ? 0 : 1) });
  });
