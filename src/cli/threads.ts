import { availableParallelism } from 'node:os';
import { UsageError } from '../errors';
import type { Catalog } from '../model/catalog';
import { ReadAhead, type Setup } from '../threads';
import { bundled } from './catalog-source';
import type { StartThreads } from './inputs';
import { Worker } from 'node:worker_threads';

/** More would wait for the one that takes over what they find, and for the disk. */
const MOST_THREADS = 4;
/** Bytes from which on it pays to start threads. */
const WORTH_THREADS = 33_554_432;

/** How the logs of one analysis are read at the same time. Throws UsageError. */
export function threadsFor(
  { threads }: { threads?: string },
  catalog: Catalog,
  { encoding, inputTimeZone, recover }: Setup['options'],
): StartThreads {
  const wished = threads === undefined ? Math.min(availableParallelism(), MOST_THREADS) : chooseThreads(threads);
  return (sources) => {
    const files = sources.filter(({ openRandomly, size }) => openRandomly !== undefined && size !== null);
    const count = Math.min(wished, files.length);
    const bytes = files.reduce((sum, { size }) => sum + (size ?? 0), 0);
    if (!bundled || count < 2 || bytes < WORTH_THREADS) return null;
    const setup: Setup = { catalog, options: { encoding, inputTimeZone, recover } };
    return new ReadAhead(
      files,
      Array.from({ length: count }, () => startThread(setup)),
      catalog,
    );
  };
}

/** The program is its own thread: it sees that it is none's main thread, and reads. */
const startThread = (workerData: Setup): Worker => new Worker(__filename, { workerData, execArgv: [] });

function chooseThreads(threads: string): number {
  if (/^[1-9]\d?$/.test(threads)) return Number(threads);
  throw new UsageError(
    `--threads: "${threads}" is not a number of threads`,
    'Give 1 to 99; with 1, one file is read after the other.',
  );
}
