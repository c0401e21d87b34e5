import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { preProcessFile } from 'typescript';

/** The import table of CONTRIBUTING.md. `node` and `packages` list what may come from outside the project. */
interface Place {
  may: readonly string[];
  node?: readonly string[];
  packages?: readonly string[];
}

const ANY = ['*'];
const FILES = ['fs', 'path', 'os'];
/** Longest path first: a file obeys the first place that it lies in. */
const table: readonly (readonly [path: string, place: Place])[] = [
  ['read/containers', { may: ['read', 'model'], node: [...FILES, 'zlib'], packages: ['@zip.js/zip.js'] }],
  ['catalog/read-folder.ts', { may: ['catalog', 'model', 'errors.ts'], node: FILES, packages: ['yaml'] }],
  ['catalog/load.ts', { may: ['catalog', 'model', 'errors.ts'] }],
  ['catalog', { may: ['model'], packages: ['zod'] }],
  ['model', { may: [], packages: ['zod'] }],
  ['read', { may: ['model'], packages: ['fast-xml-parser', 'iconv-lite'] }],
  ['classify', { may: ['model'] }],
  ['correlate', { may: ['model'] }],
  ['diagnose', { may: ['model'] }],
  ['report', { may: ['model'], packages: ['@date-fns/tz', 'cli-table3', 'date-fns', 'picocolors', 'string-width'] }],
  ['redact', { may: ['model'], node: ['crypto', 'net'] }],
  ['export', { may: ['report', 'model'] }],
  ['bundle', { may: ['model'] }],
  // Answers with the matching of a diagnosis, and draws with the pieces of a report.
  ['explain', { may: ['classify', 'diagnose', 'report', 'model'] }],
  ['inspect', { may: ['read', 'classify', 'report', 'model'] }],
  ['troubleshoot', { may: ['report', 'model'] }],
  ['compare', { may: ['report', 'model'] }],
  ['check-script', { may: ['report', 'model'] }],
  // What to ask of a server, and what its answers mean; who starts the programs is an argument.
  ['collect', { may: ['model'] }],
  ['watch', { may: ['classify', 'correlate', 'diagnose', 'report', 'model'] }],
  ['gather.ts', { may: ['read', 'classify', 'correlate', 'model'] }],
  ['analyze.ts', { may: ['gather.ts', 'read', 'correlate', 'diagnose', 'model'] }],
  ['errors.ts', { may: [] }],
  ['cli', { may: ANY, node: ANY, packages: ANY }],
  ['cli.ts', { may: ANY, node: ANY, packages: ANY }],
  [
    'index.ts',
    { may: ['analyze.ts', 'catalog', 'read', 'report', 'compare', 'export', 'redact', 'model', 'errors.ts'] },
  ],
];

const MAX_LINES = 250;
/** Tests, and what only tests use. */
const isTest = (file: string): boolean => /\.test(-data)?\.ts$|^testing\//.test(file);
const builtins = new Set(builtinModules);

interface Import {
  from: string;
  specifier: string;
  /** Path below src of a file of our own, else null. */
  to: string | null;
}

const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'))
  .sort();
const sources = new Map(files.map((file) => [file, readFileSync(join(__dirname, file), 'utf8')]));
const imports = files.flatMap((from) =>
  preProcessFile(sources.get(from)!).importedFiles.map(({ fileName }) => ({
    from,
    specifier: fileName,
    to: fileName.startsWith('.') ? resolve(from, fileName) : null,
  })),
);
const productive = imports.filter(({ from }) => !isTest(from));

/** The file that a relative import means, or what it would be called if it were there. */
function resolve(from: string, specifier: string): string {
  const path = join(dirname(from), specifier.replace(/\.js$/, '')).replaceAll('\\', '/');
  return [`${path}.ts`, `${path}/index.ts`].find((file) => sources.has(file)) ?? path;
}

const placeOf = (file: string): readonly [string, Place] | undefined =>
  table.find(([path]) => file === path || file.startsWith(`${path}/`));
const folderOf = (file: string): string => file.split('/')[0]!;
const within = (file: string, folders: readonly string[]): boolean =>
  folders.some((folder) => folder === '*' || file === folder || file.startsWith(`${folder}/`));

function violation({ from, specifier, to }: Import): string | null {
  const [path, place] = placeOf(from)!;
  const where = `${from} imports ${specifier}`;
  if (to !== null) {
    const own = within(to, [path.includes('/') ? path : folderOf(from)]);
    return own || within(to, place.may) ? null : `${where}: ${path} may import ${place.may.join(', ') || 'nothing'}`;
  }
  const name = specifier.replace(/^node:/, '');
  const isNode = builtins.has(name.split('/')[0]!);
  const allowed = (isNode ? place.node : place.packages) ?? [];
  return allowed.some((each) => each === '*' || name === each || name.startsWith(`${each}/`))
    ? null
    : `${where}: not a module for ${path}`;
}

test('every file has a place in the import table', () => {
  expect(files.filter((file) => !isTest(file) && !placeOf(file))).toEqual([]);
});

test('imports run along the table', () => {
  expect(productive.map(violation).filter(Boolean)).toEqual([]);
});

test('every relative import leads to a file of the project', () => {
  const exists = (path: string): boolean => ['', '.ts', '.mjs'].some((end) => existsSync(join(__dirname, path + end)));
  const lost = imports.filter(({ to }) => to !== null && !sources.has(to) && !exists(to));
  expect(lost.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
});

test('no product file imports a test', () => {
  expect(productive.filter(({ to }) => to !== null && isTest(to))).toEqual([]);
});

test('there is no cycle between folders', () => {
  const edges = new Map<string, Set<string>>();
  for (const { from, to } of productive) {
    if (to === null || folderOf(from) === folderOf(to)) continue;
    edges.set(folderOf(from), (edges.get(folderOf(from)) ?? new Set()).add(folderOf(to)));
  }
  const reachable = (start: string, seen = new Set<string>()): Set<string> => {
    for (const next of edges.get(start) ?? []) if (!seen.has(next)) reachable(next, seen.add(next));
    return seen;
  };
  expect([...edges.keys()].filter((folder) => reachable(folder).has(folder))).toEqual([]);
});

test('the reading of imports sees static, type, dynamic and re-exporting ones', () => {
  const text = `import a from './a'; import type { B } from 'b'; export * from './c'; const d = import('./d.js');`;
  expect(preProcessFile(text).importedFiles.map(({ fileName }) => fileName)).toEqual(['./a', 'b', './c', './d.js']);
});

test.each([
  [{ from: 'classify/x.ts', specifier: '../report', to: 'report/index.ts' }, /may import model/],
  [{ from: 'model/x.ts', specifier: '../errors', to: 'errors.ts' }, /may import nothing/],
  [{ from: 'report/x.ts', specifier: 'node:fs', to: null }, /not a module for report/],
  [{ from: 'read/formats/x.ts', specifier: '../containers/files', to: 'read/containers/files.ts' }, null],
  [{ from: 'catalog/check.ts', specifier: 'yaml', to: null }, /not a module for catalog/],
  [{ from: 'catalog/read-folder.ts', specifier: 'yaml', to: null }, null],
  [{ from: 'cli/x.ts', specifier: '../report', to: 'report/index.ts' }, null],
])('the table judges %j', (given, expected) => {
  if (expected === null) expect(violation(given)).toBeNull();
  else expect(violation(given)).toMatch(expected);
});

test(`no file is longer than ${MAX_LINES} lines`, () => {
  // Blank lines and comments do not count, as in the lint rule.
  const length = (text: string): number => text.split('\n').filter((line) => !/^\s*($|\/\/|\/?\*)/.test(line)).length;
  const long = [...sources].filter(([, text]) => length(text) > MAX_LINES);
  expect(long.map(([file]) => file)).toEqual([]);
});

test('no file or folder is a drawer for everything', () => {
  const drawers = /(^|[/.-])(utils?|helpers?|common|managers?|misc|shared)([/.-]|$)/;
  expect(files.filter((file) => drawers.test(file))).toEqual([]);
});

test('no event number is compared in code: what a code means is catalog data', () => {
  const comparison =
    /\b(eventId|event\.id|entry\.id|key)\s*[!=]==?\s*(\d|['"`][^'"`]*\/\d)|case\s+['"`]?[A-Z][\w ]*\/\d/;
  const found = [...sources].filter(([file, text]) => !isTest(file) && comparison.test(text));
  expect(found.map(([file]) => file)).toEqual([]);
  expect('if (record.eventId === 33004)').toMatch(comparison);
  expect(`if (key === 'ADSync/6329')`).toMatch(comparison);
});
