import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The file that is really meant, links followed; where nothing is yet, the folder's. */
export function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    const folder = dirname(absolute);
    return folder === absolute ? absolute : join(realPath(folder), basename(absolute));
  }
}

/** Both name one file; `-` is none. */
export const sameFile = (a: string, b: string): boolean => a !== '-' && b !== '-' && realPath(a) === realPath(b);
