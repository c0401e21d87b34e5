import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { analyze } from './analyze';
import { loadCatalog } from './catalog/load';
import { openPaths } from './read';
import { reporters } from './report';

const root = resolve(__dirname, '..');

test('the report in the README is what the program prints', async () => {
  const [, shown] = /```text\n(.*?)\n```/s.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  const catalog = await loadCatalog(join(root, 'catalog'));
  const { sources } = await openPaths([join(root, 'fixtures/busy-day.xml')], process.stdin);
  const named = sources.map((source) => ({ ...source, name: 'fixtures/busy-day.xml' }));
  const options = {
    toolVersion: '0.1.0',
    now: '2026-01-31T12:00:00Z',
    timeZone: 'Europe/Stockholm',
    language: 'en',
  } as const;
  const printed = reporters.terminal(await analyze(named, catalog, options), catalog, { color: false, width: 80 });
  expect(shown).toContain('VERDICT');
  expect(printed.startsWith(`${shown}\n`)).toBe(true);
});
