import type { Damage } from './damage';
import { Randomness } from './randomness';

/** Bytes `from` to `to` (without) of a file. */
export interface Span {
  from: number;
  to: number;
}

/** A stretch of a file that came through damage as it was; `at` is where it begins now. */
export interface Kept extends Span {
  at: number;
}

const BITS = 8;

/**
 * Damages a file, and tells which stretches of it are still there. To know that, the same damage is done to the numbers of
 * the bytes: a damaged place breaks their count. The end of the file counts as one more byte.
 */
export function damaged(bytes: Uint8Array, damage: Damage, seed: number): { bytes: Uint8Array; kept: Kept[] } {
  const [low, middle, high] = numbersOf(bytes.length).map((plane) => damage(plane, new Randomness(seed)));
  const result = damage(bytes, new Randomness(seed));
  const kept: Kept[] = [];
  let last = null as Kept | null;
  for (let at = 0; at < result.length; at += 1) {
    const from = low![at]! | (middle![at]! << BITS) | (high![at]! << (2 * BITS));
    if (bytes[from] !== result[at]) last = null;
    else if (last?.to === from) last.to += 1;
    else kept.push((last = { from, to: from + 1, at }));
  }
  if (last?.to === bytes.length) last.to += 1;
  return { bytes: result, kept };
}

const known = new Map<number, Uint8Array[]>();

/** The numbers 0 to `length` - 1, their lowest bytes, those in the middle, and the highest. */
function numbersOf(length: number): Uint8Array[] {
  const planes =
    known.get(length) ??
    [0, BITS, 2 * BITS].map((shift) => Uint8Array.from({ length }, (_, number) => number >>> shift));
  known.set(length, planes);
  return planes;
}

/** True where the span came through in one piece, the beginning of the file as its beginning; `even`: and still begins at an even place, as UTF-16 must. */
export const isKept = (kept: readonly Kept[], span: Span, even = false): boolean =>
  kept.some(
    ({ from, to, at }) =>
      from <= span.from && span.to <= to && (span.from > 0 || at === 0) && !(even && (at - from) % 2 !== 0),
  );

/** True where a part of the span is in another place now, too. */
export const isMoved = (kept: readonly Kept[], { from, to }: Span): boolean =>
  kept.some((stretch) => stretch.at !== stretch.from && stretch.from < to && from < stretch.to);
