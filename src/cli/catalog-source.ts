import { join } from 'node:path';
import { compileCatalog } from '../catalog/compile';
import type { Catalog, CatalogData } from '../model/catalog';

/** Put in by the build: the checked catalog as JSON text, its version, and the version of package.json. */
declare const __CATALOG__: string | undefined;
declare const __CATALOG_VERSION__: string | undefined;
declare const __VERSION__: string | undefined;

const root = join(__dirname, '../..');

/** True in the one-file program that the build makes. */
export const bundled = typeof __VERSION__ === 'string';

/** The catalog that the build checked and embedded; from the sources, the one in the project's folder. */
export async function ownCatalog(): Promise<Catalog> {
  if (typeof __CATALOG__ === 'string') return compileCatalog(JSON.parse(__CATALOG__) as CatalogData);
  const { loadCatalog } = await import('../catalog/load.js');
  return (loaded ??= loadCatalog(join(root, 'catalog')));
}

/** From the sources: read once, however often a process asks. */
let loaded: Promise<Catalog> | undefined;

/**
 * The catalog that a command works with: our own, with the overlays in `folders` (`--catalog`) laid over it, the first one
 * first. Schemas and YAML are loaded only when there is one. Throws a CatalogError that names every mistake.
 */
export async function chosenCatalog(folders: readonly string[] = []): Promise<Catalog> {
  const own = await ownCatalog();
  if (folders.length === 0) return own;
  const { layOver } = await import('../catalog/load-overlay.js');
  return compileCatalog((await layOver(own, folders)).data);
}

/** Without taking the whole catalog apart, which costs more than all the rest of `--version`. */
export async function catalogVersion(): Promise<string> {
  return typeof __CATALOG_VERSION__ === 'string' ? __CATALOG_VERSION__ : (await ownCatalog()).settings.version;
}

export async function toolVersion(): Promise<string> {
  if (typeof __VERSION__ === 'string') return __VERSION__;
  const { readFileSync } = await import('node:fs');
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}
