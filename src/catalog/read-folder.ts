import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { UserError } from '../errors';
import { problem, type CatalogFile, type Place } from './problem';

/** An entry has a few thousand characters; the largest file of ours has sixty thousand. */
const LARGEST_FILE = 500_000;
/** Ours has about four hundred. A folder with more is not a catalog. */
const MOST_FILES = 5000;

/** Whatever else lies in the folder is walked past, but not without end. */
const MOST_NAMES = 50_000;

/**
 * The YAML files below `folder`, sorted, as they were parsed; what cannot be read or parsed says so in its place. Links
 * are followed to files inside the folder only, and folders whose name begins with a dot are left alone. Throws a
 * UserError if the folder cannot be read.
 * @param shown how messages begin a path; empty for the path inside the folder alone.
 */
export async function readCatalogFolder(folder: string, shown = ''): Promise<CatalogFile[]> {
  const { files, links } = await catalogPaths(folder);
  const root = await realpath(folder);
  const name = (path: string): string => (shown === '' ? path : `${shown.replace(/\/+$/, '')}/${path}`);
  const linked = links.map((path): CatalogFile => {
    const file: CatalogFile = { path, value: null, shown: name(path) };
    return { ...file, broken: [problem(file, [], 'a link to a folder is not followed', 'put the folder itself here')] };
  });
  return [...(await Promise.all(files.map((path) => readCatalogFile(root, path, name(path))))), ...linked];
}

/** Paths of all YAML files below `folder`, sorted, with `/`, and of the links to folders, which are not entered. */
async function catalogPaths(folder: string): Promise<{ files: string[]; links: string[] }> {
  const files: string[] = [];
  const links: string[] = [];
  const open = [''];
  let names = 0;
  for (let inner = open.pop(); inner !== undefined; inner = open.pop()) {
    const entries = await readdir(join(folder, inner), { withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        throw new UserError(
          `${join(folder, inner!)}: cannot read the catalog folder (${error.code})`,
          'name a folder with catalog.yaml',
        );
      },
    );
    names += entries.length;
    for (const entry of entries) {
      const path = inner + entry.name;
      if (entry.isDirectory() && !entry.name.startsWith('.')) open.push(`${path}/`);
      else if (/\.ya?ml$/.test(entry.name)) files.push(path);
      else if (entry.isSymbolicLink() && (await isFolder(join(folder, path)))) links.push(path);
    }
    if (files.length > MOST_FILES || names > MOST_NAMES)
      throw new UserError(`${folder}: far more files than a catalog has`, 'name the folder of the catalog alone');
  }
  return { files: files.sort(), links: links.sort() };
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

async function readCatalogFile(root: string, path: string, shown: string): Promise<CatalogFile> {
  const file: CatalogFile = { path, value: null, shown };
  const broken = (what: string, remedy: string): CatalogFile => ({
    ...file,
    broken: [problem(file, [], what, remedy)],
  });
  let bytes: Buffer;
  try {
    const real = await realpath(join(root, path));
    if (relative(root, real).split(sep)[0] === '..' || !real.startsWith(root))
      return broken('a link that leads out of the folder is not followed', 'put a copy of the file here');
    const found = await stat(real);
    if (!found.isFile()) return broken('not a file', 'remove it or rename it');
    if (found.size > LARGEST_FILE) return broken(`larger than ${LARGEST_FILE} bytes`, 'one entry a file');
    bytes = await readFile(real);
  } catch (error) {
    return broken(`cannot be read (${(error as NodeJS.ErrnoException).code})`, 'see to its permissions, or remove it');
  }
  const text = decoded(bytes);
  if (text === null) return broken('not UTF-8 text', 'save it with the encoding UTF-8');
  try {
    return parsed(text, file);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return broken('nested too deeply', 'see README.md of the catalog for the form');
  }
}

function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parsed(text: string, file: CatalogFile): CatalogFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  // The parser tells of its own exhaustion as of a mistake.
  if (document.errors.some(({ message }) => /call stack/.test(message))) throw new RangeError('nested too deeply');
  if (document.errors.length > 0) {
    const remedy = 'correct the YAML here; text with ": " or "#" needs quotes';
    const complaints = document.errors.map(({ message, pos }) => ({
      ...problem(file, [], message.split('\n')[0]!.replace(/ at line \d+.*$/, ''), remedy),
      line: lines.linePos(pos[0]).line,
    }));
    return { ...file, broken: complaints };
  }
  try {
    // The catalog has no use for aliases, and nested ones grow without bound.
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    return { ...file, value, lineOf: (place) => lineOf(document, lines, place) };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { ...file, broken: [problem(file, [], 'YAML aliases (*name) are not allowed', 'write the value out')] };
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
