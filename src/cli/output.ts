import { accessSync, chmodSync, constants, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError, UsageError } from '../errors';

/** Fails early, before a long analysis, where a report cannot be written or would replace one of its own inputs. */
export function checkOutput(path: string, inputs: readonly string[]): void {
  const target = real(path);
  if (inputs.some((input) => input !== '-' && real(input) === target))
    throw new UsageError(`--output ${path} would overwrite a log that is to be analysed`, 'Choose another file name.');
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--output ${path} is a folder`, 'Name a file in it, such as report.html.');
  attempt(path, () => accessSync(dirname(target), constants.W_OK));
}

/**
 * Writes the whole file beside its place and then puts it there, all in one go: an interruption leaves the old file or the
 * new one, never half of one, and nothing else. What is no regular file (`/dev/null`) is written to as it is.
 */
export function writeOutput(path: string, text: string): void {
  const target = real(path);
  const old = statSync(target, { throwIfNoEntry: false });
  attempt(path, () => {
    if (old && !old.isFile()) return writeFileSync(target, text);
    const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    try {
      writeFileSync(beside, text, { flag: 'wx' });
      if (old) chmodSync(beside, old.mode);
      renameSync(beside, target);
    } finally {
      rmSync(beside, { force: true });
    }
  });
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

function attempt(path: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(`cannot write ${path}: ${reasons[code] ?? code}`, 'Nothing was written there.');
  }
}

/** The file that is really meant, links followed; where nothing is yet, the folder's. */
function real(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    const folder = dirname(absolute);
    return folder === absolute ? absolute : join(real(folder), basename(absolute));
  }
}
