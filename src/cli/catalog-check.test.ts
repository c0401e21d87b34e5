import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { failedReset, invoke } from './streams.test-data';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aadclog-check-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (path: string): string => join(folder, path);
const write = (path: string, text: string): void => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
};
const overlay = (name: string): string => {
  write(`${name}/catalog.yaml`, `name: ${name}\n`);
  write(
    `${name}/remediations/explain-password-policy.yaml`,
    `warnings: { append: [{ en: Call ${name}., sv: Ring ${name}. }] }\n`,
  );
  return at(name);
};
const own = join(__dirname, '../../catalog');

test('whole catalogs and overlays in one go, in both languages', async () => {
  const folders = [own, overlay('one'), overlay('two')];
  const en = await invoke(['catalog', 'check', ...folders]);
  expect([en.status, en.stderr]).toEqual([0, '']);
  expect(en.stdout).toMatch(/^Catalog \S+ is in order: \d+ events/);
  expect(en.stdout).toContain('changes remediations/explain-password-policy: warnings');
  expect(en.stdout).toMatch(/will name the catalog \S+ \+ one \+ two\.\n$/);
  const sv = await invoke(['catalog', 'check', ...folders, '--lang', 'sv']);
  expect(sv.stdout).toMatch(/^Katalogen \S+ är i ordning: \d+ händelser/);
  expect(sv.stdout).toContain('ändrar remediations/explain-password-policy: warnings');
});

test('an overlay that does nothing says so', async () => {
  write('catalog.yaml', 'name: contoso\n');
  expect((await invoke(['catalog', 'check', folder])).stdout).toContain('It adds and changes nothing.');
});

test('mistakes of all folders come at once', async () => {
  write('broken/catalog.yaml', 'name: broken\n');
  write('broken/causes/user-not-found.yaml', 'severty: error\n');
  write('whole/catalog.yaml', 'failsAny: []\n');
  const { status, stdout, stderr } = await invoke(['catalog', 'check', at('broken'), at('whole')]);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`${at('broken/causes/user-not-found.yaml')}:1 severty: unknown field`);
  expect(stderr).toContain('catalog.yaml:1 failsAny: value is too small');
});

test.each([
  ['terminal', /Catalog: \S+ \+ one/],
  ['markdown', /Catalog: \S+ \+ one/],
  ['html', /\S+ \+ one/],
  ['json', /"catalogVersion": "\S+ \+ one"/],
])('a report as %s names the overlay that it was made with, and says its words', async (format, name) => {
  const { status, stdout } = await invoke(['analyze', '-', '--format', format, '--catalog', overlay('one')], {
    input: failedReset,
  });
  expect(status).toBe(0);
  expect(stdout).toMatch(name);
  expect(stdout).toContain('Call one.');
});

test.each([[['analyze', '-']], [['explain', '33004']], [['codes']], [['troubleshoot']]])(
  '%j takes --catalog, and a mistake in it stops the command',
  async (argv) => {
    write('catalog.yaml', 'name: contoso\n');
    write('causes/user-not-found.yaml', 'severty: error\n');
    const { status, stdout, stderr } = await invoke([...argv, '--catalog', folder], { input: failedReset });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${at('causes/user-not-found.yaml')}:1 severty: unknown field`);
  },
);
