import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CatalogData } from '../model/catalog';
import { CatalogError, loadCatalogData } from './load';
import { holdsOverlay, layOver } from './load-overlay';

let own: CatalogData;
let folder: string;
beforeAll(async () => {
  own = await loadCatalogData(join(__dirname, '../../catalog'));
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-overlay-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (path: string): string => join(folder, path);
const write = (path: string, content: string | Buffer): void => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), content);
};
const linesOf = async (...folders: string[]): Promise<string> => {
  const error: unknown = await layOver(own, folders).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CatalogError);
  return (error as CatalogError).message;
};

test('an empty overlay leaves everything as it is, except the name of the catalog', async () => {
  write('catalog.yaml', 'name: contoso\n');
  const { data, overlays } = await layOver(own, [folder]);
  expect(data.settings.version).toBe(`${own.settings.version} + contoso`);
  expect({ ...data, settings: { ...data.settings, version: own.settings.version } }).toEqual(own);
  expect(overlays).toEqual([{ folder, name: 'contoso', version: null, changes: [] }]);
});

test('several overlays: the later one wins, and all are named', async () => {
  write('one/catalog.yaml', "name: one\nversion: '1.2'\n");
  write('one/remediations/retry-attempt.yaml', 'risk: high\nwarnings: [{ en: a, sv: a }]\n');
  write('two/catalog.yaml', 'name: two\n');
  write('two/remediations/retry-attempt.yaml', 'risk: medium\n');
  const risk = ({ data }: { data: CatalogData }) => data.remediations.find(({ id }) => id === 'retry-attempt');
  const both = await layOver(own, [at('one'), at('two')]);
  expect(both.data.settings.version).toBe(`${own.settings.version} + one 1.2 + two`);
  expect(risk(both)).toMatchObject({ risk: 'medium', warnings: [{ en: 'a', sv: 'a' }] });
  expect(risk(await layOver(own, [at('two'), at('one')]))!.risk).toBe('high');
  const twice = await layOver(own, [at('one'), at('one')]);
  expect(twice.data).toEqual((await layOver(own, [at('one')])).data);
});

test('a mistake is told with folder, file, line and place', async () => {
  write('catalog.yaml', 'name: contoso\n');
  write('remediations/retry-attempt.yaml', 'risk: low\nwarnings:\n  append:\n    - en: only English\n');
  write('causes/user-not-found.yaml', 'remediations:\n  append: [nothing]\n');
  const lines = await linesOf(`${folder}/`);
  expect(lines).toContain(
    `${at('remediations/retry-attempt.yaml')}:4 warnings.append[0].sv: required field is missing`,
  );
  expect(lines).toContain(`${at('causes/user-not-found.yaml')}:2 remediations.append[0]: there is no remediation`);
});

test('links out of the folder, large files, other encodings, aliases and depth are refused, each with its file', async () => {
  write('catalog.yaml', 'name: contoso\n');
  const outside = mkdtempSync(join(tmpdir(), 'aadclog-outside-'));
  try {
    writeFileSync(join(outside, 'x.yaml'), 'id: x\n');
    mkdirSync(at('causes'));
    symlinkSync(join(outside, 'x.yaml'), at('causes/link.yaml'));
    symlinkSync(outside, at('symptoms'));
    symlinkSync(at('nowhere'), at('causes/dangling.yaml'));
    write('causes/large.yaml', `# ${'x'.repeat(600_000)}\n`);
    write('causes/utf-16.yaml', Buffer.from('\ufeffid: x\n', 'utf16le'));
    write('causes/bomb.yaml', 'a: &a [x]\nb: [*a, *a]\n');
    write('causes/deep.yaml', '['.repeat(20_000));
    const lines = (await linesOf(folder)).split('\n');
    const told = (name: string): string => lines.filter((line) => line.includes(at(`causes/${name}.yaml`))).join('\n');
    expect(told('link')).toMatch(/leads out of the folder/);
    expect(told('dangling')).toMatch(/cannot be read \(ENOENT\)/);
    expect(told('large')).toMatch(/larger than 500000 bytes/);
    expect(told('utf-16')).toMatch(/not UTF-8/);
    expect(told('bomb')).toMatch(/aliases/);
    expect(told('deep')).toMatch(/nested too deeply/);
    expect(lines.some((line) => line.includes('symptoms/x.yaml'))).toBe(false);
    expect(lines.some((line) => line.includes(`${at('symptoms')}: a link to a folder`))).toBe(true);
  } finally {
    rmSync(outside, { recursive: true });
  }
});

test('an overlay is told from a whole catalog and from any other folder', async () => {
  expect(await holdsOverlay(join(__dirname, '../../catalog'))).toBe(false);
  expect(await holdsOverlay(folder)).toBe(false);
  write('catalog.yaml', 'name: contoso\n');
  expect(await holdsOverlay(folder)).toBe(true);
  await expect(layOver(own, [at('nowhere')])).rejects.toThrow(/ENOENT/);
});
