import { overlaySchema, type OverlayHead } from '../model/guide';
import { kindOf } from './kinds';
import { layFilesOver, type LaidOver } from './lay-over';
import { problem, type CatalogFile, type CatalogProblem } from './problem';
import { parseFile } from './schema-check';
import { unwritten } from './unwritten';

type Fields = Record<string, unknown>;

/** Where a catalog says what it is. */
const HEAD = 'catalog.yaml';
/** Fields by which the catalog.yaml of a whole catalog is known. */
const WHOLE = ['failsAny', 'oldestSupportedBuild', 'trackedProviders'];
/** Fields that name an entry: what an overlay entry of a new name cannot do without. */
const IDENTITY = { events: 'provider', hresults: 'hresult' } as Readonly<Record<string, string>>;

/** True for the files of an overlay, false for those of a whole catalog. */
export function isOverlay(files: readonly CatalogFile[]): boolean {
  const head = fieldsOf(files.find(({ path }) => path === HEAD)?.value);
  return head !== null && (Object.hasOwn(head, 'name') || !WHOLE.some((field) => Object.hasOwn(head, field)));
}

/**
 * Lays an overlay over a catalog. What only the merged whole shows is left to `checkCatalog`.
 * @param folder how messages name the overlay's folder.
 */
export function layOverlay(
  base: readonly CatalogFile[],
  files: readonly CatalogFile[],
  folder: string,
): LaidOver & { head: OverlayHead | null } {
  const headFile = files.find(({ path }) => path === HEAD);
  const read = headFile ? readHead(headFile) : { head: null, problems: [headless(folder)] };
  const entries = files.filter(({ path }) => path !== HEAD);
  const settings = headFile && read.head ? settingsFile(headFile, read.head.settings) : null;
  const checked = entries.map((file) => checkEntry(base, file));
  const laid = layFilesOver(base, [...(settings ? [settings] : []), ...checked.map(({ file }) => file)]);
  return {
    files: laid.files,
    changes: laid.changes.filter(({ entry, fields }) => entry !== 'catalog' || fields?.length !== 0),
    problems: [...read.problems, ...checked.flatMap(({ problems }) => problems), ...laid.problems],
    head: read.head,
  };
}

function headless(folder: string): CatalogProblem {
  const file: CatalogFile = { path: HEAD, value: null, shown: `${folder.replace(/[\\/]+$/, '')}/${HEAD}` };
  return problem(file, [], 'required file is missing', 'add it with one line, name: <short name of your organisation>');
}

function readHead(file: CatalogFile): { head: OverlayHead | null; problems: CatalogProblem[] } {
  if (file.broken) return { head: null, problems: file.broken };
  if (!isOverlay([file])) {
    const remedy =
      'for an overlay write name: <short name of your organisation> and nothing else but your own settings';
    return { head: null, problems: [problem(file, [], 'this is a whole catalog, not an overlay', remedy)] };
  }
  const todo = unwritten(file);
  const parsed = parseFile(overlaySchema, file);
  const problems = [...todo, ...parsed.problems.filter(({ at }) => !todo.some((each) => each.at === at))];
  for (const field of ['version', 'date'])
    if (parsed.value && Object.hasOwn(parsed.value.settings, field))
      problems.push(
        problem(file, ['settings', field], `the ${field} of our catalog is ours`, `write ${field}: at the top instead`),
      );
  return { head: parsed.value, problems };
}

const settingsFile = (file: CatalogFile, settings: Fields): CatalogFile => ({
  path: HEAD,
  value: settings,
  origin: (place) => [file, ['settings', ...place]],
});

/** What an overlay file may not do, or what it probably means; as a broken file it is complained of once only. */
function checkEntry(
  base: readonly CatalogFile[],
  file: CatalogFile,
): { file: CatalogFile; problems: CatalogProblem[] } {
  const given = fieldsOf(file.value);
  const found = kindOf(file.path);
  if (file.broken || given === null || !found) return { file, problems: [] };
  if (found.kind === 'seedMap')
    return broken(file, 'an overlay has no seed map', 'remove it; it speaks of our documents');
  const below = base.find(({ path }) => path === file.path);
  if (found.kind === 'words') return withoutWrongLabels(file, given, fieldsOf(below?.value) ?? {});
  const identity = IDENTITY[found.kind] ?? 'id';
  if (below || Object.hasOwn(given, identity)) return { file, problems: [] };
  const nearest = nearestPath(base, file.path);
  const remedy = nearest === null ? 'correct the file name' : `correct the file name (${nearest} is the nearest)`;
  return broken(
    file,
    'nothing of ours has this name, and for a new entry most is missing',
    `${remedy}, or write a complete entry with ${identity}`,
  );
}

function broken(file: CatalogFile, what: string, remedy: string) {
  return { file: { ...file, broken: [problem(file, [], what, remedy)] }, problems: [] };
}

/** A label that is complained of here is left out, or the other language would seem to lack it. */
function withoutWrongLabels(file: CatalogFile, given: Fields, own: Fields) {
  const found = Object.entries(given).map(([label, text]) => ({
    label,
    text,
    complaint: checkLabel(file, label, text, own),
  }));
  const right = found.filter(({ complaint }) => complaint === null).map(({ label, text }) => [label, text] as const);
  const problems = found.flatMap(({ complaint }) => complaint ?? []);
  return { file: { ...file, value: Object.fromEntries(right) }, problems };
}

function checkLabel(file: CatalogFile, label: string, text: unknown, own: Fields): CatalogProblem | null {
  if (!Object.hasOwn(own, label))
    return problem(file, [label], 'there is no such label', `correct its name; ${file.path} of ours has them all`);
  const wanted = placeholders(own[label]);
  if (typeof text !== 'string' || placeholders(text) === wanted) return null;
  const remedy = wanted === '' ? 'write it without {names}' : `use each of ${wanted}`;
  return problem(file, [label], 'other placeholders than in our text', remedy);
}

const placeholders = (text: unknown): string => [...new Set(String(text).match(/\{\w+\}/g) ?? [])].sort().join(' ');

/** The path in the same folder that shares most pairs of letters with this one; null where none shares half. */
function nearestPath(base: readonly CatalogFile[], path: string): string | null {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const pairs = (text: string): Set<string> => new Set(Array.from(text, (_, at) => text.slice(at, at + 2)));
  const wanted = pairs(path.slice(folder.length));
  const scores = base
    .filter((file) => file.path.startsWith(folder))
    .map((file) => {
      const theirs = pairs(file.path.slice(folder.length));
      const both = [...wanted].filter((pair) => theirs.has(pair)).length;
      return { path: file.path, score: both / Math.max(wanted.size, theirs.size) };
    });
  const best = scores.sort((a, b) => b.score - a.score)[0];
  return best && best.score >= 0.5 ? best.path : null;
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}
