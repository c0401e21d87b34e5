import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/**
 * Reads a log, understands its events and joins them into flows, as an analysis does before it diagnoses anything:
 * `node scripts/bench/flows.mjs FILE`. Tells how long that took, the loading of the catalog left out, as JSON on standard error.
 */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { outputFiles } = buildSync({
  stdin: {
    contents: ['gather', 'correlate', 'read', 'catalog/load']
      .map((name) => `export * from './src/${name}';`)
      .join('\n'),
    resolveDir: here('../..'),
    loader: 'ts',
  },
  bundle: true,
  write: false,
  format: 'cjs',
  platform: 'node',
});
const module = { exports: {} };
new Function('module', 'exports', 'require', outputFiles[0].text)(
  module,
  module.exports,
  createRequire(import.meta.url),
);
const { loadCatalog, openPaths, unpack, gather, settled, correlate, CoverageTally } = module.exports;

const catalog = await loadCatalog(here('../../catalog'));
const { sources } = await openPaths([process.argv[2]], process.stdin);
const [start, before] = [performance.now(), process.cpuUsage()];
const tally = new CoverageTally();
const kept = await gather(unpack(sources).logs, catalog, {}, tally);
const { flows } = correlate(settled(kept, tally), catalog, tally.logExtents(), kept.folded);
const { user, system } = process.cpuUsage(before);
const seconds = (performance.now() - start) / 1000;
console.error(JSON.stringify({ seconds, processor: (user + system) / 1e6, flows: flows.length }));
