import iconv from 'iconv-lite';
import { analyze, type AnalyzeOptions } from '../analyze';
import { UsageError } from '../errors';
import type { Catalog } from '../model/catalog';
import type { LogSource } from '../model/record';
import type { Report } from '../model/report';
import { openPaths } from '../read';
import { reporters, say } from '../report';
import { chosenCatalog, toolVersion } from './catalog-source';
import { DONE, FINDINGS, NOT_DONE, type ExitStatus } from './exit-status';
import * as choose from './flags';
import { fileProblemLines, remarkLines } from './input-problems';
import { checkOutput, writeOutput } from './output';
import { createProgress, silent, type Progress } from './progress';
import { tell, wantsColor, write, type Streams } from './streams';
import { parseMoment, parseSpan, parseTimeZone } from './times';

const DEFAULT_WIDTH = 100;

/** `aadclog analyze`: reads, analyses, writes the report. Resolves with the exit status; throws UserError. */
export async function analyzeCommand(
  paths: readonly string[],
  flags: choose.RawFlags,
  streams: Streams,
): Promise<ExitStatus> {
  choose.checkTogether(flags);
  const format = choose.chooseFormat(flags);
  const severities = choose.chooseSeverities(flags);
  const width = choose.chooseWidth(flags);
  const options = { ...analyzeOptions(flags, streams), toolVersion: await toolVersion() };
  if (flags.output !== undefined) checkOutput(flags.output, paths);

  const catalog = await chosenCatalog(flags.catalog);
  const labels = catalog.labels[options.language];
  const { sources, problems } = await openPaths([...paths], streams.stdin);
  if (flags.output !== undefined)
    checkOutput(
      flags.output,
      sources.map(({ name }) => name),
    );
  for (const line of fileProblemLines(labels, problems)) await tell(streams, line);
  if (sources.length === 0) return nothing(streams, labels);

  const report = await analyzeShown(sources, catalog, { ...options, problems }, flags, streams);
  const found = report.coverage.problems.filter((each) => !problems.some((told) => isSame(told, each)));
  for (const line of fileProblemLines(labels, found)) await tell(streams, line);
  if (report.coverage.files.every(({ format: read }) => read === 'unknown')) return nothing(streams, labels);

  const text = reporters[format](report, catalog, {
    color: format === 'terminal' && flags.output === undefined && wantsColor(flags.color, streams),
    width: width ?? (flags.output === undefined ? streams.stdout.columns : undefined) ?? DEFAULT_WIDTH,
  });
  if (flags.output === undefined) await write(streams.stdout, text);
  else writeOutput(flags.output, text);
  if (!flags.quiet) for (const line of remarkLines(labels, report.coverage)) await tell(streams, line);
  return report.findings.some(({ severity }) => severities.includes(severity)) ? FINDINGS : DONE;
}

type CommandOptions = Omit<AnalyzeOptions, 'toolVersion'>;

function analyzeOptions(flags: choose.RawFlags, streams: Streams): CommandOptions {
  const timeZone = flags.timeZone === undefined ? streams.timeZone : parseTimeZone(flags.timeZone);
  if (flags.encoding !== undefined && !iconv.encodingExists(flags.encoding))
    throw new UsageError(`--encoding: "${flags.encoding}" is not known`, 'Use a name such as windows-1252 or cp850.');
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
    ...(flags.encoding === undefined ? {} : { encoding: flags.encoding }),
  };
}

async function analyzeShown(
  sources: readonly LogSource[],
  catalog: Catalog,
  options: AnalyzeOptions,
  flags: choose.RawFlags,
  streams: Streams,
): Promise<Report> {
  const shown: Progress =
    streams.stderr.isTTY && !flags.quiet
      ? createProgress(streams.stderr, totalSize(sources), () => streams.now().getTime())
      : silent;
  try {
    return await analyze(sources, catalog, { ...options, onProgress: (bytes) => shown.update(bytes) });
  } finally {
    shown.clear();
  }
}

function totalSize(sources: readonly LogSource[]): number | null {
  return sources.reduce<number | null>((sum, { size }) => (sum === null || size === null ? null : sum + size), 0);
}

async function nothing(streams: Streams, labels: Catalog['labels']['en']): Promise<ExitStatus> {
  await tell(streams, say(labels, 'cli.nothing-analyzed'));
  return NOT_DONE;
}

type Told = Pick<Report['coverage']['problems'][number], 'file' | 'reason' | 'offset'>;
const isSame = (a: Told, b: Told): boolean => a.file === b.file && a.reason === b.reason && a.offset === b.offset;
