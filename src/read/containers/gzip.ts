import { SourceError } from '../source-error';
import { ByteFeed } from './byte-feed';
import { inflate } from './inflate';

const MAGIC = [0x1f, 0x8b] as const;
const REST_OF_HEADER = 8;
const TRAILER = 8;
const FLAG = { checksum: 2, extra: 4, name: 8, comment: 16 };
const DEFLATE = 8;
const SIZE_LIMIT = 2 ** 32;

/**
 * Unpacks a gzip file, all its members one behind the other. What is damaged or cut off ends in a SourceError, after all
 * that came before; a wrong checksum is told at the end of its member, when its bytes have been given. What follows the
 * last member may be zeros to fill a block; else it was a member.
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const feed = new ByteFeed(chunks);
  let wrong: SourceError | null = null;
  try {
    for (let member = 0; await readHeader(feed, member === 0); member += 1) {
      const { crc, size } = yield* inflate(feed);
      const view = new DataView((await fields(feed, TRAILER)).buffer);
      if (view.getUint32(0, true) !== crc) wrong ??= new SourceError('archive-damaged', 'CRC');
      else if (view.getUint32(4, true) !== size % SIZE_LIMIT) wrong ??= new SourceError('archive-damaged', 'size');
    }
    if (await holdsMore(feed)) wrong ??= new SourceError('archive-damaged', 'rest');
    if (wrong) throw wrong;
  } finally {
    await feed.close();
  }
}

/** False where no member begins. */
async function readHeader(feed: ByteFeed, first: boolean): Promise<boolean> {
  for (const [at, byte] of MAGIC.entries()) {
    if ((await feed.look(1))[0] === byte) feed.skip(1);
    else if (first || at > 0) throw new SourceError('archive-cut-off');
    else return false;
  }
  const [method, flags] = await fields(feed, REST_OF_HEADER);
  if (method !== DEFLATE) throw new SourceError('archive-method', String(method));
  if (flags! & FLAG.extra) {
    const [low, high] = await fields(feed, 2);
    await fields(feed, low! | (high! << 8));
  }
  for (const flag of [FLAG.name, FLAG.comment]) if (flags! & flag) await skipText(feed);
  if (flags! & FLAG.checksum) await fields(feed, 2);
  return true;
}

/** Anything but zeros. */
async function holdsMore(feed: ByteFeed): Promise<boolean> {
  for (;;) {
    const part = await feed.look(Number.MAX_SAFE_INTEGER);
    if (part.length === 0) return false;
    if (part.some((byte) => byte !== 0)) return true;
    feed.skip(part.length);
  }
}

async function fields(feed: ByteFeed, length: number): Promise<Uint8Array> {
  const taken = await feed.take(length);
  if (taken === null) throw new SourceError('archive-cut-off');
  return taken;
}

/** Up to and with the NUL that ends it. */
async function skipText(feed: ByteFeed): Promise<void> {
  for (let end = -1; end < 0;) {
    const part = await feed.look(Number.MAX_SAFE_INTEGER);
    if (part.length === 0) throw new SourceError('archive-cut-off');
    end = part.indexOf(0);
    feed.skip(end < 0 ? part.length : end + 1);
  }
}
