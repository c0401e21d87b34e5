import { open, type FileHandle } from 'node:fs/promises';

/** Bytes that can be read from any place. */
export interface RandomAccess {
  readonly size: number;
  /** Fewer bytes than asked for only at the end. The bytes are the caller's to keep. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export async function openRandomly(path: string): Promise<RandomAccess> {
  const file = await open(path);
  const { size } = await file.stat();
  return fileAccess(file, size);
}

export const fileAccess = (file: FileHandle, size: number): RandomAccess => ({
  size,
  async read(offset, length) {
    const buffer = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, offset + filled);
      // The file has become shorter since it was opened.
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  },
  close: () => file.close(),
});

export const memoryAccess = (bytes: Uint8Array): RandomAccess => ({
  size: bytes.length,
  // A copy: the reader of archives decrypts in place.
  read: async (offset, length) => bytes.slice(offset, offset + length),
  close: async () => undefined,
});
