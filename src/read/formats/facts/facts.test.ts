import { everyFact } from '../../../report/samples/facts.test-data';
import { memorySource } from '../../testing/read-all';
import { readLog } from '../../read-log';
import type { FileReading, InputProblem } from '../../../model/record';

const { file: _file, ...sample } = everyFact[0]!;
const whole = { kind: 'aadclog-facts', schemaVersion: 1, ...sample };

async function read(content: string | Uint8Array): Promise<{ reading: FileReading; problems: InputProblem[] }> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const batches = readLog(memorySource(bytes, 1000, 'facts.json'), { wanted: () => true });
  const problems: InputProblem[] = [];
  for (let step = await batches.next(); ; step = await batches.next()) {
    if (step.done) return { reading: step.value, problems };
    problems.push(...step.value.problems);
  }
}

test.each([
  ['as we write it', JSON.stringify(whole, null, 2)],
  [
    'as Windows PowerShell does',
    `\ufeff${JSON.stringify(whole, null, 4).replaceAll('": ', '":  ').replaceAll('\n', '\r\n')}`,
  ],
  ['in one line', JSON.stringify(whole)],
])('facts %s', async (_, text) => {
  const { reading, problems } = await read(text);
  expect([reading.format, reading.facts, problems]).toEqual(['facts', { ...sample, file: 'facts.json' }, []]);
});

test.each<[string, string | Uint8Array, string | RegExp]>([
  ['cut off', JSON.stringify(whole).slice(0, -20), 'JSON'],
  ['of another version', JSON.stringify({ ...whole, schemaVersion: 2 }), /^schemaVersion: /],
  ['with a time that is none', JSON.stringify({ ...whole, collectedAt: '2026-13-45T00:00:00Z' }), /^collectedAt: /],
  [
    'with a value that is no text',
    JSON.stringify({ ...whole, facts: [{ id: 'x', value: {}, unknown: null }] }),
    /^facts\.0\.value: /,
  ],
  ['of a million facts', JSON.stringify({ ...whole, facts: Array(201).fill(sample.facts[0]) }), /^facts: /],
  ['without end', `{"kind":"aadclog-facts","x":"${'y'.repeat(1_200_000)}"}`, '1048576+'],
  [
    'in bytes that are no UTF-8',
    Buffer.concat([Buffer.from('{"kind":"aadclog-facts","'), Buffer.from([0xff])]),
    'JSON',
  ],
])('facts %s are a problem', async (_, content, detail) => {
  const { reading, problems } = await read(content);
  expect([reading.format, reading.facts, problems.map(({ reason }) => reason)]).toEqual([
    'unknown',
    undefined,
    ['facts-malformed'],
  ]);
  expect(problems[0]!.detail).toMatch(detail);
});
