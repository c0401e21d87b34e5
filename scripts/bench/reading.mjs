import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/**
 * Reads a log as an analysis does and keeps nothing: `node scripts/bench/reading.mjs FILE`. What a program costs beyond
 * that is the diagnosis.
 */
const ENTRY = fileURLToPath(new URL('../../src/read/index.ts', import.meta.url));
const OURS = new Set(['adsync', 'passwordresetservice', 'directory synchronization']);

const { outputFiles } = buildSync({
  entryPoints: [ENTRY],
  bundle: true,
  write: false,
  format: 'cjs',
  platform: 'node',
});
const module = { exports: {} };
const require = createRequire(import.meta.url);
new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, require);
const { openPaths, readLog, unpack } = module.exports;

const { sources } = await openPaths([process.argv[2]], process.stdin);
for await (const log of unpack(sources).logs) {
  let records = 0;
  const batches = readLog(log, { wanted: (provider) => OURS.has(provider.toLowerCase()) });
  for (let step = await batches.next(); ; step = await batches.next()) {
    if (step.done) {
      console.error(`${step.value.events} events, ${records} of ours, ${step.value.problems} problems`);
      break;
    }
    records += step.value.records.length;
  }
}
