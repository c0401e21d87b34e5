import type { Randomness } from './randomness';

/**
 * What happens to files between a server and an analyst: on bad disks, in cut-off copies, in carved images. Operators leave
 * the bytes that they are given alone; the same seed does the same damage, whatever the bytes are.
 */
export type Damage = (bytes: Uint8Array, random: Randomness) => Uint8Array;

/** The unit in which disks and file systems lose data. */
const SECTOR = 512;
/** Up to 64 flipped bits, and 8 KB at a stretch: as often few as many. */
const [FLIP_DOUBLINGS, RUN_DOUBLINGS] = [6, 13];

const changed = (bytes: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array => {
  const copy = bytes.slice();
  if (copy.length > 0) change(copy);
  return copy;
};

const upTo = (doublings: number, random: Randomness): number => 1 + random.below(2 ** random.below(doublings + 1));

function run(bytes: Uint8Array, random: Randomness): [from: number, to: number] {
  const from = random.below(bytes.length);
  return [from, Math.min(bytes.length, from + upTo(RUN_DOUBLINGS, random))];
}

/** Takes blocks of `size` bytes as cards, the rest of the file as one more. */
function blocks(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const bitFlips: Damage = (bytes, random) =>
  changed(bytes, (copy) => {
    for (let left = upTo(FLIP_DOUBLINGS, random); left > 0; left -= 1)
      copy[random.below(copy.length)]! ^= 1 << random.below(8);
  });

export const noise: Damage = (bytes, random) =>
  changed(bytes, (copy) => {
    const [from, to] = run(copy, random);
    for (let at = from; at < to; at += 1) copy[at] = random.below(256);
  });

export const zeroRun: Damage = (bytes, random) => changed(bytes, (copy) => copy.fill(0, ...run(copy, random)));

export const truncated: Damage = (bytes, random) => bytes.slice(0, random.below(bytes.length + 1));

/** A stretch in the middle is missing, so all that follows has moved. */
export const cutOut: Damage = (bytes, random) => {
  const [from, to] = run(bytes, random);
  return joined([bytes.subarray(0, from), bytes.subarray(to)]);
};

/** A stretch of the file is written over another. */
export const copiedOver: Damage = (bytes, random) =>
  changed(bytes, (copy) => {
    const [from, to] = run(copy, random);
    copy.copyWithin(random.below(copy.length), from, to);
  });

export const swappedBlocks =
  (size = SECTOR): Damage =>
  (bytes, random) => {
    const cards = blocks(bytes, size);
    if (cards.length < 2) return bytes.slice();
    const [a, b] = [random.below(cards.length), random.below(cards.length)];
    [cards[a], cards[b]] = [cards[b]!, cards[a]!];
    return joined(cards);
  };

export const repeatedBlock =
  (size = SECTOR): Damage =>
  (bytes, random) => {
    const cards = blocks(bytes, size);
    if (cards.length === 0) return bytes.slice();
    cards.splice(random.below(cards.length + 1), 0, cards[random.below(cards.length)]!);
    return joined(cards);
  };

/** All of them, with blocks of the size that the format has; several in one file, as bad luck has it. */
export const damages = (blockSize: number): Readonly<Record<string, Damage>> => {
  const single = {
    bitFlips,
    noise,
    zeroRun,
    truncated,
    cutOut,
    copiedOver,
    swappedBlocks: swappedBlocks(blockSize),
    repeatedBlock: repeatedBlock(blockSize),
    swappedSectors: swappedBlocks(),
  };
  const all = Object.values(single);
  return { ...single, several: (bytes, random) => random.pick(all)(random.pick(all)(bytes, random), random) };
};
