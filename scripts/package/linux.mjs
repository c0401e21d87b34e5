// The program for Linux: a Node with our blob in a note of its ELF file.
import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import { blobName, findFuse, fuse } from './blob.mjs';

export async function makeLinux({ node, blob, file }) {
  const { inject } = (await import('postject')).default;
  copyFileSync(node, file);
  await quietly(() => inject(file, blobName, blob, { sentinelFuse: fuse }));
  findFuse(readFileSync(file), 1);
  chmodSync(file, 0o755);
}

/** The tool warns of notes in every Node, on both outputs; what goes wrong it throws. */
async function quietly(work) {
  const { log, warn, error } = console;
  Object.assign(console, { log: () => undefined, warn: () => undefined, error: () => undefined });
  try {
    return await work();
  } finally {
    Object.assign(console, { log, warn, error });
  }
}
