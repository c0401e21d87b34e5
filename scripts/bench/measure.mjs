import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PEAK = new URL('./peak.cjs', import.meta.url).pathname;

/** Runs `node args` to its end. @returns seconds of wall clock and peak resident memory in megabytes. */
export function measure(args) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const peak = join(folder, 'peak');
  const start = performance.now();
  const run = spawnSync(process.execPath, ['--max-old-space-size=8192', '--require', PEAK, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, BENCH_PEAK: peak },
  });
  const seconds = (performance.now() - start) / 1000;
  if (run.status !== 0) throw new Error(`${args.join(' ')} ended with ${run.status}: ${run.stderr}`);
  const megabytes = Number(readFileSync(peak, 'utf8')) / 1024;
  rmSync(folder, { recursive: true });
  return { seconds, megabytes };
}

/** The round with the median time. */
export function median(rounds, args) {
  const runs = Array.from({ length: rounds }, () => measure(args)).sort((a, b) => a.seconds - b.seconds);
  return runs[rounds >> 1];
}
