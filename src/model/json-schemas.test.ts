import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from './json-schemas';

const root = join(__dirname, '../..');
const schemas = jsonSchemas();

test.each(Object.keys(schemas))('%s is current; `npm run schemas` writes it anew', (path) => {
  const stored: unknown = existsSync(join(root, path)) ? JSON.parse(readFileSync(join(root, path), 'utf8')) : null;
  expect(stored).toEqual(JSON.parse(JSON.stringify(schemas[path])));
});

test('no schema file is left over', () => {
  const stored = readdirSync(join(root, 'catalog/schemas')).map((name) => `catalog/schemas/${name}`);
  expect(stored.sort()).toEqual(
    Object.keys(schemas)
      .filter((path) => path.startsWith('catalog/'))
      .sort(),
  );
});
