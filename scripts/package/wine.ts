import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installOnBuildMachine } from '../apt';

const WINE = '/usr/lib/wine/wine64';
/** Of what hangs, the output until then is looked at. */
const PATIENCE_MS = 500_000;
/** Kept for the next run, as making it takes ten seconds. */
const prefix = join(tmpdir(), `aadclog-wine-${process.getuid?.() ?? 0}`);
const ready = join(prefix, '.aadclog-ready');
/** Where Wine looks for network shares; their names are folders here. */
export const shares = join(prefix, 'dosdevices', 'unc');

/** Where Windows has its programs. */
export const system32 = join(prefix, 'drive_c', 'windows', 'system32');

const environment = {
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  WINEPREFIX: prefix,
  WINEDEBUG: '-all',
  // No .NET, no HTML, no debugger that writes pages about a crash, and a wevtutil that is not Wine's, which knows no log.
  WINEDLLOVERRIDES: 'mscoree,mshtml=;winedbg.exe=d;wevtutil.exe=n',
  // Else file names beyond ASCII cannot be seen.
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
};

/** True when Windows programs can be run here; on a build machine it is installed. */
export function findWine(): boolean {
  if (!existsSync(WINE)) installOnBuildMachine('wine64');
  return existsSync(WINE);
}

/** A path of this machine as programs inside Wine name it. */
export const inside = (path: string): string => `Z:${path.replaceAll('/', '\\')}`;

/**
 * Runs a Windows program. Its outputs go through files, for pipes from outside break; its exit status is cut to 8 bits, so
 * judge by what it says.
 */
export function runInWine(program: string[], env: Record<string, string>, output: string): string {
  if (!existsSync(ready)) {
    mkdirSync(prefix, { recursive: true });
    wine(['wineboot', '-i'], {}, 'ignore');
    // Node refuses older ones than 10.
    wine(['winecfg', '-v', 'win10'], {}, 'ignore');
    mkdirSync(shares, { recursive: true });
    writeFileSync(ready, '');
  }
  const file = openSync(output, 'w');
  try {
    wine(program, env, file);
  } finally {
    closeSync(file);
  }
  return readFileSync(output, 'utf8');
}

/**
 * Runs a Windows program at a terminal and presses Ctrl-C when it has said what is awaited: Wine makes of it what Windows
 * does. @returns the exit status.
 */
export async function interruptInWine(program: string[], awaited: RegExp): Promise<number | null> {
  const line = [WINE, ...program].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qefc', line, '/dev/null'], { env: environment, timeout: PATIENCE_MS });
  let said = '';
  child.stdout.on('data', (chunk) => {
    const isNew = !awaited.test(said);
    said += String(chunk);
    if (isNew && awaited.test(said)) child.stdin.write('\x03');
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return status;
}

const wine = (args: string[], env: Record<string, string>, output: number | 'ignore'): SpawnSyncReturns<Buffer> =>
  spawnSync(WINE, args, {
    env: { ...environment, ...env },
    stdio: ['ignore', output, output],
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
  });
