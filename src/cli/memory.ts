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

/** Bytes of both halves of the engine's space for what is new: twice as much was measured to be no faster, half to be slower. */
const YOUNG = 16_777_216;
/** A look takes the engine some 50 microseconds. */
const CALLS_PER_LOOK = 8;

const youngSize = (): number =>
  getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0;
const stopGrowth = (): void => setFlagsFromString('--semi-space-growth-factor=1');

/** To be called again and again as memory is used: has the engine's space for what is new grow no further than it should. */
export function createYoungBound(size = youngSize, stop = stopGrowth): () => void {
  let calls = 0;
  let isBound = false;
  return () => {
    calls += 1;
    if (isBound || calls % CALLS_PER_LOOK !== 0 || size() < YOUNG) return;
    isBound = true;
    stop();
  };
}
