import { product } from './product.mjs';

/**
 * Reads a log as an analysis does and keeps nothing: `node scripts/bench/reading.mjs FILE`. What a program costs beyond
 * that is the diagnosis.
 */
const OURS = new Set(['adsync', 'passwordresetservice', 'directory synchronization']);
const { openPaths, readLog, unpack } = product('read');

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
