import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CatalogError, loadCatalog, loadCatalogData } from './load';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-catalog-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const problemsOf = async (path: string): Promise<CatalogError['problems']> => {
  const error: unknown = await loadCatalogData(folder).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CatalogError);
  return (error as CatalogError).problems.filter(({ file }) => file === path);
};

test('a syntax error is told with its line', async () => {
  write('words/en.yaml', 'a: one\nb: two: three\n');
  const [problem, ...others] = await problemsOf('words/en.yaml');
  expect(problem).toMatchObject({ line: 2, remedy: expect.stringContaining('quotes') as string });
  expect(others).toEqual([]);
});

test('a field written twice is an error', async () => {
  write('words/en.yaml', 'a: one\na: two\n');
  expect((await problemsOf('words/en.yaml'))[0]).toMatchObject({
    line: 2,
    what: expect.stringMatching(/unique/) as string,
  });
});

test('aliases are refused, so they cannot explode', async () => {
  write('words/en.yaml', 'a: &a text\nb: *a\n');
  expect((await problemsOf('words/en.yaml'))[0]!.what).toContain('aliases');
});

test('a mistake deep in a file is told with its line', async () => {
  write('operations/reset.yaml', 'id: reset\ntitle:\n  en: Reset\n  sv: 5\n');
  const problems = await problemsOf('operations/reset.yaml');
  expect(problems).toContainEqual(expect.objectContaining({ at: 'title.sv', line: 4 }));
});

test('only YAML files are looked at, and a stray one is named', async () => {
  write('README.md', '# words');
  write('schemas/event.json', '{}');
  write('notes/draft.yml', 'a: 1');
  expect(await problemsOf('README.md')).toEqual([]);
  expect((await problemsOf('notes/draft.yml'))[0]!.what).toContain('not a place');
});

test('a folder that is not there is a message, not a stack', async () => {
  await expect(loadCatalog(join(folder, 'nowhere'))).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringContaining('ENOENT') as string,
  });
});
