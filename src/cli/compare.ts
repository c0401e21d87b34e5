import { analyzeAround } from '../analyze';
import { compare, comparisonDrawers, type ComparisonFormat } from '../compare';
import { UsageError, UserError } from '../errors';
import type { Catalog } from '../model/catalog';
import type { Answer } from '../model/comparison';
import type { Report } from '../model/report';
import { compareTimes } from '../model/time';
import { analyzedBy, analyzeOptions } from './analyzed';
import { chooseDrawing, chooseForm } from './answer-flags';
import { chosenCatalog, toolVersion } from './catalog-source';
import { DONE, FINDINGS, NOT_DONE, type ExitStatus } from './exit-status';
import { oneOf, type RawFlags } from './flags';
import { remarkLines } from './input-problems';
import { checkOutput, writeOutput } from './output';
import { readText } from './read-text';
import { parseReport } from './saved-report';
import { tell, write, type Streams } from './streams';
import { parseMoment } from './times';

/** The flags of `compare`: those of `analyze` that make sense, and the moment that parts a log. */
export interface CompareFlags extends RawFlags {
  at?: string;
}

/** What `--fail-on` accepts, and the answers that it then minds. */
export const compareFailOn: Record<string, readonly Answer[]> = {
  'not-fixed': ['not-fixed'],
  'cannot-tell': ['not-fixed', 'cannot-tell'],
  none: [],
};

const forms = Object.keys(comparisonDrawers) as ComparisonFormat[];

/** `aadclog compare`: two saved reports, or one log before and after a moment. Throws UserError. */
export async function compareCommand(
  paths: readonly string[],
  flags: CompareFlags,
  streams: Streams,
): Promise<ExitStatus> {
  const format = chooseForm(flags, forms);
  const minds = compareFailOn[oneOf('--fail-on', flags.failOn ?? 'none', Object.keys(compareFailOn))]!;
  const drawing = chooseDrawing(flags, format, streams);
  const options = { ...analyzeOptions(flags, streams), toolVersion: await toolVersion() };
  const at = flags.at === undefined ? undefined : parseMoment('--at', flags.at, options.timeZone);
  if (at !== undefined && (compareTimes(options.from ?? at, at) > 0 || compareTimes(at, options.to ?? at) > 0))
    throw new UsageError('--at lies outside of --from and --to', 'Then one of the two sides would be empty.');
  if (flags.output !== undefined) checkOutput(flags.output, paths);
  const pair = at === undefined ? await savedPair(paths, flags, streams) : await splitLog(at, paths, flags, streams);
  if (pair === null) return NOT_DONE;
  const { before, after, catalog } = pair;
  const comparison = compare(before, after, catalog, { ...options, ...(at === undefined ? {} : { at }) });
  await put(comparisonDrawers[format](comparison, catalog, drawing), flags, streams);
  return minds.includes(comparison.answer) ? FINDINGS : DONE;
}

interface ReportPair {
  before: Report;
  after: Report;
  catalog: Catalog;
}

/** Null where nothing could be read; standard error then says why. */
async function splitLog(
  at: string,
  paths: readonly string[],
  flags: CompareFlags,
  streams: Streams,
): Promise<ReportPair | null> {
  const done = await analyzedBy(
    (logs, catalog, options) => analyzeAround(at, logs, catalog, options),
    ({ before }) => before,
    paths,
    flags,
    streams,
  );
  if (done === null) return null;
  const { made, catalog } = done;
  checkReach(made.before, at);
  const labels = catalog.labels[made.before.options.language];
  if (!flags.quiet) for (const line of remarkLines(labels, made.before.coverage)) await tell(streams, line);
  return { ...made, catalog };
}

interface Reach {
  options: Pick<Report['options'], 'from'>;
  coverage: Pick<Report['coverage'], 'notes'>;
}

/** Throws UserError where memory ran short and all that was before a moment was left out: that would look like no trouble. */
export function checkReach({ options: { from }, coverage: { notes } }: Reach, at: string): void {
  const isShort = notes.some(({ kind }) => kind === 'events-left-out');
  if (!isShort || from === undefined || compareTimes(from, at) < 0) return;
  throw new UserError(
    `Memory ran short: nothing before ${from} could be kept, and --at is earlier`,
    'Give more (--max-memory), or export a shorter time.',
  );
}

async function savedPair(paths: readonly string[], flags: CompareFlags, { stdin }: Streams): Promise<ReportPair> {
  const [before, after, ...more] = paths;
  if (before === undefined || after === undefined || more.length > 0)
    throw new UsageError(
      'compare takes two saved reports, or logs and --at',
      'aadclog compare before.json after.json, or aadclog compare Application.xml --at 2024-05-31T14:30',
    );
  const read = async (path: string): Promise<Report> => {
    const name = path === '-' ? 'standard input' : path;
    const report = await parseReport(name, await readText(path, stdin));
    if (report.unlisted)
      throw new UserError(
        `${name} has not all of its attempts: memory ran short when it was made`,
        'Analyse the log again with more (--max-memory), or export a shorter time.',
      );
    return report;
  };
  try {
    return { before: await read(before), after: await read(after), catalog: await chosenCatalog(flags.catalog) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.message, `${error.hint ?? ''} To compare within one log, add --at.`.trim());
  }
}

async function put(text: string, { output }: CompareFlags, streams: Streams): Promise<void> {
  if (output === undefined) await write(streams.stdout, text);
  else writeOutput(output, text);
}
