import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installOnBuildMachine } from '../apt';
import { findWine } from './wine';

/** Runs code over one of the modules here, `m`; they are no modules that jest could load. */
export function inModule(file: string, code: string): SpawnSyncReturns<string> {
  const source = `const m = await import(${JSON.stringify(join(__dirname, file))}); ${code}`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' });
}

/** What these tests need and can be had here; what cannot, is told. */
export function findTools(): { nodes: boolean; signer: boolean; wine: boolean } {
  const nodes = findNodes();
  if (!nodes) tell('No Node for Windows (`npm run package` fetches it): the tests of the executables');
  const signer = nodes && findSigner();
  if (nodes && !signer) tell('No osslsigncode 2.8 or newer: the tests of signatures');
  const wine = nodes && findWine();
  if (nodes && !wine) tell('No Wine: the tests of aadclog.exe in use');
  return { nodes, signer, wine };
}

const tell = (what: string): void => void process.stderr.write(`${what} are SKIPPED.\n`);

/** A large download: on a build machine, or where somebody asked for it before. */
function findNodes(): boolean {
  const wanted = Boolean(process.env['CI']) || existsSync(join(__dirname, 'node_modules'));
  return wanted && inModule('base.mjs', 'm.installBase()').status === 0;
}

function findSigner(): boolean {
  const known = (): boolean => inModule('authenticode.mjs', `m.requireTool('')`).status === 0;
  if (!known()) installOnBuildMachine('osslsigncode');
  return known();
}
