import fc from 'fast-check';
import { eventText, utf16 } from '../../testing/event-text';
import { readInWindows, everything } from '../../testing/read-all';

/** Some are alike but for a letter or their length, some cannot be read in the plain way, some hold what must be counted. */
const BODIES = [
  ['bind for CONTOSO.COM'],
  ['bind for CONTOSO.ORG'],
  ['bind for CONTOSO.COM '],
  ['bind', 'for CONTOSO.COM'],
  ['a\x01b'],
  ['a &amp; b'],
  ['é', ''],
  [],
];
const sequence = fc.array(fc.record({ body: fc.nat(BODIES.length - 1), eventId: fc.constantFrom('405', '403') }), {
  maxLength: 30,
});

test.each([
  ['UTF-8', (text: string): Uint8Array => Buffer.from(text)],
  ['UTF-16', (text: string): Uint8Array => utf16(text)],
  ['a code page', (text: string): Uint8Array => Buffer.from(text, 'latin1')],
])('an event whose body is known says what it says when it comes alone, in %s', async (_, encoded) => {
  await fc.assert(
    fc.asyncProperty(sequence, async (events) => {
      const texts = events.map(({ body, eventId }, at) =>
        eventText({ id: String(at + 1), eventId, data: BODIES[body]! }),
      );
      const together = await readInWindows(encoded(texts.join('')), 1 << 16, everything);
      const alone = await Promise.all(texts.map((text) => readInWindows(encoded(text), 1 << 16, everything)));
      expect(together.records).toEqual(alone.flatMap(({ records }) => records));
      const replaced = ({ reading }: (typeof alone)[number]): number =>
        Number(reading.notes.find(({ kind }) => kind === 'characters-replaced')?.detail ?? 0);
      expect(replaced(together)).toBe(alone.map(replaced).reduce((a, b) => a + b, 0));
    }),
    { seed: 1, numRuns: 60 },
  );
});

test('a body that comes again and again is read once', async () => {
  const texts = Array.from({ length: 6 }, (_, at) => eventText({ id: String(at + 1), data: [`bind ${at % 2}`] }));
  const { records } = await readInWindows(Buffer.from(texts.join('')), 1 << 16, everything);
  expect(records[4]!.data).toBe(records[2]!.data);
  expect(records[5]!.data).toBe(records[3]!.data);
  expect(records.map(({ data }) => data[0])).toEqual(['bind 0', 'bind 1', 'bind 0', 'bind 1', 'bind 0', 'bind 1']);
});

test('what is known of a body outlives the memory that it was read from', async () => {
  const texts = Array.from({ length: 60 }, (_, at) =>
    eventText({ id: String(at + 1), data: [`bind ${at % 20 < 3 ? 'again' : String(10_000 + at)}`] }),
  );
  for (const size of [500, 777, 1500, 4500]) {
    const { records } = await readInWindows(Buffer.from(texts.join('')), size, everything);
    expect(records.map(({ data }) => data[0])).toEqual(
      texts.map((_, at) => `bind ${at % 20 < 3 ? 'again' : String(10_000 + at)}`),
    );
  }
});
