import { closeSync, openSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { evtxWriter } from '../fixtures/evtx.mjs';
import { foreignEvent, foreignTemplates } from '../fixtures/foreign-events.mjs';
import { attempt, perMille } from '../fixtures/generate-log.mjs';
import { Random } from '../fixtures/random.mjs';
import { makeScene } from '../fixtures/scenario.mjs';

/**
 * Writes a big binary log for measurements:
 * `node scripts/bench/evtx-log.mjs FILE [--megabytes 100] [--ours 10] [--seed 1]`; as scripts/fixtures/generate-log.mjs does
 * in XML, with the same share of our three providers.
 */

const MEGABYTE = 1_000_000;
const FOREIGN_POOL = 400;
const START = Date.UTC(2026, 0, 30, 8);
const STEP_MS = 90;
const COMPUTER = 'ADSYNC01.contoso.com';

/** Records without end. */
function* records(ours, seed) {
  const random = Random.named(seed, 'log');
  const scene = makeScene({}, random);
  const pool = Array.from({ length: FOREIGN_POOL }, (_, i) => foreignEvent(random, i % foreignTemplates));
  const { recordOf } = evtxWriter();
  for (let number = 1; ;) {
    const own = random.integer(1, 1000) <= perMille(ours);
    for (const event of own ? attempt(random, scene) : [pool[random.integer(0, FOREIGN_POOL - 1)]]) {
      const time = { ms: START + number * STEP_MS, ticks: random.integer(0, 9999) };
      const record = { ...event, time, recordId: number, pid: 4616, channel: 'Application', computer: COMPUTER };
      yield recordOf(record, 'modern', number);
      number += 1;
    }
  }
}

/** Writes a log of at least so many bytes. */
export function writeEvtxLog(path, { bytes, ours, seed }) {
  const { chunksOf, fileHeader } = evtxWriter();
  const out = openSync(path, 'w');
  let written = writeSync(out, fileHeader(1, 1n, { dirty: true }));
  for (const chunk of chunksOf(records(ours, seed))) {
    written += writeSync(out, chunk);
    if (written >= bytes) break;
  }
  closeSync(out);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      megabytes: { type: 'string', default: '100' },
      ours: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
    },
  });
  if (!positionals[0]) throw new Error('usage: evtx-log.mjs FILE [--megabytes N] [--ours PERCENT] [--seed N]');
  const bytes = Number(values.megabytes) * MEGABYTE;
  writeEvtxLog(positionals[0], { bytes, ours: Number(values.ours), seed: Number(values.seed) });
}
