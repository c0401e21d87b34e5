import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeEvtxLog } from './evtx-log.mjs';

/**
 * Binary logs for the benchmarks, and other programs that read them; a program that is not installed is left out by whoever
 * runs them. `node scripts/bench/evtx.mjs` writes the logs and names them.
 */

const LOGS = [
  { what: '1 GB .evtx, 2 % ours', name: 'mixed-1000', megabytes: 1000, ours: 2 },
  { what: '1 GB .evtx, all ours', name: 'own-1000', megabytes: 1000, ours: 100 },
  { what: '5 MB .evtx, 2 % ours', name: 'mixed-5', megabytes: 5, ours: 2, references: true },
];
const SEED = 1;

/** Commands that write every event of the log `{}` as XML. */
export const references = [
  { name: 'evtxexport (libevtx, C)', command: ['evtxexport', '-f', 'xml', '{}'] },
  { name: 'evtx_dump.py (python-evtx)', command: ['evtx_dump.py', '{}'] },
];

/** `{ what, file, megabytes, allOurs, references }`, the last for logs that are small enough for the references. */
export function evtxLogs(folder = join(tmpdir(), 'aadclog-bench'), largest = Infinity) {
  mkdirSync(folder, { recursive: true });
  return LOGS.filter(({ megabytes }) => megabytes <= largest).map(
    ({ what, name, megabytes, ours, references: withReferences = false }) => {
      const file = join(folder, `${name}.evtx`);
      if (!existsSync(file)) {
        // Half a log from an interrupted run must not be taken for a whole one.
        writeEvtxLog(`${file}.part`, { bytes: megabytes * 1e6, ours, seed: SEED });
        renameSync(`${file}.part`, file);
      }
      return { what, file, megabytes: statSync(file).size / 1e6, allOurs: ours === 100, references: withReferences };
    },
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { what, file } of evtxLogs()) console.log(`${what}: ${file}`);
