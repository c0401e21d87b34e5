import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.mjs';

/** The folders of src/ that say the program's sentence, and what the engine does besides. */
const STAGES = ['read', 'classify', 'correlate', 'diagnose', 'report'];
const COLLECTOR = 'collector of garbage';
const REST = 'start, command line, waiting';
const INTERVAL_US = 2000;
const PER_SECOND = 1e6;

/**
 * Where the time of analyses goes, by samples of what they are doing.
 * @returns for each file the seconds of each stage
 */
export async function profilesOf(files) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-profile-'));
  const program = join(folder, 'aadclog.cjs');
  await build(program, 'node20', false);
  const stageAt = stagesOf(readFileSync(program, 'utf8'));
  const profiles = files.map((file) => {
    const options = ['--cpu-prof', `--cpu-prof-interval=${INTERVAL_US}`, `--cpu-prof-dir=${folder}`];
    const args = ['analyze', file, '--format', 'json', '--output', '/dev/null', '--quiet'];
    // The first run brings the file into memory; a disk is not what is asked about.
    spawnSync(process.execPath, [program, ...args]);
    const run = spawnSync(process.execPath, [...options, program, ...args]);
    if (run.status !== 0) throw new Error(`the profile of ${file} ended with ${run.status}: ${run.stderr}`);
    const name = readdirSync(folder).find((entry) => entry.endsWith('.cpuprofile'));
    const profile = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    rmSync(join(folder, name));
    return secondsByStage(profile, program, stageAt);
  });
  rmSync(folder, { recursive: true });
  return profiles;
}

/** The stage that each line of a bundle belongs to; undefined for those of none. */
function stagesOf(text) {
  let stage;
  return text.split('\n').map((line) => {
    const path = /^\/\/ (\S+\.[cm]?[jt]s)$/.exec(line)?.[1];
    if (path !== undefined) stage = STAGES.find((one) => path.startsWith(`src/${one}/`));
    return stage;
  });
}

function secondsByStage({ nodes, samples, timeDeltas }, program, stageAt) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, byId.get(id)])));
  // What is called belongs to who calls it: a stage needs the model and the engine.
  const stages = new Map();
  const stageOf = (node) => {
    if (node === undefined) return REST;
    if (!stages.has(node.id)) {
      const { functionName, url, lineNumber } = node.callFrame;
      const own = url.endsWith(program) ? stageAt[lineNumber] : undefined;
      stages.set(node.id, functionName === '(garbage collector)' ? COLLECTOR : (own ?? stageOf(parents.get(node.id))));
    }
    return stages.get(node.id);
  };
  const seconds = Object.fromEntries([...STAGES, COLLECTOR, REST].map((stage) => [stage, 0]));
  samples.forEach((sample, at) => (seconds[stageOf(byId.get(sample))] += timeDeltas[at] / PER_SECOND));
  return seconds;
}
