import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadOptions } from '../../../model/record';
import { damages, joined } from '../../../testing/damage';
import { ChunkWriter, seal } from '../../../testing/evtx/chunk-writer';
import { exampleEvent, exampleEvents, OURS } from '../../../testing/evtx/example-log';
import { fileOf, logOf, recordOf } from '../../../testing/evtx/log-writer';
import { Randomness } from '../../../testing/randomness';
import { everything, readAll, type Whole } from '../../testing/read-all';
import { Cursor } from './cursor';
import { readHead } from './head';
import { HeadMemory } from './head-memory';
import { CHUNK, CHUNK_FIELD, CHUNK_HEADER, DEFINITION, FILE_HEADER, NAME, RECORD_FIELD } from './layout';
import { RecordHead } from './record-head';
import { Trace } from './trace';

const ours: ReadOptions = { wanted: (provider) => provider === OURS };

/** Reads every head anew, and decides of every event anew. */
async function readPlainly(bytes: Uint8Array, options: ReadOptions): Promise<Whole> {
  const spies = [
    jest
      .spyOn(HeadMemory.prototype, 'read')
      .mockImplementation((chunk, _id, from, size) => readHead(new Cursor(chunk, from, from + size), true)),
    jest.spyOn(RecordHead.prototype, 'known').mockReturnValue(undefined),
  ];
  try {
    return await readAll(bytes, options);
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
}

/** How many heads were known again, where the log says the same read plainly. */
async function knownAgain(bytes: Uint8Array, options: ReadOptions): Promise<number> {
  const fits = jest.spyOn(Trace.prototype, 'fits');
  const whole = await readAll(bytes, options);
  const known = fits.mock.results.filter(({ value }) => value === true).length;
  fits.mockRestore();
  expect(whole).toEqual(await readPlainly(bytes, options));
  return known;
}

const PER_CHUNK = 6;
const events = exampleEvents(5 * PER_CHUNK);
const forms = (['modern', 'classic'] as const).map(
  (form) => [form, logOf(events, { form, perChunk: PER_CHUNK })] as const,
);
const [[, modern]] = forms as [(typeof forms)[number]];

test.each(forms)('%s: the templates of the first chunk are known again in all others', async (_form, bytes) => {
  const templates = await knownAgain(bytes.slice(0, FILE_HEADER + 2 * CHUNK), ours);
  expect(templates).toBeGreaterThan(1);
  expect(await knownAgain(bytes, ours)).toBe(templates * 4);
});

test('a template is known again wherever its chunk has it, in a form for each that may come first', async () => {
  const chunks = Array.from({ length: 12 }, (_, i) => {
    const chunk = new ChunkWriter(1n);
    for (let k = 0; k < 3 + i; k += 1) chunk.add(recordOf(exampleEvent(i * 20 + k), 'modern', k + 1));
    return chunk.finish();
  });
  // Three templates, and three that can be first: with names in place for those that are, and without for the others.
  expect(await knownAgain(fileOf(chunks), ours)).toBeGreaterThanOrEqual(36 - 9);
});

const folders = [
  join(__dirname, '../../../../fixtures/scenarios/shapes'),
  process.env.AADCLOG_SAMPLES ?? join(__dirname, '../../../../../shared/samples'),
];
const files = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.evtx'));

test.each(files)('%s says the same', async (path) => {
  for (const options of [everything, ours, { wanted: () => false }]) await knownAgain(readFileSync(path), options);
});

test.each(Object.entries(damages(CHUNK)))('%s: a damaged log says the same', async (_kind, damage) => {
  for (let seed = 1; seed <= 15; seed += 1) await knownAgain(damage(modern, new Randomness(seed)), ours);
});

describe('a second chunk that is not quite the first', () => {
  const first = modern.slice(FILE_HEADER, FILE_HEADER + CHUNK);
  const view = new DataView(first.buffer);
  const end = view.getUint32(CHUNK_FIELD.freeSpace, true);
  const records: number[] = [];
  for (let at = CHUNK_HEADER; at < end; at += view.getUint32(at + RECORD_FIELD.size, true)) records.push(at);
  /** Where the definitions begin that records bring along. */
  const definitions = records
    .map((at) => [at + RECORD_FIELD.content + 14, view.getUint32(at + RECORD_FIELD.content + 10, true)] as const)
    .filter(([behind, definition]) => behind === definition)
    .map(([, definition]) => definition);
  type Change = (copy: Uint8Array, view: DataView) => void;
  const changed = (change: Change): Uint8Array => {
    const copy = first.slice();
    change(copy, new DataView(copy.buffer));
    seal(copy);
    return copy;
  };
  const inFile = (...chunks: Uint8Array[]): Uint8Array => joined([modern.subarray(0, FILE_HEADER), ...chunks]);
  const after = (change: Change): Uint8Array => inFile(first, changed(change), first);

  test('with any byte of a template changed', async () => {
    expect(definitions.length).toBe(3);
    const changes = definitions.flatMap((definition) =>
      Array.from({ length: DEFINITION.content + view.getUint32(definition + DEFINITION.size, true) }, (_, i) =>
        changed((copy) => (copy[definition + i]! ^= 1 << (i % 8))),
      ),
    );
    let known = 0;
    for (let i = 0; i < changes.length; i += 60)
      known += await knownAgain(inFile(first, ...changes.slice(i, i + 60), first), ours);
    expect(known).toBeGreaterThan(changes.length);
  });

  test('with templates that lie about who they are', async () => {
    const lie = changed((_copy, fields) => {
      for (const at of records) {
        const definition = fields.getUint32(at + RECORD_FIELD.content + 10, true);
        fields.setUint32(at + RECORD_FIELD.content + 6, 7, true);
        fields.setUint32(definition + DEFINITION.id, 7, true);
      }
    });
    await knownAgain(inFile(first, lie, first, lie), ours);
  });

  test('with the ids of two templates exchanged', async () => {
    const ids = definitions.map((definition) => view.getUint32(definition + DEFINITION.id, true));
    await knownAgain(
      after((_copy, fields) => {
        for (const at of records) {
          const place = at + RECORD_FIELD.content + 6;
          const id = ids[(ids.indexOf(view.getUint32(place, true)) + 1) % ids.length]!;
          fields.setUint32(place, id, true);
          fields.setUint32(view.getUint32(place + 4, true) + DEFINITION.id, id, true);
        }
      }),
      ours,
    );
  });

  test('with a name that is referred to elsewhere, though it stands in place', async () => {
    const [definition] = definitions as [number];
    const elsewhere = CHUNK - 200;
    let inPlace = 0;
    for (let at = definition + DEFINITION.content; at < definition + 900; at += 1) {
      if (view.getUint32(at, true) !== at + 4) continue;
      inPlace += 1;
      await knownAgain(
        after((copy, fields) => {
          copy.copyWithin(elsewhere, at + 4, at + 4 + NAME.text + view.getUint16(at + 4 + NAME.length, true) * 2);
          fields.setUint32(at, elsewhere, true);
        }),
        ours,
      );
    }
    expect(inPlace).toBe(20);
  });

  test('with a template that goes on beyond the chunk', async () => {
    const last = records.at(-1)! + RECORD_FIELD.content + 10;
    for (const left of [30, 60, 100, 300]) {
      const bytes = after((copy, fields) => {
        const definition = fields.getUint32(last, true);
        copy.copyWithin(CHUNK - left, definition, definition + left);
        fields.setUint32(last, CHUNK - left, true);
      });
      await knownAgain(bytes, ours);
    }
  });

  test.each([
    ['Channel', 'Version'],
    ['Computer', 'Keywords'],
    ['Computer', 'Provider'],
    ['EventID', 'Channel'],
    ['Level', 'Event'],
    ['System', 'Opcode'],
  ])('with the names %s and %s exchanged', async (a, b) => {
    const place = (name: string): number => {
      const units = Buffer.from(`${name}\0`, 'utf16le');
      const at = Buffer.from(first.buffer).indexOf(units) - NAME.text;
      expect(view.getUint16(at + NAME.length, true)).toBe(name.length);
      return at;
    };
    const [atA, atB] = [place(a), place(b)];
    const exchanged = after((copy) => {
      const text = (at: number): Uint8Array => first.subarray(at + NAME.text, at + NAME.text + a.length * 2);
      copy.set(text(atA), atB + NAME.text);
      copy.set(text(atB), atA + NAME.text);
    });
    await knownAgain(exchanged, ours);
    // And with all that refer to one pointing at the other.
    const redirected = after((_copy, fields) => {
      for (let at = CHUNK_HEADER; at < end - 4; at += 1) {
        const refers = view.getUint32(at, true);
        if (refers === atA && at + 4 !== atA) fields.setUint32(at, atB, true);
      }
    });
    await knownAgain(redirected, ours);
  });
});

test('templates without end are not all kept', async () => {
  const chunks = Array.from({ length: 30 }, (_, k) => {
    const chunk = new ChunkWriter(1n);
    for (let i = 0; ; i += 1) {
      const event = { ...exampleEvent(3 * (k * 100 + i)), provider: `P${k}-${i}` };
      const { id, written, body } = recordOf(event, 'modern', i + 1);
      if (!('template' in body)) throw new Error('no template');
      const template = { ...body.template, key: `${k}-${i}` };
      if (!chunk.add({ id, written, body: { ...body, template } })) break;
    }
    return chunk.finish();
  });
  const memory = new HeadMemory();
  const read = HeadMemory.prototype.read;
  const spy = jest.spyOn(HeadMemory.prototype, 'read').mockImplementation((...given) => read.apply(memory, given));
  const { reading } = await readAll(fileOf(chunks), ours);
  const calls = spy.mock.calls.length;
  spy.mockRestore();
  expect(reading.problems).toBe(0);
  expect(calls).toBeGreaterThan(1024);
  const { heads } = memory as unknown as { heads: Map<number, unknown[]> };
  expect([...heads.values()].reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(1024);
});
