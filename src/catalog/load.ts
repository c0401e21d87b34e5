import { UserError } from '../errors';
import type { Catalog, CatalogData } from '../model/catalog';
import { checkCatalog } from './check';
import { compileCatalog } from './compile';
import { problemText, type CatalogProblem } from './problem';
import { readCatalogFolder } from './read-folder';

/** The catalog has mistakes: all of them, one line each. */
export class CatalogError extends UserError {
  override readonly name = 'CatalogError';

  constructor(readonly problems: readonly CatalogProblem[]) {
    super(`the catalog has ${problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`}:
${problems.map((each) => `  ${problemText(each)}`).join('\n')}`);
  }
}

/** Reads, checks and compiles the catalog in `folder`. Throws a CatalogError. */
export async function loadCatalog(folder: string): Promise<Catalog> {
  return compileCatalog(await loadCatalogData(folder));
}

/** Reads and checks the catalog in `folder`. Throws a CatalogError that names every mistake. */
export async function loadCatalogData(folder: string): Promise<CatalogData> {
  const { data, problems } = checkCatalog(await readCatalogFolder(folder));
  if (data === null) throw new CatalogError(problems);
  return data;
}
