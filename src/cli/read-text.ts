import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { UserError } from '../errors';
import { detectForm, fromUtf16le, fromUtf8, swapPairs } from '../read/encoding';

const MARK = /^\ufeff/;
/** The engine cannot hold longer texts. Without a bound, a device or a pipe would be read for ever. */
const LARGEST = 500_000_000;

/**
 * The whole text of a file, or of standard input for `-`: UTF-8 or UTF-16, as the shells of Windows write it.
 * @throws UserError
 */
export async function readText(path: string, stdin: Readable): Promise<string> {
  const bytes = await collect(path, path === '-' ? stdin : createReadStream(path));
  const { form } = detectForm(bytes);
  const text =
    form === 'bytes'
      ? fromUtf8(bytes)
      : fromUtf16le(form === 'utf-16le' ? bytes : swapPairs(bytes.subarray(0, bytes.length & ~1)));
  if (text !== null) return text.replace(MARK, '');
  throw new UserError(`${path}: the file is no text in UTF-8 or UTF-16`, 'Save it as UTF-8.');
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'no permission to read it',
};

async function collect(path: string, source: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of source) {
      const bytes = Buffer.from(piece as Uint8Array | string);
      pieces.push(bytes);
      size += bytes.length;
      if (size > LARGEST) throw new UserError(`cannot read ${path}: the file is too large`);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new UserError(`cannot read ${path}: ${reasons[code] ?? code}`);
  }
  return Buffer.concat(pieces);
}
