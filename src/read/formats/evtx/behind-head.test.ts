import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleEvents } from '../../../testing/evtx/example-log';
import { logOf } from '../../../testing/evtx/log-writer';
import { readAll, type Whole } from '../../testing/read-all';
import { RecordHead } from './record-head';

const shapes = join(__dirname, '../../../../fixtures/scenarios/shapes');
const events = exampleEvents(60);
const logs: [string, Uint8Array][] = [
  ...(['modern', 'classic', 'forwarded'] as const).map((form): [string, Uint8Array] => [form, logOf(events, { form })]),
  ...readdirSync(shapes)
    .filter((name) => name.endsWith('.evtx'))
    .map((name): [string, Uint8Array] => [name, readFileSync(join(shapes, name))]),
];

async function readWhole(bytes: Uint8Array): Promise<Whole> {
  const texts = jest.spyOn(RecordHead.prototype, 'texts').mockReturnValue(null);
  try {
    return await readAll(bytes);
  } finally {
    texts.mockRestore();
  }
}

test.each(logs)('%s: an event says the same where only what stands behind its head is read', async (_name, bytes) => {
  const texts = jest.spyOn(RecordHead.prototype, 'texts');
  const fast = await readAll(bytes);
  // Or there would be nothing to compare.
  expect(texts.mock.results.filter(({ value }) => value !== null).length).toBeGreaterThan(10);
  texts.mockRestore();
  expect(fast).toEqual(await readWhole(bytes));
});
