import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';
import { UsageError } from '../errors';

const MEGABYTE = 1_000_000;
/** With less there is room for the program and hardly an event. */
const LEAST = 256;

/** By so much memory grows before that is done. */
const GROWTH = 40;

/** Bytes that an analysis may take: half of what the engine has for itself, unless the flag says otherwise. Throws UsageError. */
export function chooseMemory(megabytes: string | undefined): number {
  const { heap_size_limit: limit } = getHeapStatistics();
  if (megabytes === undefined) return limit / 2;
  const bytes = Number(megabytes) * MEGABYTE;
  if (!/^\d{1,7}$/.test(megabytes) || bytes < LEAST * MEGABYTE)
    throw new UsageError(`--max-memory: "${megabytes}" is no size`, `Give whole megabytes, ${LEAST} or more.`);
  if (bytes > limit)
    throw new UsageError(
      `--max-memory: the program has no more than ${Math.floor(limit / MEGABYTE)} MB here`,
      `Set the environment variable NODE_OPTIONS to --max-old-space-size=${megabytes} first.`,
    );
  saveMemory();
  return bytes;
}

/** Has the engine look sooner for what is no longer needed: that takes time, so only where it is short. */
export const saveMemory = (): void => setFlagsFromString(`--heap-growing-percent=${GROWTH}`);

/** Bytes of both halves of the engine's space for what is new: while little is kept, twice as much was measured to be no faster. */
const YOUNG = 16_777_216;
/** Bytes of what is kept: where it is more, a larger space for what is new saves a tenth of the time. */
const MUCH = 134_217_728;
/** A look takes the engine some 50 microseconds. */
const CALLS_PER_LOOK = 8;

const spaces = (): { young: number; old: number } => {
  const all = new Map(getHeapSpaceStatistics().map((space) => [space.space_name, space]));
  return { young: all.get('new_space')?.space_size ?? 0, old: all.get('old_space')?.space_used_size ?? 0 };
};
const growBy = (factor: number): void => setFlagsFromString(`--semi-space-growth-factor=${factor}`);

/** To be called again and again as memory is used: the engine's space for what is new grows as far as it helps. */
export function createYoungBound(sizes = spaces, grow = growBy): () => void {
  let calls = 0;
  let isBound = false;
  return () => {
    calls += 1;
    if (calls % CALLS_PER_LOOK !== 0) return;
    const { young, old } = sizes();
    const isEnough = young >= YOUNG && old < MUCH;
    if (isEnough !== isBound) grow(isEnough ? 1 : 2);
    isBound = isEnough;
  };
}
