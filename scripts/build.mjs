// Makes dist/aadclog.cjs: the whole program, with its checked catalog inside, as one file.
import { chmodSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { isMain, main, root, SetupError, setUp } from './setup.mjs';

export const bundle = join(root, 'dist', 'aadclog.cjs');
const inputs = ['src', 'catalog', 'package.json', 'package-lock.json', 'scripts/build.mjs'];

/** Installs and builds what is missing or old; when nothing is, it costs a walk over the sources. */
export async function ensureBuilt() {
  if (fresh()) return;
  setUp();
  await build();
}

function fresh() {
  const built = statSync(bundle, { throwIfNoEntry: false });
  return built !== undefined && inputs.every((input) => !newerIn(join(root, input), built.mtimeMs));
}

/** A folder's own time tells of files that came or went. */
function newerIn(path, time) {
  const stat = statSync(path);
  if (stat.mtimeMs > time) return true;
  if (!stat.isDirectory()) return false;
  return readdirSync(path, { withFileTypes: true }).some((entry) => {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) return newerIn(inner, time);
    return !entry.name.endsWith('.test.ts') && statSync(inner).mtimeMs > time;
  });
}

/**
 * Builds beside the old bundle and swaps, so that a reader never meets half a file. `minify` false: each module stands under
 * its path, in lines of its own.
 * @returns esbuild's account of what went into it.
 */
export async function build(outfile = bundle, target = 'node20', minify = true) {
  // A source that changes while we build must count as newer than the bundle.
  const started = new Date();
  const { build: esbuild } = await import('esbuild');
  const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
  const beside = `${outfile}.${process.pid}`;
  mkdirSync(dirname(outfile), { recursive: true });
  const common = { absWorkingDir: root, bundle: true, platform: 'node', target, logLevel: 'silent' };
  try {
    // The product's own code checks the catalog and puts its kernel together, once and for all.
    const { loadCatalogData } = await product(esbuild, common, beside, 'src/catalog/load.ts');
    const { kernelBytes } = await product(esbuild, common, beside, 'src/read/formats/xml/skim/kernel-code.ts');
    const catalog = await loadCatalogData(join(root, 'catalog'));
    const { metafile } = await esbuild({
      ...common,
      metafile: true,
      entryPoints: ['src/cli.ts'],
      outfile: beside,
      banner: { js: '#!/usr/bin/env node' },
      define: {
        __VERSION__: JSON.stringify(version),
        __CATALOG_VERSION__: JSON.stringify(catalog.settings.version),
        __CATALOG__: JSON.stringify(JSON.stringify(catalog)),
        __KERNEL__: JSON.stringify(Buffer.from(kernelBytes()).toString('base64')),
      },
      // Names stay, so that a stack says something.
      minifySyntax: minify,
      minifyWhitespace: minify,
      // A text of one byte a character is read and understood sooner.
      charset: 'ascii',
      legalComments: 'eof',
    });
    chmodSync(beside, 0o755);
    utimesSync(beside, started, started);
    renameSync(beside, outfile);
    return metafile;
  } catch (error) {
    throw new SetupError(`The build failed.\n${await explain(error)}`, { cause: error });
  } finally {
    rmSync(beside, { force: true });
  }
}

/** What a file of the product exports. */
async function product(esbuild, common, beside, source) {
  const outfile = `${beside}.${basename(source, '.ts')}.cjs`;
  try {
    await esbuild({ ...common, entryPoints: [source], outfile });
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(outfile, { force: true });
  }
}

async function explain(error) {
  if (!Array.isArray(error.errors)) return error.name === 'CatalogError' ? error.message : error.stack;
  const { formatMessages } = await import('esbuild');
  return (await formatMessages(error.errors, { kind: 'error' })).join('');
}

if (isMain(import.meta.url))
  await main(async () => {
    setUp();
    await build();
  });
