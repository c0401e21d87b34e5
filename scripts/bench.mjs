import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import './setup.mjs';
import { evtxLogs, references } from './bench/evtx.mjs';
import { isInstalled, measureInTurn } from './bench/measure.mjs';
import { profilesOf } from './bench/profile.mjs';
import { resultsPage } from './bench/results.mjs';

/**
 * `npm run bench`: generates logs (seeded), runs aadclog and its references on them in turn, several rounds, and writes the
 * medians to scripts/bench/results.md. Logs are kept in the system's temporary folder for the next run.
 * `npm run bench -- --quick` leaves out the longest runs and writes nothing.
 */
const ROUNDS = 3;
const LARGEST_QUICK_MB = 100;
const quick = process.argv.includes('--quick');
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const logs = join(tmpdir(), 'aadclog-bench');
mkdirSync(logs, { recursive: true });

/** @param more what else `generate-log.mjs` is to be told */
function log(what, name, megabytes, ours, more = {}) {
  const file = join(logs, `${name}.xml`);
  if (!existsSync(file)) {
    const options = { megabytes, ours, seed: 1, ...more };
    const args = Object.entries(options).flatMap(([key, value]) => [`--${key}`, String(value)]);
    // Half a log from an interrupted run must not be taken for a whole one.
    const made = spawnSync(process.execPath, [here('./fixtures/generate-log.mjs'), `${file}.part`, ...args], {
      stdio: 'inherit',
    });
    if (made.status !== 0) throw new Error(`could not generate ${file}`);
    renameSync(`${file}.part`, file);
  }
  return { what, file, megabytes: statSync(file).size / 1e6 };
}

/** The same amount in many files: each its own log, all in one folder. */
function folder(what, name, count, megabytes, ours) {
  mkdirSync(join(logs, name), { recursive: true });
  const files = Array.from({ length: count }, (_, i) =>
    log('', join(name, `log-${i + 1}`), megabytes, ours, { seed: i + 1 }),
  );
  return { what, file: join(logs, name), megabytes: files.reduce((sum, one) => sum + one.megabytes, 0) };
}

const built = spawnSync(process.execPath, [here('./build.mjs')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const node = (name, ...args) => ({ name, command: [process.execPath, ...args], isNode: true });
const program = here('../dist/aadclog.cjs');
const analyze = [program, 'analyze', '{}', '--format', 'json', '--output', '/dev/null', '--quiet'];
const aadclog = node('aadclog', ...analyze);
const frugal = node('aadclog --max-memory 300', ...analyze, '--max-memory', '300');
const toFlows = { ...node('aadclog, from file to flows', here('./bench/flows.mjs'), '{}'), timesItself: true };
const saxes = node('saxes, counting events', here('./bench/saxes.mjs'), '{}');
/** It holds all of a log at once. */
const WHOLE = '--max-old-space-size=8192';
const fastXmlParser = node('fast-xml-parser, whole file', WHOLE, here('./bench/fast-xml-parser.mjs'), '{}');
const ripgrep = { name: 'ripgrep, counting `</Event>`', command: ['rg', '--count-matches', '</Event>', '{}'] };
const xmllint = { name: 'xmllint --stream', command: ['xmllint', '--stream', '--noout', '{}'] };

const mixed = 'mixed (2 % ours)';
/** Half a million records in thirty days. */
const MONTH = { every: 5200 };
const runs = [
  [log(`200 MB ${mixed}`, 'mixed-200', 200, 2), [aadclog, saxes, ripgrep, xmllint]],
  [log(`100 MB ${mixed}`, 'mixed-100', 100, 2), [aadclog, fastXmlParser]],
  [log(`200 MB ${mixed}, UTF-16`, 'mixed-200-utf-16', 200, 2, { shape: 'utf-16le' }), [aadclog]],
  [log('50 MB all ours', 'own-50', 50, 100), [aadclog, toFlows]],
  [log('200 MB all ours', 'own-200', 200, 100), [aadclog, toFlows, saxes]],
  ...(quick
    ? []
    : [
        [log(`1 GB ${mixed}`, 'mixed-1000', 1000, 2), [aadclog, saxes, ripgrep, xmllint]],
        [folder(`200 logs of 5 MB, ${mixed}`, 'mixed-5', 200, 5, 2), [aadclog, ripgrep]],
        [log('a month of a busy server (500,000 events of ours)', 'month-580', 580, 100, MONTH), [aadclog, frugal]],
      ]),
];

const reading = node('aadclog, reading alone', here('./bench/reading.mjs'), '{}');
for (const { references: withReferences, ...binary } of evtxLogs(logs, quick ? LARGEST_QUICK_MB : Infinity)) {
  // A program is always measured beside others that do the same; they take minutes for a large log.
  if (withReferences) runs.push([binary, [aadclog, reading, ...references]]);
  else runs.push([binary, binary.allOurs ? [reading] : [aadclog, reading]]);
}

const small = { what: 'start-up', file: '', megabytes: 0 };
const starts = [
  node('node -e 0', '-e', '0'),
  node('aadclog --version', program, '--version'),
  node('aadclog explain 33004', program, 'explain', '33004'),
];

const missing = [ripgrep, xmllint, ...references].filter(({ command: [tool] }) => !isInstalled(tool));
for (const { command } of missing) console.log(`${command[0]} is not installed: its runs are left out`);
/** Logs of which it is shown where the time goes. */
const PROFILED = [`1 GB ${mixed}`, '200 MB all ours'];
const results = [[small, starts], ...runs].flatMap(([target, tools]) => {
  const measured = measureInTurn(
    target.file,
    tools.filter((tool) => !missing.includes(tool)),
    quick ? 1 : ROUNDS,
  );
  const rows = measured.map((row) => ({ ...target, ...row }));
  console.table(rows.map(({ what, name, seconds, processor, peak }) => ({ what, name, seconds, processor, peak })));
  return rows;
});

const machine = `${cpus()[0].model.trim()}, ${availableParallelism()} cores, Node ${process.versions.node}`;
const profiled = runs.map(([target]) => target).filter(({ what }) => PROFILED.includes(what));
const seconds = await profilesOf(profiled.map(({ file }) => file));
const profiles = profiled.map(({ what }, at) => ({ what, seconds: seconds[at] }));
console.table(profiles.map(({ what, seconds: each }) => ({ what, ...each })));
if (!quick)
  writeFileSync(here('./bench/results.md'), resultsPage(results, profiles, { machine, rounds: ROUNDS, missing }));
