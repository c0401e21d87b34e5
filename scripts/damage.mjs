import { parseArgs } from 'node:util';
import { main } from './setup.mjs';
import { finish, prepare, runTests } from './test.mjs';

/**
 * `npm run damage -- [--cases 100000] [--seed 1]`: src/damage.test.ts with more cases than the tests have time for. The same
 * numbers give the same damage; a failure names its seed.
 */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
for (const [name, value] of Object.entries(values))
  if (!/^\d{1,9}$/.test(value)) throw new Error(`--${name} takes a whole number, not ${value}`);

await main(async () => {
  process.env.AADCLOG_DAMAGE_CASES = values.cases;
  process.env.AADCLOG_DAMAGE_SEED = values.seed;
  await prepare();
  finish(runTests(['src/damage.test.ts']));
});
