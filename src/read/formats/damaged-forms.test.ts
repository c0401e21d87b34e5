import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAll } from '../testing/read-all';

/** Exports in every form that is no XML, damaged by chance: reading ends, and loses nothing without a word. */

const folder = join(__dirname, '../../../fixtures/scenarios/shapes');
const files = readdirSync(folder).filter((name) => /^input\..*\.(?:csv|txt)$/.test(name));
const EVENTS = 21;
/** Events that one damaged place can cost: its own, and a neighbour that it is mistaken for a part of. */
const PER_DAMAGE = 2;

const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const place = (bytes: Uint8Array, share: number, from = 0): number => from + Math.floor(share * (bytes.length - from));
/** The first lines say what a file is; without them it is another file. */
const HEAD = 1400;

test('there are files to damage', () => {
  expect(files.length).toBeGreaterThan(15);
});

describe.each(files)('%s', (name) => {
  const bytes = readFileSync(join(folder, name));

  test('as written', async () => {
    const { reading } = await readAll(bytes);
    expect([reading.events, reading.problems]).toEqual([EVENTS, 0]);
  });

  test('cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fraction, async (share) => {
        const { records, reading } = await readAll(bytes.subarray(0, place(bytes, share)));
        expect(reading.events).toBeLessThanOrEqual(EVENTS);
        expect(records.length).toBeLessThanOrEqual(reading.events);
        expect(reading.events > 0 || reading.problems > 0 || share * bytes.length < HEAD).toBe(true);
      }),
      { numRuns: 15, seed: 1 },
    );
  });

  test('with bytes changed', async () => {
    const change = fc.record({ share: fraction, bit: fc.integer({ min: 0, max: 7 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const damaged = Buffer.from(bytes);
        for (const { share, bit } of changes) damaged[place(bytes, share, HEAD)]! ^= 1 << bit;
        const { records, reading } = await readAll(damaged);
        expect(reading.events).toBeGreaterThanOrEqual(EVENTS - changes.length * PER_DAMAGE);
        expect(reading.events).toBeLessThanOrEqual(EVENTS + changes.length);
        expect(records.length).toBeLessThanOrEqual(reading.events);
        if (reading.events < EVENTS) expect(reading.problems).toBeGreaterThan(0);
      }),
      { numRuns: 40, seed: 2 },
    );
  });

  test('with a block twice, or missing', async () => {
    await fc.assert(
      fc.asyncProperty(fraction, fraction, fc.boolean(), async (a, b, twice) => {
        const [from, to] = [place(bytes, a, HEAD), place(bytes, b, HEAD)].sort((x, y) => x - y) as [number, number];
        const wide = bytes[0] === 0xff;
        const even = (at: number): number => (wide ? at & ~1 : at);
        const parts = twice
          ? [bytes.subarray(0, even(to)), bytes.subarray(even(from))]
          : [bytes.subarray(0, even(from)), bytes.subarray(even(to))];
        const { records, reading } = await readAll(Buffer.concat(parts));
        expect(records.length).toBeLessThanOrEqual(reading.events);
        expect(reading.events).toBeLessThanOrEqual(EVENTS * 2);
      }),
      { numRuns: 15, seed: 3 },
    );
  });
});
