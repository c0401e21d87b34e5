import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { UserError } from '../errors';
import { detectForm, fromUtf16le, fromUtf8, swapPairs } from '../read/encoding';

const MARK = /^\ufeff/;

/**
 * The whole text of a file, or of standard input for `-`: UTF-8 or UTF-16, as the shells of Windows write it.
 * @throws UserError
 */
export async function readText(path: string, stdin: Readable): Promise<string> {
  const bytes = path === '-' ? await collect(stdin) : await readBytes(path);
  const { form } = detectForm(bytes);
  const text =
    form === 'bytes'
      ? fromUtf8(bytes)
      : fromUtf16le(form === 'utf-16le' ? bytes : swapPairs(bytes.subarray(0, bytes.length & ~1)));
  if (text !== null) return text.replace(MARK, '');
  throw new UserError(`${path}: the file is no text in UTF-8 or UTF-16`, 'Save it as UTF-8.');
}

async function collect(stdin: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stdin) pieces.push(Buffer.from(piece as Uint8Array | string));
  return Buffer.concat(pieces);
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'no permission to read it',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large',
};

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new UserError(`cannot read ${path}: ${reasons[code] ?? code}`);
  }
}
