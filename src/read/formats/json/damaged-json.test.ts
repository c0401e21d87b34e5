import fc from 'fast-check';
import { everything, readAll, type Whole } from '../../testing/read-all';
import { TextBuffer } from '../../text-buffer';
import { ObjectSplitter } from './object-splitter';

const event = (id: number): object => ({
  Id: 33004,
  RecordId: id,
  ProviderName: 'PasswordResetService',
  LogName: 'Application',
  MachineName: 'SRV01',
  TimeCreated: '2026-01-02T03:04:05.1234567Z',
  Properties: [{ Value: `{"Id": ${id}, [` }, { Value: 'å } ] "\\' }],
  Message: 'TrackingId: 1, line\r\nline "quoted" {braces} {"Id":1}',
});
const events = (count: number): object[] => Array.from({ length: count }, (_, i) => event(i + 1));

/** Each with what stands between two events. */
const layouts: [name: string, write: (list: object[]) => string, between: string][] = [
  ['lines', (list) => list.map((one) => JSON.stringify(one)).join('\n'), '\n'],
  ['a list on one line', (list) => JSON.stringify(list), ','],
  ['a list over many lines', (list) => JSON.stringify(list, null, 4), ','],
  ['objects over many lines', (list) => list.map((one) => JSON.stringify(one, null, 2)).join('\n'), '\n'],
];
const ids = ({ records }: Whole): number[] => records.map(({ ref }) => Number(ref.recordId));
/** Where each event ends in a text. */
function ends(text: string): number[] {
  const starts = [...text.matchAll(/\{\s*"Id": ?33004/g)].map(({ index }) => index);
  return [...starts.slice(1), text.length].map((next) => text.lastIndexOf('}', next - 1) + 1);
}

/** Objects and breaks with their offsets, however the text arrives. */
function found(text: string, cuts: readonly number[]): unknown[] {
  const buffer = new TextBuffer();
  const seen: unknown[] = [];
  const splitter = new ObjectSplitter(buffer, {
    object: (object, offset) => seen.push([object, offset()]),
    broken: (...broken) => seen.push(broken),
  });
  const places = [...new Set([0, ...cuts.map((cut) => cut % (text.length + 1)), text.length])].sort((a, b) => a - b);
  places.slice(1).forEach((end, i) => {
    const piece = text.slice(places[i], end);
    buffer.append({
      text: piece,
      offset: Buffer.byteLength(text.slice(0, places[i])),
      bytes: Buffer.byteLength(piece),
      width: null,
    });
    splitter.split(false);
  });
  splitter.split(true);
  return seen;
}

const token = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    ',',
    ':',
    '\n',
    ' ',
    '  ',
    '{"a":',
    '"a"',
    '"b":1',
    'null',
    '-1e5',
    'x',
    'å',
    '\r\n    {',
    '\n{"a":1}',
    '{}',
    '\t',
    '\0',
  ],
  JSON.stringify(event(1)),
  JSON.stringify([event(2)], null, 4),
);

test('what is found does not depend on how the text arrives', () => {
  fc.assert(
    fc.property(fc.array(token, { maxLength: 30 }), fc.array(fc.nat(), { maxLength: 12 }), (tokens, cuts) => {
      const text = tokens.join('');
      expect(found(text, cuts)).toEqual(found(text, []));
    }),
    { seed: 21, numRuns: 1000 },
  );
});

test('any text at all is read to its end, and every problem lies in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(token, { maxLength: 60 }), async (tokens) => {
      const bytes = Buffer.from(`{"a":1}\n${tokens.join('')}`);
      const { reading, problems } = await readAll(bytes);
      expect(reading.bytes).toBe(bytes.length);
      expect(problems.length).toBeLessThanOrEqual(reading.problems);
      for (const { offset } of problems) expect(offset).toBeLessThan(bytes.length);
    }),
    { seed: 22, numRuns: 300 },
  );
});

describe.each(layouts)('%s', (_, write, between) => {
  const text = write(events(6));

  test('a cut at any place loses nothing before it', async () => {
    for (let end = 20; end < text.length; end += 23) {
      const { records, problems } = await readAll(text.slice(0, end));
      const complete = ends(text).filter((at) => at <= end);
      expect(records).toHaveLength(complete.length);
      const inside = complete.length < 6 && end > (complete.at(-1) ?? 0) + between.length + 30;
      if (inside) expect(problems.map(({ reason }) => reason)).toEqual(['event-truncated']);
    }
  });

  test('a piece that is missing costs what it touches, and the next one at most', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), fc.integer({ min: 1, max: 700 }), async (at, length) => {
        const read = ids(await readAll(text.slice(0, at) + text.slice(at + length)));
        const before = ends(text).filter((end) => end <= at).length;
        const touched = ends(text).findIndex((end) => end >= at + length);
        const behind = touched < 0 ? [] : [1, 2, 3, 4, 5, 6].slice(touched + 2);
        expect(read.slice(0, before)).toEqual([1, 2, 3, 4, 5, 6].slice(0, before));
        expect(read).toEqual(expect.arrayContaining(behind));
      }),
      { seed: 23, numRuns: 120 },
    );
  });

  test('damaged bytes neither throw nor reach far', async () => {
    const bytes = Buffer.from(write(events(12)));
    const middle = { from: Math.floor(bytes.length * 0.4), to: Math.floor(bytes.length * 0.5) };
    const damage = fc.array(fc.tuple(fc.integer({ min: middle.from, max: middle.to }), fc.nat(255)), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(damage, async (places) => {
        const damaged = Buffer.from(bytes);
        for (const [at, byte] of places) damaged[at] = byte;
        const whole = await readAll(damaged, everything);
        expect(ids(whole).slice(0, 4)).toEqual([1, 2, 3, 4]);
        expect(ids(whole).slice(-4)).toEqual([9, 10, 11, 12]);
      }),
      { seed: 24, numRuns: 80 },
    );
  });
});
