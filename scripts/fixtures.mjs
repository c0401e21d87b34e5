import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setUp } from './setup.mjs';

/**
 * Writes the input files of the scenarios.
 * `npm run fixtures -- [--seed N] [--out DIR] [--only NAME …] [--large] [--shape NAME …]`; without `--out` the committed set. Scenarios
 * marked `large: true` are too big to be committed and are written with `--large` or `--only` alone. `--shape NAME …`
 * writes each scenario in these shapes instead of its own.
 */

// These need the dependencies.
setUp();
const { parse } = await import('yaml');
const { invalidFiles } = await import('./fixtures/invalid-files.mjs');
const { scenarioFiles } = await import('./fixtures/scenario.mjs');

const COMMITTED_SEED = 20260130;
const home = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures');

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(COMMITTED_SEED) },
    out: { type: 'string', default: home },
    only: { type: 'string', multiple: true },
    large: { type: 'boolean', default: false },
    shape: { type: 'string', multiple: true },
  },
});
const seed = Number(values.seed);
if (!Number.isInteger(seed)) throw new Error(`--seed takes a whole number, not ${values.seed}`);

let files = 0;
let bytes = 0;
const write = (path, content) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  files += 1;
  bytes += content.length;
};

for (const name of values.only ?? readdirSync(join(home, 'scenarios')).sort()) {
  const scenario = parse(readFileSync(join(home, 'scenarios', name, 'scenario.yaml'), 'utf8'));
  if (scenario.large && !values.only && !values.large) continue;
  const out = values.out === home && scenario.large ? join(home, 'generated') : values.out;
  const folder = join(out, 'scenarios', name);
  // What an earlier `write:` list left behind.
  const old = existsSync(folder) ? readdirSync(folder).filter((file) => file.startsWith('input.')) : [];
  old.forEach((file) => rmSync(join(folder, file)));
  if (values.shape) scenario.write = values.shape;
  for (const file of scenarioFiles(name, scenario, seed)) write(join(folder, file.path), file.bytes);
}
if (!values.only && !values.shape)
  for (const [name, content] of invalidFiles(seed)) write(join(values.out, 'invalid', name), content);

const where = relative(process.cwd(), values.out) || '.';
console.log(`${files} files, ${(bytes / 1e6).toFixed(1)} MB written below ${where}`);
