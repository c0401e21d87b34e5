import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError, UsageError } from '../errors';
import { blocks } from './blocks';
import { realPath } from './same-file';

/** Fails early, before a long analysis, where a report cannot be written or would replace one of its own inputs. */
export function checkOutput(path: string, inputs: readonly string[]): void {
  const target = realPath(path);
  if (inputs.some((input) => input !== '-' && realPath(input) === target))
    throw new UsageError(`--output ${path} would overwrite a log that is to be analysed`, 'Choose another file name.');
  const old = statSync(target, { throwIfNoEntry: false });
  if (old?.isDirectory())
    throw new UsageError(`--output ${path} is a folder`, 'Name a file in it, such as report.html.');
  attempt(path, () => {
    accessSync(dirname(target), constants.W_OK);
    // Replacing it would succeed on some systems, but it is protected for a reason.
    if (old?.isFile()) accessSync(target, constants.W_OK);
  });
}

/** The permissions of a file that only its owner may see. */
const PRIVATE = 0o600;

/**
 * Writes the whole file beside its place and then puts it there, all in one go: an interruption leaves the old file or the
 * new one, never half of one, and nothing else. What is no regular file (`/dev/null`) is written to as it is.
 */
export function writeOutput(path: string, text: string): void {
  Array.from(put(path, [text], null));
}

/** The same for a long text, and with an ear for signals: one that comes before all is written leaves the old file. */
export async function writeLong(path: string, pieces: Iterable<string>): Promise<void> {
  const steps = put(path, blocks(pieces), null);
  while (steps.next().done !== true) await heard();
}

/** The same for bytes. */
export function writeBytes(path: string, bytes: Uint8Array): void {
  Array.from(put(path, [bytes], null));
}

/** The same for a file that nobody else may read, from its first byte on. */
export function writePrivate(path: string, text: string): void {
  Array.from(put(path, [text], PRIVATE));
}

/** Lets the handlers of signals run: they are called once in each turn of the loop, and the first may have begun. */
async function heard(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Yields where it may be left for good. */
function* put(path: string, pieces: Iterable<string | Uint8Array>, mode: number | null): Generator<void> {
  const target = realPath(path);
  const old = statSync(target, { throwIfNoEntry: false });
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  const remove = (): void => rmSync(beside, { force: true });
  try {
    if (old && !old.isFile()) return yield* writeAll(target, 'w', pieces);
    // A handler of signals ends the program without coming back here.
    process.once('exit', remove);
    try {
      yield* writeAll(beside, 'wx', pieces, mode ?? undefined);
      if (mode === null && old) chmodSync(beside, old.mode);
      renameSync(beside, target);
    } finally {
      remove();
      process.removeListener('exit', remove);
    }
  } catch (error) {
    throw inWords(path, error);
  }
}

function* writeAll(path: string, flag: string, pieces: Iterable<string | Uint8Array>, mode?: number): Generator<void> {
  const file = openSync(path, flag, mode);
  try {
    for (const piece of pieces) {
      writeFileSync(file, piece);
      yield;
    }
  } finally {
    closeSync(file);
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder does not exist',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there, or another program has it open',
  EBUSY: 'another program has it open',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

/** Says in words why a file cannot be written. */
export function attempt(path: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    throw inWords(path, error);
  }
}

function inWords(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  return new UserError(`cannot write ${path}: ${reasons[code] ?? code}`, 'Nothing was written there.');
}
