import type { checkFacts } from '../../../model/facts';
import type { FileReading, ReadBatch } from '../../../model/record';
import { fromUtf8 } from '../../encoding';
import type { LogFormat, LogInput } from '../../format';
import { headText } from '../../head-text';

/** A facts file has a few kilobytes. */
const LONGEST = 1_048_576;
const BEGINS = /^\s{0,20}\{\s{0,20}"kind"\s{0,20}:\s{0,20}"aadclog-facts"/;

/** What a collector saw on a server beside its log: no events, but facts. */
export const factsFile: LogFormat = {
  name: 'facts',
  sniff: (head) => BEGINS.test(headText(head)),
  read: (input) => readFacts(input),
};

async function* readFacts({ name: file, stream }: LogInput): AsyncGenerator<ReadBatch, FileReading> {
  const bytes = await stream.block(LONGEST + 1);
  const { length } = bytes;
  const read = length > LONGEST ? { wrong: `${LONGEST}+` } : await checked(bytes);
  const nothing = { name: file, encoding: 'utf-8', bytes: length, events: 0, firstEvent: null, lastEvent: null };
  const reading = { ...nothing, activity: [], notes: [] };
  if ('wrong' in read) {
    yield {
      records: [],
      problems: [{ file, offset: 0, reason: 'facts-malformed', detail: read.wrong }],
      bytes: length,
    };
    return { ...reading, format: 'unknown', problems: 1 };
  }
  const { kind: _kind, schemaVersion: _version, ...facts } = read.facts;
  return { ...reading, format: 'facts', problems: 0, facts: { ...facts, file } };
}

type Checked = ReturnType<typeof checkFacts>;

/** The schemas are loaded only where there is a facts file. */
async function checked(bytes: Uint8Array): Promise<Checked> {
  const schemas = await import('../../../model/facts.js');
  try {
    return schemas.checkFacts(JSON.parse((fromUtf8(bytes) ?? '').replace(/^\ufeff/, '')));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { wrong: 'JSON' };
  }
}
