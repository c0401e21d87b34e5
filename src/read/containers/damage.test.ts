import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { eventTexts } from '../testing/event-text';
import { archive, gzipOf, log, piped, readArchive, zipOf, type Unpacked } from './archives.test-data';
import { Passwords } from './passwords';

/** Events that do not compress to nothing, so that a cut leaves some. */
const events = eventTexts(12).map((text, i) =>
  text.replace('<Data>', `<Data>${createHash('sha256').update(String(i)).digest('hex')}`),
);
const incompressible = `<Events>${events.join('')}</Events>`;
const ends = (reasons: readonly string[], { problems }: Unpacked): boolean =>
  problems.every((line) => reasons.some((reason) => line.includes(reason)));
const PIECES = [
  'event-truncated',
  'markup-unterminated',
  'event-malformed',
  'stretch-unreadable',
  'not-event-xml',
  'binary',
  'empty-file',
];

const tiny = "<Event><System><Provider Name='P'/><EventID>1</EventID></System></Event>";

describe.each([
  ['deflated', {}, 7],
  ['with sizes behind the data', { dataDescriptor: true }, 1],
  ['stored', { level: 0 }, 7],
  ['stored with sizes behind the data', { level: 0, dataDescriptor: true }, 7],
])('a zip, %s', (_, options, step) => {
  test('cut off at every offset keeps what it gave and says that it is cut off', async () => {
    const whole = await zipOf({ 'a.xml': tiny, 'b.xml': tiny }, options);
    let before = 0;
    for (let length = 10; length < whole.length; length += step) {
      const read = await readArchive(archive(whole.slice(0, length)));
      expect(read.problems.some((line) => /archive-(cut-off|damaged)/.test(line))).toBe(true);
      expect(ends(['archive-cut-off', 'archive-damaged', ...PIECES], read)).toBe(true);
      expect(read.events).toBeGreaterThanOrEqual(before);
      before = read.events;
    }
    // Nothing but a part of the table of contents was missing at last.
    expect(before).toBe(2);
  }, 30_000);
});

test('a zip that is cut off in its only file gives the events before', async () => {
  for (const options of [{}, { password: 'p' }, { password: 'p', zipCrypto: true }, { dataDescriptor: true }]) {
    const whole = await zipOf({ 'a.xml': incompressible }, options);
    const read = await readArchive(archive(whole.slice(0, whole.length * 0.7)), { passwords: new Passwords(['p']) });
    expect(read.problems.filter((line) => line.includes('event-truncated')).length).toBeLessThanOrEqual(1);
    expect(read.problems.filter((line) => /a\.xml: archive-cut-off/.test(line))).toHaveLength(1);
    expect(read.events).toBeGreaterThan(4);
  }
});

test('a gzip that is cut off at every offset gives what lies before', async () => {
  const whole = gzipOf(`<Events>${events.slice(0, 3).join('')}</Events>`);
  let before = 0;
  for (let length = 3; length < whole.length; length += 1) {
    const read = await readArchive(piped(whole.slice(0, length)));
    expect(read.problems.filter((line) => line.includes('archive-cut-off'))).toHaveLength(1);
    expect(read.events).toBeGreaterThanOrEqual(before);
    before = read.events;
  }
  expect(before).toBe(3);
}, 30_000);

test('all members of a gzip are read, padding behind them is none, and a cut member is told', async () => {
  const two = Buffer.concat([gzipOf(log), gzipOf(log)]);
  for (const [bytes, count, problems] of [
    [two, 6, 0],
    [Buffer.concat([two, Buffer.alloc(700)]), 6, 0],
    [Buffer.concat([two, Buffer.from([0x1f, 0x8b, 8])]), 6, 1],
  ] as const) {
    const read = await readArchive(archive(bytes, 'a.gz'));
    expect([read.events, read.problems.length]).toEqual([count, problems]);
  }
});

test('optional fields of a gzip header are passed over', async () => {
  const plain = Buffer.from(gzipOf(log));
  const [extra, name, comment, sum] = [
    Buffer.from('\x03\0abc'),
    Buffer.from('n\0'),
    Buffer.from('c\0'),
    Buffer.from('xx'),
  ];
  const header = Buffer.from(plain.subarray(0, 10));
  header[3] = 2 | 4 | 8 | 16;
  const read = await readArchive(
    archive(Buffer.concat([header, extra, name, comment, sum, plain.subarray(10)]), 'a.gz'),
  );
  expect([read.events, read.problems]).toEqual([3, []]);
});

test.each([
  ['a.gz', (): Uint8Array => gzipOf(log), 8],
  ['a.zip', (): Promise<Uint8Array> => zipOf({ 'a.xml': log }), -1],
  ['a.zip', (): Promise<Uint8Array> => zipOf({ 'a.xml': log }, { level: 0 }), -1],
])('a wrong checksum in %s is told, and the log is kept', async (name, make, fromEnd) => {
  const bytes = Buffer.from(await make());
  // In a zip the checksum stands in the header and in the table of contents.
  if (fromEnd > 0) bytes[bytes.length - fromEnd]! ^= 1;
  else for (const at of [14, bytes.indexOf('PK\x01\x02', 0, 'latin1') + 16]) bytes[at]! ^= 1;
  const read = await readArchive(archive(bytes, name));
  expect(read.events).toBe(3);
  expect(read.problems).toEqual([expect.stringMatching(/archive-damaged \(CRC\)$/)]);
});

test('bytes changed anywhere never break or hang the reading, and are never silent about lost events', async () => {
  const zips = [await zipOf({ 'a.xml': log, 'b.xml': log }), await zipOf({ 'a.xml': log, 'b.xml': log }, { level: 0 })];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...zips, gzipOf(log + log)),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      async (whole, changes) => {
        const bytes = whole.slice();
        for (const [place, value] of changes) bytes[Math.floor(place * (bytes.length - 1))] = value;
        const read = await readArchive(archive(bytes));
        if (read.events < 6 && Buffer.compare(bytes, whole) !== 0)
          expect(read.problems.length + read.skipped.length).toBeGreaterThan(0);
      },
    ),
    { seed: 11, numRuns: 60 },
  );
}, 30_000);

test('an archive of nothing but marks costs no more than the looking', async () => {
  const marks = Buffer.from('PK\x03\x04'.repeat(500_000), 'latin1');
  const read = await readArchive(archive(marks));
  expect(read.problems).toEqual(['a.zip: archive-damaged']);
}, 20_000);

test('a part of a split archive says so', async () => {
  const bytes = Buffer.from(await zipOf({ 'a.xml': log }));
  const end = bytes.indexOf('PK\x05\x06', 0, 'latin1');
  bytes.writeUInt16LE(3, end + 4);
  bytes.writeUInt16LE(3, end + 6);
  expect((await readArchive(archive(bytes))).problems).toEqual([expect.stringMatching(/zip-split|archive-/)]);
});

test('a way of packing that is not known is named', async () => {
  const bytes = Buffer.from(await zipOf({ 'a.xml': log }));
  for (const at of [8, bytes.indexOf('PK\x01\x02', 0, 'latin1') + 10]) bytes.writeUInt16LE(14, at);
  expect((await readArchive(archive(bytes))).problems).toEqual(['a.zip/a.xml: archive-method (LZMA)']);
});
