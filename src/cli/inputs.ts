import iconv from 'iconv-lite';
import { UsageError } from '../errors';
import type { Labels } from '../model/catalog';
import type { InputProblem, LogSource } from '../model/record';
import { openPaths, unpack, type OpenableSource } from '../read';
import type { ReadAhead } from '../threads';
import { fileProblemLines } from './input-problems';
import { createProgress, silent, type Progress } from './progress';
import { tell, type Streams } from './streams';
import { parseTimeZone } from './times';
import { zipPasswords } from './zip-passwords';

/** The flags that say how inputs are read, as commander hands them over. */
export interface InputFlags {
  encoding?: string;
  inputTimeZone?: string;
  recover?: boolean;
  zipPasswordFile?: string;
  quiet?: boolean;
}

/** `timeZone`: what is meant where nothing else is said. */
export function readingOptions(
  { encoding, inputTimeZone, recover = false }: InputFlags,
  timeZone: string,
): { encoding?: string; inputTimeZone: string; recover: boolean } {
  if (encoding !== undefined && !iconv.encodingExists(encoding))
    throw new UsageError(`--encoding: "${encoding}" is not known`, 'Use a name such as windows-1252 or cp850.');
  return {
    recover,
    ...(encoding === undefined ? {} : { encoding }),
    inputTimeZone: inputTimeZone === undefined ? timeZone : parseTimeZone(inputTimeZone),
  };
}

export interface Inputs {
  /** Names of the files that are there. */
  names: string[];
  /** What leads to no file; it has been told on standard error. */
  problems: InputProblem[];
  logs: AsyncIterable<LogSource>;
  /** What other threads find in one of the logs; null where none reads it. */
  readAhead: ReadAhead['read'];
  /** Draws how far the reading is, on a terminal. */
  progress: Pick<Progress, 'clear'> & { update(): void };
}

/** Starts threads that read files ahead; null where they would not be worth it. */
export type StartThreads = (sources: readonly OpenableSource[]) => ReadAhead | null;

/**
 * Finds what the paths name and tells what they do not; archives are opened when their turn comes, and threads started with
 * the first log. Throws UsageError.
 */
export async function openInputs(
  paths: readonly string[],
  flags: InputFlags,
  labels: Labels,
  streams: Streams,
  start: StartThreads = () => null,
): Promise<Inputs> {
  let shown: Progress = silent;
  const passwords = zipPasswords(flags.zipPasswordFile, paths, labels, streams, () => shown.clear());
  const { sources, problems } = await openPaths([...paths], streams.stdin);
  for (const line of fileProblemLines(labels, problems)) await tell(streams, line);
  if (streams.stderr.isTTY && !flags.quiet)
    shown = createProgress(streams.stderr, totalSize(sources), () => streams.now().getTime());
  let ahead: ReadAhead | null = null;
  let before = 0;
  let within = (): number => 0;
  async function* logs(): AsyncGenerator<LogSource> {
    ahead = start(sources);
    try {
      for (const source of sources) {
        if (await ahead?.has(source)) {
          yield source;
          ahead?.done(source);
          before += source.size ?? 0;
          continue;
        }
        const unpacking = unpack([source], { passwords });
        within = unpacking.position;
        yield* unpacking.logs;
        before += within();
        within = () => 0;
      }
    } finally {
      ahead?.close();
    }
  }
  return {
    names: sources.map(({ name }) => name),
    problems,
    logs: logs(),
    readAhead: (source) => ahead?.read(source) ?? null,
    progress: { update: () => shown.update(before + within() + (ahead?.bytes ?? 0)), clear: () => shown.clear() },
  };
}

function totalSize(sources: readonly LogSource[]): number | null {
  return sources.reduce<number | null>((sum, { size }) => (sum === null || size === null ? null : sum + size), 0);
}
