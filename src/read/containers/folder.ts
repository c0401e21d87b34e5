import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { InputProblem } from '../../model/record';
import { sortOut } from './likely';
import { naturalOrder } from './natural-order';

interface Listed {
  /** Files that could be logs, in natural order. */
  files: string[];
  /** Files that are no logs by their names, and those that the system put there. */
  others: string[];
  litter: string[];
  problems: InputProblem[];
}

/** Files of a folder and of all folders below; hidden folders are left out. */
export async function filesIn(folder: string): Promise<Listed> {
  const found: string[] = [];
  const problems: InputProblem[] = [];
  const visited = new Set<string>();

  const visit = async (path: string): Promise<void> => {
    try {
      // A link may lead back up. Windows cannot tell on some disks, nor of long paths; that does not make them unreadable.
      const real = await realpath(path).catch(() => path);
      if (visited.has(real)) return;
      visited.add(real);
      for (const name of (await readdir(path)).sort(naturalOrder)) await take(join(path, name), name);
    } catch (error) {
      problems.push({ file: path, offset: 0, reason: 'not-readable', detail: systemCode(error) });
    }
  };
  const take = async (path: string, name: string): Promise<void> => {
    // A link to nowhere is no file.
    const status = await stat(path).catch(() => null);
    if (status?.isDirectory() && !name.startsWith('.')) await visit(path);
    else if (status?.isFile()) found.push(path);
  };

  await visit(folder);
  const { logs: files, others, litter } = sortOut(found, basename);
  return { files, others, litter, problems };
}

export const systemCode = (error: unknown): string => String((error as { code?: unknown }).code ?? error);
