// `npm run schemas`: writes the JSON Schemas that editors and readers of reports use, from the product's own schemas.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { main, root, setUp } from './setup.mjs';

await main(async () => {
  setUp();
  const { build } = await import('esbuild');
  const { format } = await import('prettier');
  const module = join(root, 'dist', `schemas.${process.pid}.cjs`);
  await build({
    absWorkingDir: root,
    entryPoints: ['src/model/json-schemas.ts'],
    outfile: module,
    bundle: true,
    platform: 'node',
  });
  try {
    for (const [path, schema] of Object.entries(createRequire(import.meta.url)(module).jsonSchemas())) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), await format(JSON.stringify(schema), { parser: 'json', printWidth: 120 }));
    }
  } finally {
    rmSync(module);
  }
});
