import { type Body, type Part, place, type Spec, TYPE, type Value, value } from '../../../testing/evtx/binxml';
import { ChunkWriter, seal } from '../../../testing/evtx/chunk-writer';
import { exampleEvent } from '../../../testing/evtx/example-log';
import { fileOf, recordOf } from '../../../testing/evtx/log-writer';
import { everything, readAll, type Whole } from '../../testing/read-all';

const FAST_MS = 3000;

/** A log of one chunk: these bodies, then a harmless event. */
async function readTimed(bodies: readonly Body[], change = (_chunk: Uint8Array): void => undefined): Promise<Whole> {
  const chunk = new ChunkWriter(1n);
  bodies.forEach((body, i) => expect(chunk.add({ id: BigInt(i + 1), written: 1n, body })).toBe(true));
  expect(chunk.add(recordOf(exampleEvent(9), 'modern', 9))).toBe(true);
  const bytes = chunk.finish();
  change(bytes);
  const start = performance.now();
  const whole = await readAll(fileOf([bytes]));
  expect(performance.now() - start).toBeLessThan(FAST_MS);
  return whole;
}

const reasons = ({ problems }: Whole): string[] => problems.map(({ reason, detail }) => `${reason}: ${detail}`);
const texts = (count: number): Part[] => Array.from({ length: count }, () => place(0, TYPE.string));

test('a value that a template names thousands of times is too large, not too much', async () => {
  const template = { key: 'bomb', root: { name: 'Event', content: texts(5000) } };
  const whole = await readTimed([{ template, values: [value.string('x'.repeat(10_000))] }]);
  expect(reasons(whole)).toEqual(['event-too-large: chunk 1, record 1: too large']);
  expect(whole.records).toHaveLength(1);
});

test('templates within templates that multiply at every level end early', async () => {
  const many = (level: number): Body => ({
    template: {
      key: `level ${level}`,
      root: { name: 'a', content: Array.from({ length: 20 }, () => place(0, TYPE.nested)) },
    },
    values: [level === 0 ? value.none() : value.nested(many(level - 1))],
  });
  const whole = await readTimed([many(12)]);
  expect(reasons(whole)).toEqual(['event-too-large: chunk 1, record 1: too large']);
});

test.each([
  ['elements', (): Body => ({ root: nest(1000) })],
  ['templates', (): Body => nestTemplates(500)],
])('%s within one another without end are damage', async (_what, body) => {
  const whole = await readTimed([body()]);
  expect(reasons(whole)).toEqual(['event-malformed: chunk 1, record 1: nested too deep']);
  expect(whole.records).toHaveLength(1);
});

function nest(depth: number): Spec {
  let spec: Spec = { name: 'a' };
  for (let i = 0; i < depth; i += 1) spec = { name: 'a', content: [spec] };
  return spec;
}

function nestTemplates(depth: number): Body {
  const template = { key: 'same', root: { name: 'a', content: [place(0, TYPE.nested)] } };
  let inner: Value = value.none();
  for (let i = 0; i < depth; i += 1) {
    const within = inner;
    inner = value.nested({ template, values: [within] });
  }
  return { template, values: [inner] };
}

test('a template that holds itself is damage', async () => {
  // A template's instance without values takes as many bytes as a text of five letters.
  const template = { key: 'self', root: { name: 'a', content: ['xxxxx'] } };
  const whole = await readTimed([{ template, values: [] }], (bytes) => {
    const view = new DataView(bytes.buffer);
    const definition = view.getUint32(546, true);
    const text = Buffer.from(bytes.buffer).indexOf(Buffer.from('xxxxx', 'utf16le')) - 4;
    view.setUint16(text, 0x010c, true);
    view.setUint32(text + 2, view.getUint32(definition + 4, true), true);
    view.setUint32(text + 6, definition, true);
    view.setUint32(text + 10, 0, true);
    seal(bytes);
  });
  expect(reasons(whole)).toEqual(['event-malformed: chunk 1, record 1: nested too deep']);
  expect(whole.records).toHaveLength(1);
});

test('definitions that overlap are not read again for every record', async () => {
  const bodies = Array.from({ length: 500 }, (_, i): Body => ({
    template: { key: String(i), root: { name: 'a' } },
    values: [],
  }));
  const whole = await readTimed(bodies, (bytes) => {
    const view = new DataView(bytes.buffer);
    const end = view.getUint32(48, true);
    // Every definition claims all that follows it.
    for (let at = 512; at < end - 100;) {
      const size = view.getUint32(at + 4, true);
      view.setUint32(view.getUint32(at + 34, true) + 20, end - at - 200, true);
      at += size;
    }
    seal(bytes);
  });
  expect(whole.reading.events).toBe(501);
  expect(whole.reading.problems).toBe(whole.problems.length);
});

test.each([
  ['0', 0],
  ['less than a record has', 27],
  ['more than is left', 70_000],
  ['as much as a number can be', 0xffffffff],
])('a record of size %s hides the rest, and does not loop', async (_what, size) => {
  const whole = await readTimed([], (bytes) => {
    new DataView(bytes.buffer).setUint32(516, size, true);
    seal(bytes);
  });
  expect(reasons(whole)).toEqual(['records-lost: chunk 1: 1']);
});

test('a log of other computers in every event is followed within bounds', async () => {
  const chunks = Array.from({ length: 4 }, (_, k) => {
    const chunk = new ChunkWriter(1n);
    for (let i = 0; chunk.add(recordOf(exampleEvent(k * 1000 + i, `PC${k}-${i}`), 'modern', i)); i += 1);
    return chunk.finish();
  });
  const { reading } = await readAll(fileOf(chunks), { ...everything, wanted: () => false });
  expect(reading.activity.length).toBe(reading.events);
});
