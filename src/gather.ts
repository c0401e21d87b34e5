import { classify, EventPool, providerOf } from './classify';
import { KeptEvents } from './correlate';
import type { Catalog } from './model/catalog';
import type { ClassifiedEvent } from './model/event';
import { foldedEvents } from './model/flow';
import { groupBy } from './model/group';
import type { LogSource, ReadOptions } from './model/record';
import { type CoverageTally, Duplicates, readLog, repeatsWithoutId } from './read';

/** How logs are read, and how much of them is kept. */
export interface GatherOptions {
  /** Code page for bytes that are no UTF-8. */
  encoding?: string | undefined;
  /** IANA name or offset that is meant by times in a log that name no zone; undefined: UTC. */
  inputTimeZone?: string | undefined;
  /** Also read deleted records from the free space of binary logs. */
  recover?: boolean | undefined;
  /** Bytes that the program may take: where a log has more, its oldest events are only counted. */
  maxMemory?: number | undefined;
  /** Called once when memory runs short. */
  onShort?: (() => void) | undefined;
  /** False: every attempt is listed, at the price of leaving out the oldest sooner. */
  folds?: boolean | undefined;
  onProgress?: ((bytes: number) => void) | undefined;
}

/** How logs are read for a catalog: only events of its providers are read whole. */
export const readOptionsOf = (
  catalog: Catalog,
  { encoding, inputTimeZone, recover }: Pick<GatherOptions, 'encoding' | 'inputTimeZone' | 'recover'>,
): ReadOptions => ({
  wanted: (provider, sourceName) => providerOf(provider, sourceName, catalog) !== null,
  recover: recover ?? false,
  ...(encoding === undefined ? {} : { encoding }),
  ...(inputTimeZone === undefined ? {} : { timeZone: inputTimeZone }),
});

/** Reads every source, leaves out what another export has given already, and keeps what the catalog knows. */
export async function gather(
  sources: Iterable<LogSource> | AsyncIterable<LogSource>,
  catalog: Catalog,
  options: GatherOptions,
  tally: CoverageTally,
): Promise<KeptEvents> {
  const { onProgress, onShort, maxMemory = Infinity, folds = true } = options;
  const duplicates = new Duplicates();
  const pool = new EventPool(catalog);
  const kept = new KeptEvents(catalog, maxMemory, folds);
  const settings = readOptionsOf(catalog, options);
  let bytesBefore = 0;
  let isShort = false;

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
        const before = pool.names.copied;
        const event = classify(record, catalog, pool);
        if (!event) continue;
        if (duplicates.isDuplicate(event)) repeated += 1;
        else if (!kept.add(event, pool.names.copied - before)) duplicates.forget(event);
      }
      if (kept.isFull()) {
        if (!isShort) onShort?.();
        isShort = true;
        for (const event of kept.makeRoom()) duplicates.forget(event);
      }
      onProgress?.(bytesBefore + step.value.bytes);
    }
  }
  return kept;
}

/** What can be known only when all files have been read: the names of computers, and events without record ids there twice. */
export function settled({ events, folded, leftOut }: KeptEvents, tally: CoverageTally): ClassifiedEvent[] {
  const names = tally.nameComputers();
  if (names.size > 0) {
    for (const { ref } of events) ref.computer = names.get(ref.computer) ?? ref.computer;
    for (const flow of folded) flow.computer = names.get(flow.computer) ?? flow.computer;
  }
  for (const [file, own] of groupBy(folded, (flow) => flow.folded!.file))
    tally.note({ file, kind: 'successes-folded', detail: String(own.length) });
  for (const [file, count] of leftOut) tally.note({ file, kind: 'events-left-out', detail: String(count) });
  const repeats = repeatsWithoutId(events, foldedEvents(folded));
  for (const { ref } of repeats) tally.repeated(ref.file);
  return repeats.size === 0 ? events : events.filter((event) => !repeats.has(event));
}
