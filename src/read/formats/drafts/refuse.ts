import type { FileProblem, FileReading, ReadBatch } from '../../../model/record';
import type { LogInput } from '../../format';

/** Reads nothing of a file, and says why. */
export async function* refuse(
  input: LogInput,
  reason: FileProblem,
  detail: string | null,
): AsyncGenerator<ReadBatch, FileReading> {
  const { name: file, head } = input;
  yield { records: [], problems: [{ file, offset: 0, reason, detail }], bytes: head.length };
  return {
    name: file,
    format: 'unknown',
    encoding: null,
    bytes: head.length,
    events: 0,
    problems: 1,
    firstEvent: null,
    lastEvent: null,
    activity: [],
    notes: [],
  };
}
