// Installs the dependencies exactly as package-lock.json says, when they are not there or no longer match it.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.aadclog-stamp');
const oldestNode = 20;
const lockPatienceMs = 10 * 60 * 1000;

/** A message for a person; anything else that is thrown is a bug of these scripts. */
export class SetupError extends Error {}

/** Makes node_modules agree with package-lock.json; writes to standard error only. */
export function setUp() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestNode) throw new SetupError(`Node ${oldestNode} or newer is needed; this is ${process.version}.`);
  if (installed()) return;
  exclusively(() => {
    if (!installed()) install();
  });
}

function installed() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  if (!matchesLock(JSON.parse(lock))) return false;
  writeFileSync(stamp, hash);
  return true;
}

/** Somebody ran npm by hand: what npm noted about its last installation counts as well as our own stamp. */
function matchesLock(lock) {
  const note = join(modules, '.package-lock.json');
  if (!existsSync(note)) return false;
  const present = JSON.parse(readFileSync(note, 'utf8')).packages;
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .every(([path, wanted]) => {
      const found = present[path];
      return found ? found.version === wanted.version && existsSync(join(root, path)) : Boolean(wanted.optional);
    });
}

function install() {
  process.stderr.write('Installing dependencies (once) ...\n');
  const options = ['--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  const result = npm(['ci', ...options, '--prefer-offline', '--loglevel=error'], ['ignore', 'ignore', 2]);
  if (result.status !== 0) {
    const why = result.error ? ` (${result.error.message})` : '';
    throw new SetupError(`npm ci failed${why}. It needs the npm registry once; the lines above say what went wrong.`);
  }
  if (!installed()) throw new SetupError('npm ci left node_modules unlike package-lock.json; remove node_modules.');
}

/** Runs npm: the one that runs us, else the one on the path. Its standard output becomes our standard error. */
export function npm(args, stdio = ['ignore', 2, 2], cwd = root) {
  const cli = process.env.npm_execpath;
  if (cli && basename(cli).startsWith('npm-cli')) return spawnSync(process.execPath, [cli, ...args], { cwd, stdio });
  return spawnSync('npm', args, { cwd, stdio, shell: process.platform === 'win32' });
}

/** One installation at a time: a second process waits for the first, and takes over from one that died. */
function exclusively(work) {
  const lock = join(root, 'dist', '.setup-lock');
  mkdirSync(join(root, 'dist'), { recursive: true });
  const deadline = Date.now() + lockPatienceMs;
  let told = false;
  while (!take(lock)) {
    if (Date.now() > deadline) throw new SetupError(`another installation holds ${lock}; remove it if there is none.`);
    if (!told) process.stderr.write('Waiting for another installation ...\n');
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (abandoned(lock)) rmSync(lock, { force: true });
  return false;
}

function abandoned(lock) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > lockPatienceMs) return true;
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder > 0) process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH' || error.code === 'ENOENT';
  }
}

/** Runs a script's main part: a SetupError becomes one message, and status 2 for the caller. */
export async function main(part) {
  try {
    await part();
  } catch (error) {
    process.stderr.write(`${error instanceof SetupError ? error.message : error.stack}\n`);
    process.exitCode = 2;
  }
}

/** True when the module at `url` is the script that node was asked to run. */
export const isMain = (url) => Boolean(process.argv[1]) && fileURLToPath(url) === realpathSync(process.argv[1]);

if (isMain(import.meta.url)) await main(setUp);
