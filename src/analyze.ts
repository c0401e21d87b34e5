import { classify, providerOf, EventPool } from './classify';
import { type Selection, compareEvents, correlate, inWindow, narrow, split, splitExtents } from './correlate';
import { allEvents, codeCounts, diagnose, namesOf, unknownCodesOf } from './diagnose';
import type { Catalog, Language } from './model/catalog';
import type { ClassifiedEvent } from './model/event';
import type { Correlation, LogExtents } from './model/flow';
import type { InputProblem, LogSource, ReadOptions } from './model/record';
import type { Report } from './model/report';
import { type Time, compareTimes, earlier } from './model/time';
import { CoverageTally, Duplicates, readLog, repeatsWithoutId } from './read';

export interface AnalyzeOptions {
  toolVersion: string;
  /** When the report is made; the stages never ask the clock. */
  now: Time;
  /** IANA name or offset in which the report shows times beside UTC. */
  timeZone: string;
  language: Language;
  /** Code page for bytes that are no UTF-8. */
  encoding?: string | undefined;
  /** IANA name or offset that is meant by times in a log that name no zone; undefined: UTC. */
  inputTimeZone?: string | undefined;
  /** Also read deleted records from the free space of binary logs. */
  recover?: boolean | undefined;
  from?: Time | undefined;
  to?: Time | undefined;
  /** Milliseconds back from the newest event of the log; `from` wins. */
  last?: number | undefined;
  user?: string | undefined;
  trackingId?: string | undefined;
  /** What went wrong before there was a file to read. */
  problems?: readonly InputProblem[] | undefined;
  onProgress?: ((bytes: number) => void) | undefined;
}

/**
 * Reads event records, classifies each against the catalog, correlates them into flows, diagnoses what went wrong, and
 * gives back the report.
 */
export async function analyze(
  sources: Iterable<LogSource> | AsyncIterable<LogSource>,
  catalog: Catalog,
  options: AnalyzeOptions,
): Promise<Report> {
  const { logs, whole, tally } = await readLogs(sources, catalog, options);
  return reportOn(whole, logs, tally, catalog, options);
}

/** The same log before and after a moment. An attempt that was under way belongs to before, and whole. */
export async function analyzeAround(
  at: Time,
  sources: Iterable<LogSource> | AsyncIterable<LogSource>,
  catalog: Catalog,
  options: AnalyzeOptions,
): Promise<{ before: Report; after: Report }> {
  const { logs, whole, tally } = await readLogs(sources, catalog, options);
  // What lies outside of the window says nothing of either side, not even how it went on.
  const flows = split(narrow(whole, { from: options.from, to: options.to }), at);
  const extents = splitExtents(logs, at);
  return {
    before: reportOn(flows.before, extents.before, tally, catalog, { ...options, to: at }),
    after: reportOn(flows.after, extents.after, tally, catalog, { ...options, from: at }),
  };
}

/** One reading of the input, however many reports are made of it. */
async function readLogs(
  sources: Iterable<LogSource> | AsyncIterable<LogSource>,
  catalog: Catalog,
  options: AnalyzeOptions,
): Promise<{ logs: LogExtents; whole: Correlation; tally: CoverageTally }> {
  const tally = new CoverageTally();
  options.problems?.forEach((problem) => tally.problem(problem));
  const events = settled(await readAll(sources, catalog, options, tally), tally);
  const logs = tally.logExtents();
  return { logs, whole: correlate(events, catalog, logs), tally };
}

/** @param whole what the report is about, before the options narrow it */
function reportOn(
  whole: Correlation,
  logs: LogExtents,
  tally: CoverageTally,
  catalog: Catalog,
  options: AnalyzeOptions,
): Report {
  const { timeZone, language, user, trackingId, to } = options;
  const selection = {
    from: windowStart(
      options,
      [...logs.values()].map(({ last }) => last),
    ),
    to,
    user,
    trackingId,
  };
  const shown = narrow(whole, selection);
  const selected = allEvents(whole)
    .filter((event) => inWindow(event, selection))
    .sort(compareEvents);
  const input = { events: selected, logs, gaps: tally.gaps(), whole, facts: tally.facts };
  const { missing, verdict, ...diagnosis } = diagnose(shown, input, catalog, language);

  return {
    schemaVersion: 1,
    tool: { name: 'aadclog', version: options.toolVersion, catalogVersion: catalog.settings.version },
    generatedAt: options.now,
    options: { timeZone, language, ...given(selection) },
    redacted: false,
    coverage: tally.coverage(countByFile(selected), missing),
    verdict: leftNothing(whole, shown, selection) ? { status: 'unknown', reasons: ['nothing-selected'] } : verdict,
    names: namesOf(selected),
    ...diagnosis,
    codes: codeCounts(selected),
    unknownCodes: unknownCodesOf(selected),
    ...(tally.facts.length === 0 ? {} : { facts: tally.facts }),
  };
}

/** How logs are read for a catalog: only events of its providers are read whole. */
export const readOptionsOf = (
  catalog: Catalog,
  { encoding, inputTimeZone, recover }: Pick<AnalyzeOptions, 'encoding' | 'inputTimeZone' | 'recover'>,
): ReadOptions => ({
  wanted: (provider, sourceName) => providerOf(provider, sourceName, catalog) !== null,
  recover: recover ?? false,
  ...(encoding === undefined ? {} : { encoding }),
  ...(inputTimeZone === undefined ? {} : { timeZone: inputTimeZone }),
});

/** Reads every source, leaves out what another export has given already, and keeps what the catalog knows. */
async function readAll(
  sources: Iterable<LogSource> | AsyncIterable<LogSource>,
  catalog: Catalog,
  options: AnalyzeOptions,
  tally: CoverageTally,
): Promise<ClassifiedEvent[]> {
  const { onProgress } = options;
  const duplicates = new Duplicates();
  const pool = new EventPool();
  const events: ClassifiedEvent[] = [];
  const settings = readOptionsOf(catalog, options);
  let bytesBefore = 0;

  for await (const source of sources) {
    let repeated = 0;
    const batches = readLog(source, settings);
    for (let step = await batches.next(); ; step = await batches.next()) {
      if (step.done) {
        tally.file(step.value, repeated);
        bytesBefore += step.value.bytes;
        break;
      }
      step.value.problems.forEach((problem) => tally.problem(problem));
      for (const record of step.value.records) {
        if (duplicates.isDuplicate(record)) {
          repeated += 1;
          continue;
        }
        const event = classify(record, catalog, pool);
        if (event) events.push(event);
      }
      onProgress?.(bytesBefore + step.value.bytes);
    }
  }
  return events;
}

/** What can be known only when all files have been read: the names of computers, and events without record ids there twice. */
function settled(events: ClassifiedEvent[], tally: CoverageTally): ClassifiedEvent[] {
  const names = tally.nameComputers();
  if (names.size > 0) for (const { ref } of events) ref.computer = names.get(ref.computer) ?? ref.computer;
  const repeats = repeatsWithoutId(events);
  for (const { ref } of repeats) tally.repeated(ref.file);
  return repeats.size === 0 ? events : events.filter((event) => !repeats.has(event));
}

/** Nothing is left, or none of the attempts that were asked for: what remains says nothing about them. */
function leftNothing(whole: Correlation, shown: Correlation, { user, trackingId, from, to }: Selection): boolean {
  const attempts = ({ flows }: Correlation): boolean => flows.some(({ entry }) => !entry?.joinedByOrder);
  if (user !== undefined || trackingId !== undefined) return attempts(whole) && !attempts(shown);
  const isEmpty = shown.flows.length + shown.incidents.length + shown.rest.length === 0;
  return (from ?? to) !== undefined && attempts(whole) && isEmpty;
}

function windowStart({ from, last }: AnalyzeOptions, logEnds: readonly Time[]): Time | undefined {
  const newest = [...logEnds].sort(compareTimes).at(-1);
  return from ?? (last !== undefined && newest !== undefined ? earlier(newest, last) : undefined);
}

/** The options that were given, without the undefined ones. */
const given = <T extends Record<string, string | undefined>>(options: T): { [K in keyof T]?: string } =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: string };

function countByFile(events: readonly ClassifiedEvent[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { ref } of events) counts.set(ref.file, (counts.get(ref.file) ?? 0) + 1);
  return counts;
}
