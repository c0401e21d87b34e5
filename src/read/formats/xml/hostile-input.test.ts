import fc from 'fast-check';
import { escapeXml, eventText, eventTexts, utf16 } from '../../testing/event-text';
import { everything, ids, readAll, readInWindows } from '../../testing/read-all';

const provider = (i: number): string => (i % 3 === 0 ? "Name='ADSync'" : `Name='Other ${i}'`);
const options = { wanted: (name: string) => name === 'ADSync' };
const [first, second] = eventTexts(2) as [string, string];

/** Everything that may lie in a file, in small. */
const mixed = [
  '\ufeff<?xml version="1.0" encoding="utf-8"?><Events>',
  ...Array.from({ length: 6 }, (_, i) =>
    eventText({ id: i, provider: provider(i), data: ['Åäö 東京 😀\r\n', 'b'], message: 'm\nn' }),
  ),
  '<!-- <Event><System> -->',
  eventText({ id: 7, body: '<UserData><Event><a/></Event><![CDATA[</Event>]]></UserData>' }),
  first.slice(0, 300),
  eventText({ id: 8, eventId: '' }),
  '<Event/> junk \x01 & < <!x <?xml version="1.0"?>',
  second,
  '</Events>',
  second.slice(0, 250),
].join('');

test.each<[string, Uint8Array]>([
  ['UTF-8', Buffer.from(mixed)],
  ['UTF-16', utf16(mixed)],
  ['big-endian', utf16(mixed, 'be')],
  ['both', Buffer.concat([Buffer.from(mixed), utf16(`\n${mixed}`), Buffer.from(`\n${mixed}`)])],
])('what is read does not depend on how the bytes arrive: %s', async (_, bytes) => {
  for (const settings of [everything, options]) {
    const whole = await readInWindows(bytes, bytes.length, settings);
    expect(whole.records.length).toBeGreaterThan(1);
    for (const size of [1, 2, 3, 7, 64, 333, 1000, 4096])
      expect(await readInWindows(bytes, size, settings)).toEqual(whole);
  }
});

test('a cut at any place loses nothing before it', async () => {
  const text = `${first}\n${second}`;
  for (let end = 1; end <= text.length; end += 1) {
    const whole = await readInWindows(text.slice(0, end), 4096);
    const expected = end < first.length ? [] : end < text.length ? ['1'] : ['1', '2'];
    expect(ids(whole)).toEqual(expected);
    if (end > 10 && end !== first.length && end < first.length)
      expect(whole.problems.map(({ reason }) => reason)).toEqual(['event-truncated']);
  }
});

const junkPiece = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    '<',
    '</Event>',
    '<Event',
    '<Event ',
    '<Events>',
    '<EventData>',
    '<System>',
    '&lt;',
    '"',
    "'",
    '>',
    '<!',
    '<!-',
    '<?',
    ']]>',
    '-->',
    '\r\n',
    '\ufeff',
    '\0',
    '<Event a="',
    'Failed to read events.',
  ),
);
// What opens a comment or the like may rightly hide what follows, up to its end.
const junk = fc
  .array(junkPiece, { maxLength: 6 })
  .map((parts) => parts.join('').replace(/<(?=!--|!\[CDATA\[|!DOCTYPE|\?[A-Za-z_:])/g, ''));

test('junk between events never loses an event', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(junk, { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 1, max: 2000 }),
      async (pieces, size) => {
        const text = pieces.map((piece, i) => `${piece}\n${eventText({ id: i + 1 })}\n`).join('');
        fc.pre(!/<(!--|!\[CDATA\[|!DOCTYPE|\?[A-Za-z_:])/.test(text));
        const found = ids(await readInWindows(text, size)).filter((id) => id !== '');
        expect(found).toEqual(pieces.map((_, i) => String(i + 1)));
      },
    ),
    { seed: 3, numRuns: 400 },
  );
});

const encodings: [string, (text: string) => Uint8Array][] = [
  ['utf-8', (text) => Buffer.from(text)],
  ['utf-16le', (text) => utf16(text)],
  ['utf-16be', (text) => utf16(text, 'be')],
];

test('every encoding gives the same records', async () => {
  const legal = fc.string({ unit: 'grapheme', maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(legal, { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      async (events, mark) => {
        const text = (mark ? '\ufeff' : '') + events.map((data, i) => eventText({ id: i, data })).join('\n');
        const [narrow, ...wide] = await Promise.all(encodings.map(([, encode]) => readAll(encode(text))));
        for (const { records } of wide) expect(records).toEqual(narrow!.records);
        expect(narrow!.records).toHaveLength(events.length);
      },
    ),
    { seed: 4, numRuns: 100 },
  );
});

test.each(encodings)('damaged bytes neither throw nor reach far: %s', async (_, encode) => {
  const around = 4;
  const far = eventTexts(around).join('\n');
  const clean = { before: encode(`${far}\n`), after: encode(`\n${far}`) };
  const middle = encode(eventTexts(3, { data: ['x'.repeat(50)] }).join('\n'));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(middle.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 500, max: 9000 }),
      async (damage, size) => {
        const bytes = Buffer.from(middle);
        for (const [at, byte] of damage) bytes[at] = byte;
        const whole = await readInWindows(Buffer.concat([clean.before, bytes, clean.after]), size);
        const found = ids(whole);
        expect(found.slice(0, around)).toEqual(['1', '2', '3', '4']);
        expect(found.slice(-around + 1)).toEqual(['2', '3', '4']);
      },
    ),
    { seed: 5, numRuns: 250 },
  );
});

test('any bytes at all are read to their end', async () => {
  const token = fc.constantFrom(
    '<Event',
    '<Event ',
    '<Event><System>',
    '</Event>',
    '<!--',
    '<![CDATA[',
    '<?x',
    '<!DOCTYPE [',
    '\0',
    '<\0E\0v\0e\0n\0t\0',
    '\0<\0E\0v\0e\0n\0t\0 ',
    '\xff\xfe',
    '\xfe\xff',
    '"',
    '>',
    'xx',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(token, { maxLength: 60 }), fc.integer({ min: 1, max: 200 }), async (tokens, size) => {
      const bytes = Buffer.from(tokens.join(''), 'latin1');
      const [whole, pieces] = [await readInWindows(bytes, 1_000_000), await readInWindows(bytes, size)];
      expect(whole.reading.bytes).toBe(bytes.length);
      expect(whole.problems.every(({ offset }) => offset <= bytes.length)).toBe(true);
      expect(pieces).toEqual(whole);
    }),
    { seed: 6, numRuns: 600 },
  );
});

test('openers without end are not looked through again and again', async () => {
  const whole = await readAll('<!--'.repeat(400_000) + escapeXml('x') + first);
  expect(ids(whole)).toEqual(['1']);
  expect(whole.problems.length).toBeLessThan(4);
});
