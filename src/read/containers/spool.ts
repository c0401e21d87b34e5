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
 * else into a temporary file that has lost its name before the first byte is read, so that nothing of the log stays on the
 * disk however the program ends. Throws what the disk says.
 */
export async function spool(chunks: AsyncIterable<Uint8Array>, inMemory = IN_MEMORY): Promise<Spooled> {
  const kept: Uint8Array[] = [];
  let size = 0;
  let file: NamelessFile | null = null;
  let failure: unknown = null;
  try {
    for await (const chunk of failing(chunks, (error) => (failure = error))) {
      size += chunk.length;
      if (file === null && size <= inMemory) kept.push(chunk.slice());
      else {
        file ??= await createNameless();
        for (const part of kept.splice(0)) await file.handle.appendFile(part);
        await file.handle.appendFile(chunk);
      }
    }
  } catch (error) {
    await file?.close();
    throw error;
  }
  const bytes = file ? { ...fileAccess(file.handle, size), close: file.close } : memoryAccess(Buffer.concat(kept));
  return { bytes, failure };
}

/** The chunks up to a failure, which is told instead of thrown. */
async function* failing(chunks: AsyncIterable<Uint8Array>, tell: (error: unknown) => void): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    tell(error);
  }
}

interface NamelessFile {
  handle: FileHandle;
  close(): Promise<void>;
}

async function createNameless(): Promise<NamelessFile> {
  const folder = await mkdtemp(join(tmpdir(), 'aadclog-'));
  // Some systems keep the name until the file is closed, and the folder with it.
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true }).catch(() => undefined);
  try {
    const handle = await open(join(folder, 'archive'), 'wx+', 0o600);
    return { handle, close: () => handle.close().finally(remove) };
  } finally {
    await remove();
  }
}
