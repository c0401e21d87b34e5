import type { CatalogData } from '../model/catalog';
import { checkCatalog } from './check';
import type { OverlayChange } from './lay-over';
import { CatalogError } from './load';
import { isOverlay, layOverlay } from './overlay';
import type { CatalogFile, CatalogProblem } from './problem';
import { readCatalogFolder } from './read-folder';
import { unpack } from './unpack';

export interface AppliedOverlay {
  folder: string;
  name: string;
  version: string | null;
  changes: OverlayChange[];
}

/**
 * Reads the overlays in `folders`, lays them over `own`, the first one first, and checks the whole. The version becomes
 * `2026.11.1 + contoso 1.2`. Throws a CatalogError that names every mistake of all of them.
 */
export async function layOver(
  own: CatalogData,
  folders: readonly string[],
): Promise<{ data: CatalogData; overlays: AppliedOverlay[] }> {
  let files: CatalogFile[] = unpack(own);
  const problems: CatalogProblem[] = [];
  const overlays: AppliedOverlay[] = [];
  for (const folder of folders) {
    const laid = layOverlay(files, await readCatalogFolder(folder, folder), folder);
    problems.push(...laid.problems);
    files = laid.files;
    const { name = '', version = null } = laid.head ?? {};
    overlays.push({ folder, name, version, changes: laid.changes });
  }
  const checked = checkCatalog(files);
  if (checked.data === null || problems.length > 0)
    throw new CatalogError(distinct([...problems, ...checked.problems]));
  const names = new Set(overlays.map(({ name, version }) => [name, version].filter(Boolean).join(' ')));
  const version = [own.settings.version, ...names].join(' + ');
  return { data: { ...checked.data, settings: { ...checked.data.settings, version } }, overlays };
}

/** Whether the folder holds an overlay; anything else is taken for a whole catalog. Throws a UserError. */
export async function holdsOverlay(folder: string): Promise<boolean> {
  return isOverlay(await readCatalogFolder(folder));
}

/** A mistake in one entry may be seen from two sides. */
function distinct(problems: readonly CatalogProblem[]): CatalogProblem[] {
  const places = new Map(problems.map((each) => [JSON.stringify([each.file, each.at, each.what]), each]));
  return [...places.values()];
}
