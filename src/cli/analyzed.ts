import { analyze, type AnalyzeOptions } from '../analyze';
import { UsageError } from '../errors';
import type { Catalog } from '../model/catalog';
import type { Report } from '../model/report';
import { say } from '../report';
import { chosenCatalog, toolVersion } from './catalog-source';
import * as choose from './flags';
import { fileProblemLines, skippedLines } from './input-problems';
import { openInputs, readingOptions, type Inputs } from './inputs';
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

/**
 * Reads and analyses what the paths name, and tells on standard error what could not be read; null where nothing could.
 * Throws UserError.
 */
export async function analyzed(
  paths: readonly string[],
  flags: choose.RawFlags,
  streams: Streams,
): Promise<Analyzed | null> {
  const options = { ...analyzeOptions(flags, streams), toolVersion: await toolVersion() };
  if (flags.output !== undefined) checkOutput(flags.output, paths);

  const catalog = await chosenCatalog(flags.catalog);
  const labels = catalog.labels[options.language];
  const inputs = await openInputs(paths, flags, labels, streams);
  if (flags.output !== undefined) checkOutput(flags.output, inputs.names);
  if (flags.redactKey !== undefined) await checkKey(flags.redactKey, [...inputs.names, flags.output ?? '-']);
  if (inputs.names.length === 0) return nothing(streams, labels);

  const report = await analyzeShown(inputs, catalog, options);
  const found = report.coverage.problems.filter((each) => !inputs.problems.some((told) => isSame(told, each)));
  for (const line of fileProblemLines(labels, found)) await tell(streams, line);
  if (report.coverage.files.every(({ format: read }) => read === 'unknown')) {
    for (const line of skippedLines(labels, report.coverage)) await tell(streams, line);
    return nothing(streams, labels);
  }
  return { report, catalog, now: options.now };
}

type CommandOptions = Omit<AnalyzeOptions, 'toolVersion'>;

function analyzeOptions(flags: choose.RawFlags, streams: Streams): CommandOptions {
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
  };
}

async function analyzeShown(
  { logs, problems, progress }: Inputs,
  catalog: Catalog,
  options: AnalyzeOptions,
): Promise<Report> {
  try {
    return await analyze(logs, catalog, { ...options, problems, onProgress: () => progress.update() });
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
