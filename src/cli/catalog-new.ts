import { lstatSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError, UsageError } from '../errors';
import { say } from '../report';
import { visible } from '../report/escape';
import { ownCatalog } from './catalog-source';
import { entryToWrite } from './catalog-new-name';
import { changeTemplate, newTemplate } from './catalog-template';
import { chooseLanguage } from './flags';
import { write, type Streams } from './streams';

export interface CatalogNewFlags {
  dir?: string;
  lang?: string;
}

/**
 * `aadclog catalog new`: writes a template into the folder, in the place where it belongs, and says what to do next.
 * Nothing is ever overwritten, and nothing is written outside the folder. Throws UserError.
 */
export async function catalogNewCommand(
  words: readonly string[],
  { dir = '.', ...flags }: CatalogNewFlags,
  streams: Streams,
): Promise<void> {
  const language = chooseLanguage(flags);
  const own = await ownCatalog();
  const entry = entryToWrite(words, own);
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError(`--dir ${dir}: there is no such folder`, 'Make it first, or name another one.');
  const known = entry.known !== null;
  const text = known ? changeTemplate(entry, own.labels[language]) : newTemplate(entry, own.labels, language);
  writeNew(dir, entry.path, text);

  const labels = own.labels[language];
  const hasHead = statSync(join(dir, 'catalog.yaml'), { throwIfNoEntry: false }) !== undefined;
  const lines = [
    say(labels, known ? 'catalog-new.written-change' : 'catalog-new.written', { path: join(dir, entry.path) }),
    ...(hasHead ? [] : [say(labels, 'catalog-new.no-head', { dir })]),
    say(labels, 'catalog-new.next', { dir }),
  ];
  await write(streams.stdout, `${lines.map(visible).join('\n')}\n`);
}

function writeNew(dir: string, path: string, text: string): void {
  const target = join(dir, path);
  try {
    refuseLinks(dir, dirname(path));
    mkdirSync(dirname(target), { recursive: true });
    // Fails where anything is already there, a dangling link included.
    writeFileSync(target, text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === 'EEXIST') throw new UserError(`${target} is already there`, 'Nothing was written. Edit that file.');
    throw new UserError(`cannot write ${target} (${code})`, 'Nothing was written.');
  }
}

/** A folder below `dir` that is a link may lead anywhere. */
function refuseLinks(dir: string, folders: string): void {
  let folder = dir;
  for (const name of folders.split('/')) {
    folder = join(folder, name);
    if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink())
      throw new UsageError(`${folder} is a link; nothing was written`, 'Name the folder that is meant with --dir.');
  }
}
