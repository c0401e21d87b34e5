import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileAccess, memoryAccess, type RandomAccess } from './random-access';

/** So many bytes are kept in memory; more go to the disk. */
export const IN_MEMORY = 33_554_432;

export interface Spooled {
  bytes: RandomAccess;
  /** What broke the stream off; `bytes` has what came before. */
  failure: unknown;
}

/**
 * Takes in a stream that must be read out of order, such as an archive on standard input: into memory while it is small,
 * else into a temporary file that has no name any more when the first byte is read, so that nothing of the log stays on
 * the disk however the program ends. Throws what the disk says.
 */
export async function spool(chunks: AsyncIterable<Uint8Array>, inMemory = IN_MEMORY): Promise<Spooled> {
  const kept: Uint8Array[] = [];
  let size = 0;
  let file: FileHandle | null = null;
  let failure: unknown = null;
  try {
    for await (const chunk of failing(chunks, (error) => (failure = error))) {
      if (file === null && size + chunk.length > inMemory) file = await namelessFile(kept.splice(0));
      if (file === null) kept.push(chunk.slice());
      else await file.appendFile(chunk);
      size += chunk.length;
    }
  } catch (error) {
    await file?.close();
    throw error;
  }
  return { bytes: file ? fileAccess(file, size) : memoryAccess(Buffer.concat(kept)), failure };
}

/** The chunks up to a failure, which is told instead of thrown. */
async function* failing(chunks: AsyncIterable<Uint8Array>, tell: (error: unknown) => void): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    tell(error);
  }
}

async function namelessFile(begin: readonly Uint8Array[]): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'aadclog-'));
  try {
    const file = await open(join(folder, 'archive'), 'wx+', 0o600);
    for (const chunk of begin) await file.appendFile(chunk);
    return file;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
