import { analyze, type AnalyzeOptions } from '../analyze';
import { UsageError } from '../errors';
import type { Catalog } from '../model/catalog';
import type { Report } from '../model/report';
import { say } from '../report';
import { chosenCatalog, toolVersion } from './catalog-source';
import * as choose from './flags';
import { fileProblemLines, skippedLines } from './input-problems';
import { openInputs, readingOptions, type Inputs } from './inputs';
import { chooseMemory, createYoungBound, saveMemory } from './memory';
import { checkOutput } from './output';
import { checkKey } from './redact-key';
import { tell, type Streams } from './streams';
import { parseMoment, parseSpan, parseTimeZone } from './times';

export interface Analyzed {
  report: Report;
  catalog: Catalog;
  /** When the report was made. */
  now: string;
}

/** One way of making reports of logs. */
type Run<T> = (logs: Inputs['logs'], catalog: Catalog, options: AnalyzeOptions) => Promise<T>;

/**
 * Reads and analyses what the paths name, and tells on standard error what could not be read; null where nothing could.
 * Throws UserError.
 */
export async function analyzed(
  paths: readonly string[],
  flags: choose.RawFlags,
  streams: Streams,
): Promise<Analyzed | null> {
  const done = await analyzedBy(analyze, (report) => report, paths, flags, streams);
  return done && { report: done.made, catalog: done.catalog, now: done.now };
}

/** The same for whatever is made of the logs; `reportOf` gives a report that says what was read. */
export async function analyzedBy<T>(
  run: Run<T>,
  reportOf: (made: T) => Report,
  paths: readonly string[],
  flags: choose.RawFlags,
  streams: Streams,
): Promise<{ made: T; catalog: Catalog; now: string } | null> {
  const options = { ...analyzeOptions(flags, streams), toolVersion: await toolVersion() };
  const written = [flags.output, flags.checkScript].filter((path) => path !== undefined);
  for (const path of written) checkOutput(path, paths);

  const catalog = await chosenCatalog(flags.catalog);
  const labels = catalog.labels[options.language];
  const inputs = await openInputs(paths, flags, labels, streams);
  for (const path of written) checkOutput(path, inputs.names);
  if (flags.redactKey !== undefined) await checkKey(flags.redactKey, [...inputs.names, flags.output ?? '-']);
  if (inputs.names.length === 0) return nothing(streams, labels);

  const made = await runShown(run, inputs, catalog, options);
  const { coverage } = reportOf(made);
  const found = coverage.problems.filter((each) => !inputs.problems.some((told) => isSame(told, each)));
  for (const line of fileProblemLines(labels, found)) await tell(streams, line);
  if (coverage.files.every(({ format: read }) => read === 'unknown')) {
    for (const line of skippedLines(labels, coverage)) await tell(streams, line);
    return nothing(streams, labels);
  }
  return { made, catalog, now: options.now };
}

type CommandOptions = Omit<AnalyzeOptions, 'toolVersion'>;

/** What the flags say of an analysis. Throws UsageError. */
export function analyzeOptions(flags: choose.RawFlags, streams: Streams): CommandOptions {
  const timeZone = flags.timeZone === undefined ? streams.timeZone : parseTimeZone(flags.timeZone);
  const trackingId = choose.chooseTrackingId(flags);
  const now = flags.now === undefined ? streams.now().toISOString() : parseMoment('--now', flags.now, timeZone);
  const from = flags.from === undefined ? undefined : parseMoment('--from', flags.from, timeZone);
  const to = flags.to === undefined ? undefined : parseMoment('--to', flags.to, timeZone, 'end');
  if (from !== undefined && to !== undefined && from.slice(0, 19) > to.slice(0, 19))
    throw new UsageError('--from is later than --to', 'Exchange the two.');
  return {
    now,
    timeZone,
    language: choose.chooseLanguage(flags),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(flags.last === undefined ? {} : { last: parseSpan(flags.last) }),
    ...(flags.user === undefined ? {} : { user: flags.user.trim() }),
    ...(trackingId === undefined ? {} : { trackingId }),
    ...readingOptions(flags, timeZone),
    maxMemory: chooseMemory(flags.maxMemory),
    onShort: saveMemory,
  };
}

async function runShown<T>(
  run: Run<T>,
  { logs, problems, progress }: Inputs,
  catalog: Catalog,
  options: AnalyzeOptions,
): Promise<T> {
  const boundYoung = createYoungBound();
  const onProgress = (): void => {
    progress.update();
    boundYoung();
  };
  try {
    return await run(logs, catalog, { ...options, problems, onProgress });
  } finally {
    progress.clear();
  }
}

async function nothing(streams: Streams, labels: Catalog['labels']['en']): Promise<null> {
  await tell(streams, say(labels, 'cli.nothing-analyzed'));
  return null;
}

type Told = Pick<Report['coverage']['problems'][number], 'file' | 'reason' | 'offset'>;
const isSame = (a: Told, b: Told): boolean => a.file === b.file && a.reason === b.reason && a.offset === b.offset;
