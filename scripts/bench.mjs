import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import './setup.mjs';
import { median } from './bench/measure.mjs';

/**
 * `npm run bench`: generates logs (seeded), runs aadclog and its references on the same files in turn, and prints times,
 * ratios and peak memory. Logs are kept in the system's temporary folder for the next run.
 */
const ROUNDS = 3;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const logs = join(tmpdir(), 'aadclog-bench');
mkdirSync(logs, { recursive: true });

function log(name, megabytes, ours) {
  const file = join(logs, `${name}.xml`);
  if (!existsSync(file)) {
    const args = [here('./fixtures/generate-log.mjs'), file, '--megabytes', megabytes, '--ours', ours, '--seed', 1];
    const made = spawnSync(process.execPath, args.map(String), { stdio: 'inherit' });
    if (made.status !== 0) throw new Error(`could not generate ${file}`);
  }
  return { file, megabytes: statSync(file).size / 1e6 };
}

const built = spawnSync(process.execPath, [here('./build.mjs')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
const aadclog = ({ file }) => [
  here('../dist/aadclog.cjs'),
  'analyze',
  file,
  '--format',
  'json',
  '--output',
  '/dev/null',
  '--quiet',
];
const saxes = ({ file }) => [here('./bench/saxes.mjs'), file];
const whole = ({ file }) => [here('./bench/fast-xml-parser.mjs'), file];

const rows = [];
function row(what, target, args, rounds = ROUNDS) {
  const { seconds, megabytes } = median(rounds, args(target));
  rows.push({
    log: what,
    seconds: seconds.toFixed(2),
    'MB/s': (target.megabytes / seconds).toFixed(0),
    'peak MB': megabytes.toFixed(0),
  });
  console.table(rows.slice(-1));
  return seconds / target.megabytes;
}

const mixed = log('mixed-200', 200, 2);
const small = log('mixed-100', 100, 2);
const large = log('mixed-1000', 1000, 2);
const own = log('own-200', 200, 100);

const ours = row('200 MB, 2 % ours: aadclog', mixed, aadclog);
const sax = row('200 MB, 2 % ours: saxes', mixed, saxes);
const oursSmall = row('100 MB, 2 % ours: aadclog', small, aadclog);
const fxp = row('100 MB, 2 % ours: fast-xml-parser, whole file', small, whole, 1);
const oursLarge = row('1 GB, 2 % ours: aadclog', large, aadclog);
const saxLarge = row('1 GB, 2 % ours: saxes', large, saxes, 1);
row('200 MB, all ours: aadclog', own, aadclog);
row('200 MB, all ours: saxes', own, saxes);

console.table(rows);
const times = (reference, own) => (reference / own).toFixed(1);
console.log(
  `aadclog is ${times(sax, ours)} times as fast as saxes on 200 MB, ${times(saxLarge, oursLarge)} times on 1 GB,`,
);
console.log(`and ${times(fxp, oursSmall)} times as fast as fast-xml-parser on a whole file of 100 MB.`);
