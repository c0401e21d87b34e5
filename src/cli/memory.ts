import { getHeapStatistics, setFlagsFromString } from 'node:v8';
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
