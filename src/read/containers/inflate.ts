import { createInflateRaw } from 'node:zlib';
import { SourceError } from '../source-error';
import type { ByteFeed } from './byte-feed';
import { crc32 } from './checksum';

/**
 * Bytes that are unpacked in one go. Few, for two reasons: they may unpack to a thousand times as much, which must fit in
 * memory, and what stands in the same go before a damaged place is lost; so a small log is taken in smaller bites still.
 */
const BITE = 32_768;
const FIRST_BITE = 512;
const FIRST_BITES_END = 65_536;

export interface Checksum {
  crc: number;
  size: number;
}

/**
 * One deflated stream, which tells its own end; what follows stays in the feed. Everything before a damage is given, and
 * then a SourceError thrown: `archive-cut-off` where bytes are missing, `archive-damaged` where they are wrong.
 * @returns the checksum of what was given.
 */
export async function* inflate(feed: ByteFeed): AsyncGenerator<Uint8Array, Checksum> {
  const inflater = createInflateRaw({ chunkSize: 262_144 });
  const unpacked: Uint8Array[] = [];
  let ended = false;
  let damage: Error | null = null;
  let settle = (): void => undefined;
  inflater.on('data', (chunk: Uint8Array) => unpacked.push(chunk));
  inflater.on('end', () => ((ended = true), settle()));
  inflater.on('error', (error) => ((damage = error), settle()));

  const sum: Checksum = { crc: 0, size: 0 };
  const start = feed.offset;
  try {
    while (!ended) {
      const before = inflater.bytesWritten;
      const bite = await feed.look(feed.offset - start < FIRST_BITES_END ? FIRST_BITE : BITE);
      const atEnd = bite.length === 0;
      await new Promise<void>((resolve) => {
        settle = resolve;
        if (atEnd) inflater.end();
        else inflater.write(bite, () => resolve());
      });
      feed.skip(inflater.bytesWritten - before);
      for (const chunk of unpacked.splice(0)) {
        sum.crc = crc32(chunk, sum.crc);
        sum.size += chunk.length;
        yield chunk;
      }
      if (damage && atEnd) throw new SourceError('archive-cut-off');
      if (damage) throw new SourceError('archive-damaged', (damage as NodeJS.ErrnoException).code ?? null);
    }
    return sum;
  } finally {
    inflater.destroy();
  }
}
