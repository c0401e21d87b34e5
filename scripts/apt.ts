import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Other tests install too, at the same time. */
const LOCK_SECONDS = 300;

/**
 * On a build machine (CI is set) that runs as root, installs a package of the distribution that some tests need. Says so
 * when that fails; elsewhere it does nothing, and whoever asked looks for the program again.
 */
export function installOnBuildMachine(name: string): void {
  if (!process.env['CI'] || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const options = ['-y', '-q', '--no-install-recommends', '-o', `DPkg::Lock::Timeout=${LOCK_SECONDS}`];
  try {
    execFileSync('apt-get', ['install', ...options, name], { stdio: 'ignore' });
  } catch {
    process.stderr.write(`${name} could not be installed.\n`);
  }
}
