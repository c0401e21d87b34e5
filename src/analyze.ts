import { type Selection, compareEvents, correlate, inWindow, narrow, split, splitExtents } from './correlate';
import { allEvents, codeCounts, diagnose, namesOf, unknownCodesOf } from './diagnose';
import type { Catalog, Language } from './model/catalog';
import type { ClassifiedEvent } from './model/event';
import { type Correlation, type FoldedEvent, type LogExtents, foldedEvents } from './model/flow';
import type { InputProblem, LogSource } from './model/record';
import type { Report } from './model/report';
import { type Time, compareTimes, earlier } from './model/time';
import { type GatherOptions, gather, settled } from './gather';
import { CoverageTally } from './read';

export interface AnalyzeOptions extends GatherOptions {
  toolVersion: string;
  /** When the report is made; the stages never ask the clock. */
  now: Time;
  /** IANA name or offset in which the report shows times beside UTC. */
  timeZone: string;
  language: Language;
  from?: Time | undefined;
  to?: Time | undefined;
  /** Milliseconds back from the newest event of the log; `from` wins. */
  last?: number | undefined;
  user?: string | undefined;
  trackingId?: string | undefined;
  /** What went wrong before there was a file to read. */
  problems?: readonly InputProblem[] | undefined;
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
  const { logs, whole, tally, since } = await readLogs(sources, catalog, options);
  return reportOn(whole, logs, tally, catalog, options, since);
}

/** The same log before and after a moment. An attempt that was under way belongs to before, and whole. */
export async function analyzeAround(
  at: Time,
  sources: Iterable<LogSource> | AsyncIterable<LogSource>,
  catalog: Catalog,
  options: AnalyzeOptions,
): Promise<{ before: Report; after: Report }> {
  // Both sides must have their attempts whole: they are compared one by one.
  const { logs, whole, tally, since } = await readLogs(sources, catalog, { ...options, folds: false });
  // What lies outside of the window says nothing of either side, not even how it went on.
  const flows = split(narrow(whole, { from: latest(options.from, since), to: options.to }), at);
  const extents = splitExtents(logs, at);
  return {
    before: reportOn(flows.before, extents.before, tally, catalog, { ...options, to: at }, since),
    after: reportOn(flows.after, extents.after, tally, catalog, { ...options, from: at }, since),
  };
}

interface Logs {
  logs: LogExtents;
  whole: Correlation;
  tally: CoverageTally;
  /** What is older was left out, for want of memory. */
  since: Time | null;
}

/** One reading of the input, however many reports are made of it. */
async function readLogs(
  sources: Iterable<LogSource> | AsyncIterable<LogSource>,
  catalog: Catalog,
  options: AnalyzeOptions,
): Promise<Logs> {
  const tally = new CoverageTally();
  options.problems?.forEach((problem) => tally.problem(problem));
  const kept = await gather(sources, catalog, options, tally);
  const events = settled(kept, tally);
  const logs = tally.logExtents();
  return { logs, whole: correlate(events, catalog, logs, kept.folded), tally, since: kept.since };
}

/**
 * @param whole what the report is about, before the options narrow it
 * @param since what is older was left out, so the report begins no earlier
 */
function reportOn(
  whole: Correlation,
  logs: LogExtents,
  tally: CoverageTally,
  catalog: Catalog,
  options: AnalyzeOptions,
  since: Time | null,
): Report {
  const { timeZone, language, user, trackingId, to } = options;
  const ends = [...logs.values()].map(({ last }) => last);
  const selection = {
    from: latest(windowStart(options, ends), since),
    to,
    user,
    trackingId,
  };
  const isPart = Object.keys(given(selection)).length > 0;
  const shown = isPart ? narrow(whole, selection) : whole;
  const events = allEvents(whole);
  const selected = isPart ? events.filter((event) => inWindow(event, selection)) : [...events];
  selected.sort(compareEvents);
  const folded = function* (): Generator<FoldedEvent> {
    for (const event of foldedEvents(whole.flows)) if (inWindow(event, selection)) yield event;
  };
  const input = { events: selected, folded, logs, gaps: tally.gaps(), whole, facts: tally.facts };
  const { missing, verdict, ...diagnosis } = diagnose(shown, input, catalog, language);

  return {
    schemaVersion: 1,
    tool: { name: 'aadclog', version: options.toolVersion, catalogVersion: catalog.settings.version },
    generatedAt: options.now,
    options: { timeZone, language, ...given(selection) },
    redacted: false,
    coverage: tally.coverage(countByFile(selected, folded()), missing),
    verdict: leftNothing(whole, shown, selection) ? { status: 'unknown', reasons: ['nothing-selected'] } : verdict,
    names: namesOf(selected),
    ...diagnosis,
    codes: codeCounts(chain<CountedEvent>(selected, folded())),
    unknownCodes: unknownCodesOf(selected),
    ...(tally.facts.length === 0 ? {} : { facts: tally.facts }),
  };
}

/** Nothing is left, or none of the attempts that were asked for: what remains says nothing about them. */
function leftNothing(whole: Correlation, shown: Correlation, { user, trackingId, from, to }: Selection): boolean {
  const attempts = ({ flows }: Correlation): boolean => flows.some(({ entry }) => !entry?.joinedByOrder);
  if (user !== undefined || trackingId !== undefined) return attempts(whole) && !attempts(shown);
  const isEmpty = shown.flows.length + shown.incidents.length + shown.rest.length === 0;
  return (from ?? to) !== undefined && attempts(whole) && isEmpty;
}

const latest = (from: Time | undefined, since: Time | null): Time | undefined =>
  since === null || (from !== undefined && compareTimes(from, since) >= 0) ? from : since;

function windowStart({ from, last }: AnalyzeOptions, logEnds: readonly Time[]): Time | undefined {
  const newest = [...logEnds].sort(compareTimes).at(-1);
  return from ?? (last !== undefined && newest !== undefined ? earlier(newest, last) : undefined);
}

/** The options that were given, without the undefined ones. */
const given = <T extends Record<string, string | undefined>>(options: T): { [K in keyof T]?: string } =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: string };

function countByFile(events: readonly ClassifiedEvent[], folded: Iterable<FoldedEvent>): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (file: string): unknown => counts.set(file, (counts.get(file) ?? 0) + 1);
  for (const { ref } of events) count(ref.file);
  for (const { file } of folded) count(file);
  return counts;
}

type CountedEvent = Pick<ClassifiedEvent, 'key' | 'time'>;

function* chain<T>(first: Iterable<T>, second: Iterable<T>): Generator<T> {
  yield* first;
  yield* second;
}
