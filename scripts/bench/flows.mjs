import { fileURLToPath } from 'node:url';
import { product } from './product.mjs';

/**
 * Reads a log, understands its events and joins them into flows, as an analysis does before it diagnoses anything:
 * `node scripts/bench/flows.mjs FILE`. Tells how long that took, the loading of the catalog left out, as JSON on standard error.
 */
const { loadCatalog, openPaths, unpack, gather, settled, correlate, CoverageTally } = product(
  'gather',
  'correlate',
  'read',
  'catalog/load',
);

const catalog = await loadCatalog(fileURLToPath(new URL('../../catalog', import.meta.url)));
const { sources } = await openPaths([process.argv[2]], process.stdin);
const [start, before] = [performance.now(), process.cpuUsage()];
const tally = new CoverageTally();
const kept = await gather(unpack(sources).logs, catalog, {}, tally);
const { flows } = correlate(settled(kept, tally), catalog, tally.logExtents(), kept.folded);
const { user, system } = process.cpuUsage(before);
const seconds = (performance.now() - start) / 1000;
console.error(JSON.stringify({ seconds, processor: (user + system) / 1e6, flows: flows.length }));
