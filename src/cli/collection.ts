import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { UsageError } from '../errors';
import { attempt } from './output';

export const FACTS_FILE = 'facts.json';

/** A folder, or a zip archive, that is being filled. */
export interface Collection {
  /** Where it will be. */
  place: string;
  /** Where a file of it goes until then; `file` is written with slashes. */
  path(file: string): string;
  write(file: string, text: string): void;
  /** Puts it in its place. */
  finish(): Promise<void>;
  /** Removes what is not to stay; safe at any time. */
  discard(): void;
}

export const isZip = (place: string): boolean => place.toLowerCase().endsWith('.zip');

/** Throws UsageError where something is in the way: nothing that is there is ever replaced. */
export function openCollection(place: string): Collection {
  const packs = isZip(place);
  const status = statSync(place, { throwIfNoEntry: false });
  const isFree = status === undefined || (!packs && status.isDirectory() && readdirSync(place).length === 0);
  if (!isFree) throw new UsageError(`--output ${place} is there already`, 'Name a new folder or a new .zip file.');

  const folder = packs ? join(dirname(place), `.${basename(place)}.${process.pid}`) : place;
  const path = (file: string): string => join(folder, ...file.split('/'));
  const discard = (): void => {
    process.removeListener('exit', discard);
    if (packs) rmSync(folder, { recursive: true, force: true });
  };
  attempt(place, () => mkdirSync(path('raw'), { recursive: true }));
  // Ctrl-C leaves at once.
  process.once('exit', discard);
  return {
    place,
    path,
    write: (file, text) => attempt(place, () => writeFileSync(path(file), text, { flag: 'wx' })),
    finish: async () => (packs ? pack(folder, place) : undefined),
    discard,
  };
}

/** The library is loaded when there is something to pack. */
async function pack(folder: string, place: string): Promise<void> {
  const { configure, ZipWriter } = await import('@zip.js/zip.js');
  configure({ useWebWorkers: false });
  const beside = join(folder, 'whole.zip');
  const files = (readdirSync(folder, { recursive: true, encoding: 'utf8' }) as string[])
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
  const zip = new ZipWriter(Writable.toWeb(createWriteStream(beside, { flags: 'wx' })) as WritableStream<Uint8Array>);
  for (const name of files) {
    const bytes = Readable.toWeb(createReadStream(join(folder, name))) as unknown as ReadableStream<Uint8Array>;
    await zip.add(name.replaceAll('\\', '/'), bytes);
  }
  await zip.close();
  attempt(place, () => renameSync(beside, place));
}
