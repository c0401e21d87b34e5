import type { SourceStream } from '../../source-stream';
import { CHUNK, CHUNK_MAGIC, FILE_HEADER, FILE_MAGIC } from './layout';
import { beginsWith } from './magic';

/** Bytes that are asked for at once. */
const WINDOW = 8 * CHUNK;
const MAGIC_LENGTH = CHUNK_MAGIC.length;
const FIRST_OF_MAGIC = CHUNK_MAGIC.charCodeAt(0);

/** A stretch of the file that is what its first bytes say, or shorter where the file ends; `offset` is that in the file. */
export interface Piece {
  kind: 'header' | 'chunk' | 'other';
  bytes: Uint8Array;
  offset: number;
  /** The same, and so much of what follows that a magic can be seen which begins in it. */
  ahead: Uint8Array;
}

/**
 * Takes a file apart. Chunks follow one another, but what the header says of their number is no help: a log that was
 * copied while in use has more. After bytes that are neither header nor chunk it goes on at the next magic, wherever it is.
 * A piece is valid until the next one is asked for. Who takes one may leave its end: that comes as the next piece.
 */
export async function* piecesOf(stream: SourceStream): AsyncGenerator<Piece> {
  let pending: Uint8Array = new Uint8Array(0);
  let offset = 0;
  for (let final = false; !final;) {
    const before = pending.length;
    pending = await stream.block(WINDOW, pending);
    final = pending.length === before;
    let at = 0;
    for (let left = pending.length; left > 0 && (final || left >= CHUNK + MAGIC_LENGTH); left = pending.length - at) {
      const kind = kindAt(pending, at);
      const size =
        kind === 'header' ? headerSize(pending, at) : kind === 'chunk' ? CHUNK : nextMagic(pending, at + 1) - at;
      const bytes = pending.subarray(at, at + Math.min(size, left));
      const ahead = pending.subarray(at, at + bytes.length + MAGIC_LENGTH - 1);
      const piece: Piece = { kind, bytes, offset: offset + at, ahead };
      yield piece;
      at += piece.bytes.length;
    }
    pending = pending.subarray(at);
    offset += at;
  }
}

/** Shorter where a piece of it is missing, so that the first chunk begins too early. */
const headerSize = (bytes: Uint8Array, at: number): number => Math.min(FILE_HEADER, nextMagic(bytes, at + 1) - at);

function kindAt(bytes: Uint8Array, at: number): Piece['kind'] {
  if (beginsWith(bytes, at, CHUNK_MAGIC)) return 'chunk';
  return beginsWith(bytes, at, FILE_MAGIC) ? 'header' : 'other';
}

/** Where the next piece with a magic begins, at most a chunk further on than the byte before `from`. */
export function nextMagic(bytes: Uint8Array, from: number): number {
  const end = Math.min(bytes.length, from - 1 + CHUNK);
  for (let at = bytes.indexOf(FIRST_OF_MAGIC, from); at >= 0 && at < end; at = bytes.indexOf(FIRST_OF_MAGIC, at + 1))
    if (kindAt(bytes, at) !== 'other') return at;
  return end;
}
