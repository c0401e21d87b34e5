import iconv from 'iconv-lite';
import { UsageError } from '../errors';
import type { Labels } from '../model/catalog';
import type { InputProblem, LogSource } from '../model/record';
import { openPaths, unpack } from '../read';
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
  /** Draws how far the reading is, on a terminal. */
  progress: Pick<Progress, 'clear'> & { update(): void };
}

/** Finds what the paths name and tells what they do not; archives are opened when their turn comes. Throws UsageError. */
export async function openInputs(
  paths: readonly string[],
  flags: InputFlags,
  labels: Labels,
  streams: Streams,
): Promise<Inputs> {
  let shown: Progress = silent;
  const passwords = zipPasswords(flags.zipPasswordFile, paths, labels, streams, () => shown.clear());
  const { sources, problems } = await openPaths([...paths], streams.stdin);
  for (const line of fileProblemLines(labels, problems)) await tell(streams, line);
  if (streams.stderr.isTTY && !flags.quiet)
    shown = createProgress(streams.stderr, totalSize(sources), () => streams.now().getTime());
  const { logs, position } = unpack(sources, { passwords });
  async function* shownLogs(): AsyncGenerator<LogSource> {
    yield* logs;
    shown.finish(position());
  }
  return {
    names: sources.map(({ name }) => name),
    problems,
    logs: shownLogs(),
    progress: { update: () => shown.update(position()), clear: () => shown.clear() },
  };
}

function totalSize(sources: readonly LogSource[]): number | null {
  return sources.reduce<number | null>((sum, { size }) => (sum === null || size === null ? null : sum + size), 0);
}
