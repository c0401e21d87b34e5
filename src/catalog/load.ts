import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { UserError } from '../errors';
import type { Catalog, CatalogData } from '../model/catalog';
import { checkCatalog } from './check';
import { compileCatalog } from './compile';
import { problemText, type CatalogFile, type CatalogProblem, type Place } from './problem';

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
  const paths = await catalogPaths(folder);
  const { data, problems } = checkCatalog(await Promise.all(paths.map((path) => readCatalogFile(folder, path))));
  if (data === null) throw new CatalogError(problems);
  return data;
}

/** Paths of all YAML files below `folder`, sorted, with `/`. */
async function catalogPaths(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${folder}: cannot read the catalog folder (${error.code})`, 'name a folder with catalog.yaml');
  });
  return names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
}

async function readCatalogFile(folder: string, path: string): Promise<CatalogFile> {
  const lines = new LineCounter();
  const document = parseDocument(await readFile(join(folder, path), 'utf8'), { lineCounter: lines });
  const broken = (what: string, remedy: string, line?: number): CatalogProblem =>
    line === undefined ? { file: path, at: '', what, remedy } : { file: path, at: '', what, remedy, line };
  if (document.errors.length > 0) {
    const remedy = 'correct the YAML here; text with ": " or "#" needs quotes';
    const complaints = document.errors.map(({ message, pos }) =>
      broken(message.split('\n')[0]!.replace(/ at line \d+.*$/, ''), remedy, lines.linePos(pos[0]).line),
    );
    return { path, value: null, broken: complaints };
  }
  try {
    // The catalog has no use for aliases, and nested ones grow without bound.
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    return { path, value, lineOf: (place) => lineOf(document, lines, place) };
  } catch {
    return { path, value: null, broken: [broken('YAML aliases (*name) are not allowed', 'write the value out')] };
  }
}

/** The line of the value at `place`, or of the nearest thing around it that is in the file. */
function lineOf(document: Document, lines: LineCounter, place: Place): number | undefined {
  for (let length = place.length; length >= 0; length--) {
    const node = document.getIn(place.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}
