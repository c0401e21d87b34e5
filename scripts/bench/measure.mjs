import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PEAK = fileURLToPath(new URL('./peak.cjs', import.meta.url));
/** A run that takes longer is not repeated. */
const LONG_SECONDS = 30;

export const isInstalled = (tool) => spawnSync(tool, ['--version']).error === undefined;

/**
 * Runs each tool once in every round, so that whatever else the machine does meets them all alike.
 * @returns medians: seconds of wall clock; for programs of Node also seconds of processor time and peak memory in MB
 */
export function measureInTurn(file, tools, rounds) {
  const runs = tools.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    tools.forEach((tool, i) => {
      if (round === 0 || runs[i][0].seconds < LONG_SECONDS) runs[i].push(measure(file, tool));
    });
  return tools.map(({ name }, i) => ({
    name,
    seconds: median(runs[i].map(({ seconds }) => seconds)),
    processor: median(runs[i].map(({ processor }) => processor)),
    peak: median(runs[i].map(({ peak }) => peak)),
  }));
}

/** `timesItself`: it says on standard error how long its work took, without what comes before. */
function measure(file, { command, isNode, timesItself }) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const told = join(folder, 'told');
  const [tool, ...args] = command.map((word) => (word === '{}' ? file : word));
  const preload = isNode ? ['--require', PEAK] : [];
  const start = performance.now();
  const run = spawnSync(tool, [...preload, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, BENCH_PEAK: told },
  });
  const seconds = (performance.now() - start) / 1000;
  if (run.status !== 0) throw new Error(`${command.join(' ')} ended with ${run.status}: ${run.stderr}`);
  const usage = isNode ? JSON.parse(readFileSync(told, 'utf8')) : null;
  rmSync(folder, { recursive: true });
  return { seconds, processor: usage?.processor, peak: usage?.peak, ...(timesItself && JSON.parse(run.stderr)) };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
