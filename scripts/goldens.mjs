// `npm run goldens -- [NAME …]`: writes the golden reports of the scenarios that name some. Read the diff before it is
// committed: it is the change that users will see.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isMain, main, root, setUp } from './setup.mjs';

const fixtures = join(root, 'fixtures');

/** Scenarios, catalog and reporters are TypeScript; the bundle lives only as long as this script. */
async function loadProgram() {
  const { build } = await import('esbuild');
  const outfile = join(root, 'dist', `goldens.${process.pid}.cjs`);
  const contents = `
    export * from './scripts/fixtures/run-scenario';
    export { loadCatalog } from './src/catalog/load';`;
  try {
    await build({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      logLevel: 'error',
    });
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(outfile, { force: true });
  }
}

async function writeGoldens(names) {
  const { analyzeInput, goldenText, loadCatalog, loadScenarios } = await loadProgram();
  const catalog = await loadCatalog(join(root, 'catalog'));
  let files = 0;
  for (const scenario of loadScenarios(fixtures, join(fixtures, 'generated'))) {
    if (scenario.goldens.length === 0 || (names.length > 0 && !names.includes(scenario.name))) continue;
    const report = await analyzeInput(scenario.inputs[0], catalog);
    const folder = join(fixtures, 'scenarios', scenario.name, 'expected');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const golden of scenario.goldens) writeFileSync(join(folder, golden), goldenText(golden, report, catalog));
    files += scenario.goldens.length;
  }
  console.log(`${files} golden reports written below fixtures/scenarios`);
}

if (isMain(import.meta.url))
  await main(async () => {
    setUp();
    await writeGoldens(process.argv.slice(2));
  });
