// `npm run check`: everything that must hold before a change is done. Says which check failed and ends with the counts.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundle } from './build.mjs';
import { isMain, main, root } from './setup.mjs';
import { finish, prepare, runTests } from './test.mjs';

const tool = (path) => join(root, 'node_modules', path);
const checks = {
  types: [tool('typescript/bin/tsc'), '--noEmit', '-p', '.'],
  lint: [tool('eslint/bin/eslint.js'), '--max-warnings=0', '.'],
  format: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
  catalog: [bundle, 'catalog', 'check', 'catalog'],
};

function check(name, command) {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  process.stdout.write(status === 0 ? `${name}: ok\n` : `${stdout}${stderr}${name}: FAILED\n`);
  return status === 0;
}

if (isMain(import.meta.url))
  await main(async () => {
    const outcomes = { build: await prepare() };
    for (const [name, command] of Object.entries(checks)) outcomes[name] = check(name, command);
    const tests = runTests(process.argv.slice(2));
    const broken = Object.keys(outcomes).filter((name) => !outcomes[name]);
    if (tests.failed > 0) broken.push('tests');
    if (broken.length > 0) process.stdout.write(`Failed: ${broken.join(', ')}\n`);
    const passed = Object.values(outcomes).filter(Boolean).length;
    finish({
      passed: tests.passed + passed,
      failed: tests.failed + Object.keys(outcomes).length - passed,
    });
  });
