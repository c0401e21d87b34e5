import type { EventRecord, FileReading, LogActivity } from '../../../model/record';
import type { EventRef } from '../../../model/report';
import { compareTimes, type Time } from '../../../model/time';
import { MalformedXml } from '../xml/element';
import type { Chunk } from './chunk';
import { Damaged } from './damaged';
import { RECORD_MAGIC, SIZE_COPY } from './layout';
import { type RecordReader, sizeOfRecord } from './record-reader';
import { Renderer } from './render';

/** Records begin at multiples of 8; a chunk that was moved within a damaged file may not. */
const STEP = 4;
const MOST_LEFTOVERS = 10_000;
/** What lies in free space is neither much older than the log nor newer than it. */
const YEARS_BEFORE = 10;

interface Found {
  record: EventRecord;
  /** Damage cut it off from the living ones; all others lie in free space. */
  lost: boolean;
}

/**
 * Wanted records in places that belong to no record any more: the free space of chunks, and what follows a damaged record.
 * They may be old, foreign, or copies of living ones, so they are kept until the whole log is known.
 */
export class Leftovers {
  private readonly found = new Map<string, Found>();

  constructor(private readonly reader: RecordReader) {}

  /** @param end where the living records should end */
  search(chunk: Chunk, from: number, end: number): void {
    const renderer = new Renderer(chunk);
    for (let at = from; at + SIZE_COPY <= chunk.length; at += STEP) {
      if (chunk.u32(at) !== RECORD_MAGIC) continue;
      const size = sizeOfRecord(chunk, at, chunk.length);
      if (size === 0 || chunk.u32(at + size - SIZE_COPY) !== size) continue;
      if (this.take(chunk, renderer, at, size, at < end)) at += size - STEP;
    }
  }

  /** Those that are not in the log already; those from free space only where they fit the time of the log. */
  fitting({
    activity,
    firstEvent,
    lastEvent,
  }: Pick<FileReading, 'activity' | 'firstEvent' | 'lastEvent'>): EventRecord[] {
    return [...this.found.values()]
      .filter(({ record: { ref } }) => !isThere(ref, activity))
      .filter(({ record: { time }, lost }) => lost || isNear(time!, firstEvent ?? time!, lastEvent ?? time!))
      .map(({ record }) => record);
  }

  private take(chunk: Chunk, renderer: Renderer, at: number, size: number, lost: boolean): boolean {
    try {
      const record = this.reader.read(chunk, renderer, at, size, { count: 0 });
      const { computer, channel, recordId } = record.ref;
      const key = `${recordId}\n${record.time}\n${computer}\n${channel}`;
      if (record.time !== null && this.reader.isWanted(record) && this.found.size < MOST_LEFTOVERS)
        this.found.set(key, { record: { ...record, ref: { ...record.ref, recovered: true } }, lost });
      return true;
    } catch (error) {
      if (error instanceof Damaged || error instanceof MalformedXml) return false;
      throw error;
    }
  }
}

function isThere({ computer, channel, recordId }: EventRef, activity: readonly LogActivity[]): boolean {
  const id = Number(recordId);
  const log = activity.find((each) => each.computer === computer && each.channel === channel);
  return log?.runs?.some(({ from, to }) => Number(from) <= id && id <= Number(to)) ?? false;
}

function isNear(time: Time, first: Time, last: Time): boolean {
  const year = Number(first.slice(0, 4)) - YEARS_BEFORE;
  return compareTimes(time, last) <= 0 && Number(time.slice(0, 4)) >= year;
}
