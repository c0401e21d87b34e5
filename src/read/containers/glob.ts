import { readdir, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { naturalOrder } from './natural-order';

const WILD = /[*?[]/;
/** `/`, `//server/share/`, `C:/` or `C:`. */
const ROOT = /^(?:\/\/[^/]+\/[^/]+\/|[A-Za-z]:\/?|\/+)?/;
const ANY_DEPTH = '**';

export const isGlob = (path: string): boolean => WILD.test(path);

/**
 * The paths that a pattern of `*`, `?`, `[…]` and `**` matches, in natural order, with `/` between their parts. Both
 * slashes separate parts, for shells on Windows leave patterns to the program. Names that begin with a dot must be asked
 * for. Folders that cannot be listed match nothing.
 */
export async function expandGlob(pattern: string, ignoreCase = sep === '\\'): Promise<string[]> {
  const path = pattern.replaceAll('\\', '/');
  const root = ROOT.exec(path)![0];
  const parts = path
    .slice(root.length)
    .split('/')
    .filter((part) => part !== '');
  let found = [root];
  for (const [i, part] of parts.entries()) {
    const last = i === parts.length - 1;
    const next = await Promise.all(found.map((base) => step(base, part, last, ignoreCase)));
    found = [...new Set(next.flat())];
  }
  return found.sort(naturalOrder);
}

const join = (base: string, name: string): string =>
  base === '' || /[/:]$/.test(base) ? base + name : `${base}/${name}`;

async function step(base: string, part: string, last: boolean, ignoreCase: boolean): Promise<string[]> {
  if (part === ANY_DEPTH) return last ? descend(base, true) : descend(base, false);
  if (!WILD.test(part)) return (await exists(join(base, part))) ? [join(base, part)] : [];
  const matches = segmentPattern(part, ignoreCase);
  return (await list(base)).filter(({ name }) => matches.test(name)).map(({ name }) => join(base, name));
}

/** A folder and all below it, or all files below it. Links are not followed, so there is no way round. */
async function descend(base: string, files: boolean): Promise<string[]> {
  const entries = (await list(base)).filter(({ name }) => !name.startsWith('.'));
  const folders = entries.filter((entry) => entry.isDirectory());
  const own = files ? entries.filter((entry) => entry.isFile()).map(({ name }) => join(base, name)) : [base];
  const below = [];
  for (const { name } of folders) below.push(...(await descend(join(base, name), files)));
  return [...own, ...below];
}

const list = async (folder: string) => readdir(folder === '' ? '.' : folder, { withFileTypes: true }).catch(() => []);

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** One part of a pattern as an expression; a `[` without its end stands for itself. */
export function segmentPattern(part: string, ignoreCase: boolean): RegExp {
  const source = part.replace(
    /\[([!^]?)(\]?[^\]]*)\]|\*+|\?|[\\^$.*+()[\]{}|]/g,
    (token, not?: string, set?: string) => {
      if (set) return `[${not ? '^' : ''}${set.replace(/[\\\]^[]/g, '\\$&')}]`;
      if (token.startsWith('*')) return '[^/]*';
      return token === '?' ? '[^/]' : token.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    },
  );
  const hidden = part.startsWith('.') ? '' : '(?!\\.)';
  try {
    return new RegExp(`^${hidden}${source}$`, ignoreCase ? 'isu' : 'su');
  } catch {
    // A range that runs backwards matches nothing.
    return /(?!)/;
  }
}
