import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { InputProblem } from '../../model/record';
import { naturalOrder } from './natural-order';

/**
 * Endings under which logs are handed over, those that cannot be read among them: whoever names a folder is to be told
 * that the `.evtx` in it was not looked into, but not that a program or a picture is no log.
 */
const LOG_ENDINGS = new Set(
  '.xml .txt .log .out .evtx .evt .csv .tsv .json .jsonl .ndjson .clixml .zip .gz .tgz .7z .cab .xz .zst .rar'.split(
    ' ',
  ),
);

const couldBeLog = (name: string): boolean => {
  const ending = extname(name).toLowerCase();
  return ending === '' || LOG_ENDINGS.has(ending);
};

/** Files of a folder and of all folders below that could be logs, in natural order; hidden ones are left out. */
export async function filesIn(folder: string): Promise<{ files: string[]; problems: InputProblem[] }> {
  const files: string[] = [];
  const problems: InputProblem[] = [];
  const visited = new Set<string>();

  const visit = async (path: string): Promise<void> => {
    try {
      const real = await realpath(path);
      // A link may lead back up.
      if (visited.has(real)) return;
      visited.add(real);
      const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort(naturalOrder);
      for (const name of names) await take(join(path, name), name);
    } catch (error) {
      problems.push({ file: path, offset: 0, reason: 'not-readable', detail: systemCode(error) });
    }
  };
  const take = async (path: string, name: string): Promise<void> => {
    // A link to nowhere is no file.
    const status = await stat(path).catch(() => null);
    if (status?.isDirectory()) await visit(path);
    else if (status?.isFile() && couldBeLog(name)) files.push(path);
  };

  await visit(folder);
  return { files, problems };
}

export const systemCode = (error: unknown): string => String((error as { code?: unknown }).code ?? error);
