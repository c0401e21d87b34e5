import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { compare } from '../scripts/fixtures/expectation';
import { analyzeInput, goldenText, loadScenarios, type Scenario } from '../scripts/fixtures/run-scenario';
import { loadCatalog } from './catalog/load';
import type { Catalog } from './model/catalog';
import { reportSchema } from './model/report';

const root = join(__dirname, '..');
const fixtures = join(root, 'fixtures');
const fresh = mkdtempSync(join(tmpdir(), 'aadclog-fixtures-'));
const generate = (...args: string[]): string =>
  execFileSync(process.execPath, [join(root, 'scripts', 'fixtures.mjs'), '--out', fresh, ...args], {
    encoding: 'utf8',
  });
generate('--large');

const scenarios = loadScenarios(fixtures, fresh);
const cases = scenarios.flatMap(({ name, inputs }) => inputs.map((input) => ({ name, input, shape: input.name })));
const goldens = scenarios.flatMap((scenario) => scenario.goldens.map((golden) => ({ ...scenario, golden })));

let catalog: Catalog;
beforeAll(async () => {
  catalog = await loadCatalog(join(root, 'catalog'));
});
afterAll(() => rmSync(fresh, { recursive: true, force: true }));

test('every scenario has input files', () => {
  expect(cases.filter(({ input }) => input.paths.length === 0)).toEqual([]);
});

test.each(cases)('$name, $shape: the report says what the facts say', async ({ input }) => {
  const report = await analyzeInput(input, catalog);
  const { expected, found } = compare(input.expect, report);
  expect(found).toEqual(expected);
  expect(reportSchema.safeParse(report).error).toBeUndefined();
});

const ahead = scenarios.filter(({ later }) => later !== undefined);
if (ahead.length > 0) {
  test.failing.each(ahead)('$name: not reported yet', async ({ inputs, later }: Scenario) => {
    const { expected, found } = compare(later!, await analyzeInput(inputs[0]!, catalog));
    expect(found).toEqual(expected);
  });
}

test.each(goldens)('$name/expected/$golden is what the reporter writes', async ({ name, golden, inputs }) => {
  const report = await analyzeInput(inputs[0]!, catalog);
  const expected = readFileSync(join(fixtures, 'scenarios', name, 'expected', golden), 'utf8');
  expect(goldenText(golden, report, catalog)).toBe(expected);
});

test('the committed input files are what the generator writes', () => {
  const committed = scenarios
    .filter(({ large }) => !large)
    .flatMap(({ inputs }) => inputs.flatMap(({ paths }) => paths));
  const changed = committed.filter(
    (path) => !readFileSync(path).equals(readFileSync(join(fresh, relative(fixtures, path)))),
  );
  expect(changed).toEqual([]);
});
