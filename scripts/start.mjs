// `npm start -- <arguments>`: sets up what is missing, then runs the program in this very process.
import { createRequire } from 'node:module';
import { bundle, ensureBuilt } from './build.mjs';
import { main } from './setup.mjs';

await main(async () => {
  await ensureBuilt();
  // npm runs scripts in the project's folder; paths are meant from where the user stands.
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env;
  if (script === 'start' && folder) process.chdir(folder);
  process.argv[1] = bundle;
  createRequire(import.meta.url)(bundle);
});
