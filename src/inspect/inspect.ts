import type { Catalog } from '../model/catalog';
import type { FileReading, InputProblem, LogSource, LostPart, ReadOptions } from '../model/record';
import { gapsOf, mergeSkipped, readLog } from '../read';
import { adviceFor } from './advice';
import type { Inspection, SourceInspection } from './inspection';
import { EventTally } from './tally';

/** So many of each are listed; the counts have them all. */
const LISTED = 50;

export interface InspectOptions extends Omit<ReadOptions, 'wanted'> {
  onProgress?: () => void;
}

/** Reads every event of every input, and says what the inputs are and what they lack. Keeps counts only. */
export async function inspect(
  logs: AsyncIterable<LogSource> | Iterable<LogSource>,
  catalog: Catalog,
  { onProgress, ...options }: InspectOptions = {},
): Promise<Inspection> {
  const sources: SourceInspection[] = [];
  for await (const log of logs) sources.push(await inspectLog(log, catalog, options, onProgress));
  return { schemaVersion: 1, catalogVersion: catalog.settings.version, sources, problems: [] };
}

async function inspectLog(
  log: LogSource,
  catalog: Catalog,
  options: Omit<ReadOptions, 'wanted'>,
  onProgress: () => void = () => undefined,
): Promise<SourceInspection> {
  const tally = new EventTally(catalog);
  const problems: InputProblem[] = [];
  let problemCount = 0;
  const batches = readLog(log, { ...options, wanted: () => true });
  for (let step = await batches.next(); ; step = await batches.next()) {
    if (step.done) return described(step.value, tally, problems, problemCount);
    for (const record of step.value.records) tally.add(record);
    for (const problem of step.value.problems) {
      problemCount += 1;
      if (problems.length < LISTED) problems.push(problem);
    }
    onProgress();
  }
}

function described(
  { name, format, encoding, bytes, events, firstEvent, lastEvent, activity, notes }: FileReading,
  tally: EventTally,
  problems: InputProblem[],
  problemCount: number,
): SourceInspection {
  const gaps = gapsOf(activity);
  const providers = tally.providers();
  const logs = [...activity].sort((a, b) => b.events - a.events);
  const facts: Omit<SourceInspection, 'advice'> = {
    name,
    format,
    encoding,
    bytes,
    events,
    firstEvent,
    lastEvent,
    logs: logs.slice(0, LISTED).map(({ computer, channel, events: count, first, last }) => ({
      computer,
      channel,
      events: count,
      firstEvent: first,
      lastEvent: last,
    })),
    logCount: logs.length,
    providers: providers.filter(({ ours }, at) => ours || at < LISTED),
    providerCount: providers.length,
    evidence: tally.evidence,
    gaps: gaps.slice(0, LISTED),
    gapCount: gaps.length,
    filtered: gaps.length === 0 && activity.some(({ runs }) => runs === null || runs.length > 1),
    lost: notes.filter(({ kind }) => kind === 'form-lost').map(({ detail }) => detail as LostPart),
    notes: mergeSkipped(notes.filter(({ kind }) => kind !== 'form-lost')),
    problems,
    problemCount,
  };
  return { ...facts, advice: adviceFor(facts) };
}
