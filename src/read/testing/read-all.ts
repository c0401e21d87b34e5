import type { EventRecord, FileReading, InputProblem, LogSource, ReadOptions } from '../../model/record';
import { readEventXml } from '../formats/xml';
import { readLog } from '../read-log';
import { SourceStream } from '../source-stream';

export interface Whole {
  records: EventRecord[];
  problems: InputProblem[];
  reading: FileReading;
}

export const everything: ReadOptions = { wanted: () => true };

export const asBytes = (text: string | Uint8Array): Uint8Array => (typeof text === 'string' ? Buffer.from(text) : text);

/** A source in memory that hands out `size` bytes at a time. */
export function memorySource(content: string | Uint8Array, size = Infinity, name = 'a.xml'): LogSource {
  const bytes = asBytes(content);
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, Math.min(bytes.length, at + size));
    },
  };
}

export async function drain(
  reader: AsyncGenerator<{ records: EventRecord[]; problems: InputProblem[] }, FileReading>,
): Promise<Whole> {
  const whole: Omit<Whole, 'reading'> = { records: [], problems: [] };
  for (;;) {
    const { done, value } = await reader.next();
    if (done) return { ...whole, reading: value };
    whole.records.push(...value.records);
    whole.problems.push(...value.problems);
  }
}

export const readAll = (content: string | Uint8Array, options = everything): Promise<Whole> =>
  drain(readLog(memorySource(content), options));

/** As `readAll`, but looks at no more than `windowSize` new bytes at a time. */
export function readInWindows(
  content: string | Uint8Array,
  windowSize: number,
  options = everything,
  skim = true,
): Promise<Whole> {
  const bytes = asBytes(content);
  const stream = new SourceStream(memorySource(bytes, windowSize));
  return drain(readEventXml({ name: 'a.xml', stream, head: bytes.subarray(0, 4096) }, options, { windowSize, skim }));
}

/** Reasons and offsets, for tables. */
export const brief = ({ problems }: Whole): string[] => problems.map(({ reason, offset }) => `${reason}@${offset}`);
export const ids = ({ records }: Whole): string[] => records.map(({ ref }) => ref.recordId);
