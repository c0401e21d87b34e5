import { eventText, eventTexts, escapeXml, utf16 } from '../../testing/event-text';
import { gapsOf } from '../../gaps';
import { brief, everything, ids, readAll } from '../../testing/read-all';
import { LARGEST_EVENT } from './event-splitter';

const [A, B, C] = eventTexts(3) as [string, string, string];
const at = (...before: string[]): number => Buffer.byteLength(before.join(''));
const BOM = '\ufeff';
const DECLARATION = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n';
const own = (open: string, close = '</Event>'): string => A.replace(/^<Event[^>]*>/, open).replace(/<\/Event>$/, close);

const ZEROS = '\0'.repeat(64);
const unreadable = (offset: number): string => `stretch-unreadable@${offset}`;
const CUT = A.slice(0, -40);

describe('where events begin and end', () => {
  test.each<[string, string, string[], string[]]>([
    ['Event Viewer', `${BOM}${DECLARATION}<Events>${A}${B}</Events>`, ['1', '2'], []],
    ['no root, an event a line', `${A}\r\n${B}\r\n`, ['1', '2'], []],
    [
      'declarations and marks in mid-file',
      `${BOM}${DECLARATION}${A}${BOM}${DECLARATION}<Events>${B}</Events>`,
      ['1', '2'],
      [],
    ],
    ['zeros between', `${A}\r\n${ZEROS}\r\n${B}`, ['1', '2'], [unreadable(at(A, '__'))]],
    ['zeros at the end', `${A}${ZEROS}`, ['1'], [unreadable(at(A))]],
    ['zeros twice', `${A}${ZEROS}${B}${ZEROS}${C}`, ['1', '2', '3'], [at(A), at(A, ZEROS, B)].map(unreadable)],
    ['an end mark between', `${A}\x1a${B}`, ['1', '2'], []],
    ['prose between', `Record 1\n${A}\nFailed to read events. <5 & "x' >\n${B}oops`, ['1', '2'], []],
    ['in a comment', `<!-- ${A} -->${B}`, ['2'], []],
    ['in CDATA', `<x><![CDATA[${A}]]></x>${B}`, ['2'], []],
    ['in a processing instruction', `<?x ${A} ?>${B}`, ['2'], []],
    ['in a document type', `<!DOCTYPE Events [<!ENTITY e "${A}">]>${B}`, ['2'], []],
    ['in a plain document type', `<!DOCTYPE Events SYSTEM "e.dtd">${B}`, ['2'], []],
    ['escaped', `<x>${escapeXml(A)}</x>${B}`, ['2'], []],
    ['<Event>', own('<Event>'), ['1'], []],
    ['a line end behind the name', own("<Event\r\n\txmlns='x'\n>"), ['1'], []],
    ['</Event >', own('<Event >', '</Event\n>'), ['1'], []],
    ['an attribute with >', own('<Event a="b>c" d=\'/>\'>'), ['1'], []],
    ['double quotes', eventText({ quote: '"' }), ['1'], []],
    ['indented', A.replace(/></g, '>\r\n  <'), ['1'], []],
    [
      'an empty event',
      `${A}<Event/>${B}<Event a='b' />`,
      ['1', '2'],
      [`event-malformed@${at(A)}`, `event-malformed@${at(A, '<Event/>', B)}`],
    ],
    ['cut off at the end', `${A}${CUT}`, ['1'], [`event-truncated@${at(A)}`]],
    ['cut off in mid-file', `${CUT}${B}`, ['2'], ['event-truncated@0']],
    ['cut off in the head', `${A.slice(0, 200)}${B}`, ['2'], ['event-truncated@0']],
    ['cut off in its tag', `${A.slice(0, 20)}${B}`, ['2'], ['event-truncated@0']],
    ['cut off in an end tag', `${A.slice(0, -1)}${B}`, ['2'], ['event-truncated@0']],
    ['cut off, then indented', `${CUT}${B.replace(/></g, '>\n <')}`, ['2'], ['event-truncated@0']],
    ['stray ends', `</Event></Event>${A}</Event>${B}`, ['1', '2'], []],
    [
      'an event as payload',
      `${eventText({ id: 7, body: '<UserData><Event a="1"><x>y</x></Event><Event/></UserData>' })}${B}`,
      ['7', '2'],
      [],
    ],
    [
      'CDATA with an end',
      `${eventText({ id: 7, body: '<EventData><Data><![CDATA[</Event><Event><System>]]></Data></EventData>' })}${B}`,
      ['7', '2'],
      [],
    ],
    ['a comment that never ends', `<!-- ${A}${B}`, ['1', '2'], ['markup-unterminated@0']],
    ['CDATA that never ends', `${A}<![CDATA[${B}`, ['1', '2'], [`markup-unterminated@${at(A)}`]],
    ['a document type that never ends', `<!DOCTYPE a [${B}`, ['2'], ['markup-unterminated@0']],
    ['two comments that never end', `<!-- <!-- ${A}`, ['1'], ['markup-unterminated@0']],
    ['a mark of exclamation in prose', `<! <!x <? <?? ${A}`, ['1'], []],
    [
      'a tag that is none',
      `<Event ${A}<Event "${B}`,
      ['1', '2'],
      ['event-truncated@0', `event-truncated@${at('<Event ', A)}`],
    ],
  ])('%s', async (_, text, found, problems) => {
    const whole = await readAll(text);
    expect(ids(whole)).toEqual(found);
    expect(brief(whole)).toEqual(problems);
    expect(whole.reading.problems).toBe(problems.length);
  });

  test('a comment that ends too far away does not hide the events in it', async () => {
    const far = `<!-- ${A}${' '.repeat(1_048_576)}-->${B}`;
    expect(ids(await readAll(far))).toEqual(['1', '2']);
  });
});

describe('events that are too large', () => {
  const large = eventText({ id: 9, data: ['x'.repeat(LARGEST_EVENT * 3)] });

  test('are counted and passed', async () => {
    const whole = await readAll(A + large + B);
    expect(ids(whole)).toEqual(['1', '2']);
    expect(whole.problems).toEqual([
      { file: 'a.xml', offset: at(A), reason: 'event-too-large', detail: String(large.length) },
    ]);
    expect(whole.reading.events).toBe(3);
  });

  test('and cut off lose only themselves', async () => {
    const whole = await readAll(A + large.slice(0, -100) + B + C);
    expect(ids(whole)).toEqual(['1', '2', '3']);
    expect(brief(whole)).toEqual([`event-truncated@${at(A)}`]);
    expect(whole.reading.events).toBe(3);
  });

  test('the bound itself is not too large', async () => {
    const rest = eventText({ data: [''] }).length;
    const [just, over] = [0, 1].map((more) => eventText({ data: ['x'.repeat(LARGEST_EVENT - rest + more)] }));
    expect(brief(await readAll(just!))).toEqual([]);
    expect(brief(await readAll(over!))).toEqual(['event-too-large@0']);
  });
});

describe('malformed events', () => {
  test.each([
    ['no provider', eventText({ provider: "Guid='{1}'" })],
    ['no event id', eventText({ eventId: '' })],
    ['an event id that is no number', eventText({ eventId: 'x' })],
    ['no System', '<Event><EventData/></Event>'],
    ['an unfinished comment', eventText({ body: '<!-- ' })],
    ['a name that harms', eventText({ body: '<UserData><constructor a=b/></UserData>' })],
    ['nesting without end', eventText({ body: '<a>'.repeat(5000) })],
  ])('%s', async (_, text) => {
    const whole = await readAll(`${BOM}${B}${text}${C}`);
    expect(ids(whole)).toEqual(['2', '3']);
    expect(whole.problems.at(-1)).toMatchObject({ reason: 'event-malformed', offset: at(BOM, B) });
    expect(whole.reading.events).toBe(3);
  });

  test.each(['', 'never', '2026-02-30T00:00:00Z'])('the time %j', async (time) => {
    const whole = await readAll(eventText({ time }));
    expect(whole.problems).toEqual([{ file: 'a.xml', offset: 0, reason: 'event-malformed', detail: 'time' }]);
  });

  test('a foreign one without a time is no problem', async () => {
    const whole = await readAll(eventText({ time: '' }), { wanted: () => false });
    expect(whole.problems).toEqual([]);
    expect(whole.reading).toMatchObject({ events: 1, activity: [], firstEvent: null });
  });

  test('the offset is that of the file in UTF-16 too', async () => {
    const bad = eventText({ eventId: '' });
    const whole = await readAll(utf16(BOM + B + bad));
    expect(brief(whole)).toEqual([`event-malformed@${utf16(BOM + B).length}`]);
  });
});

describe('encodings', () => {
  const text = 'Grüße Åsa 東京 😀';
  const xml = `${eventText({ data: [text] })}\r\n${B}`;

  test.each<[string, Uint8Array, string]>([
    ['utf-8', Buffer.from(xml), 'utf-8'],
    ['utf-8 with mark', Buffer.from(BOM + xml), 'utf-8-bom'],
    ['utf-16le', utf16(xml), 'utf-16le'],
    ['utf-16le with mark', utf16(BOM + xml), 'utf-16le'],
    ['utf-16be', utf16(xml, 'be'), 'utf-16be'],
    ['utf-16be with mark', utf16(BOM + xml, 'be'), 'utf-16be'],
  ])('%s', async (_, bytes, encoding) => {
    const whole = await readAll(bytes);
    expect(whole.records.map(({ data }) => data)).toEqual([[text], ['text']]);
    expect(whole.reading).toMatchObject({ encoding, notes: [], problems: 0 });
  });

  test('a code page, asked for or not', async () => {
    const bytes = (byte: number): Uint8Array => Buffer.from(A.replace('text', '\x01')).map((b) => (b === 1 ? byte : b));
    const ansi = await readAll(bytes(0xfc));
    expect(ansi.records[0]!.data).toEqual(['ü']);
    expect(ansi.reading.encoding).toBe('windows-1252');
    expect(ansi.reading.notes).toEqual([{ file: 'a.xml', kind: 'encoding-fallback', detail: 'windows-1252' }]);
    const oem = await readAll(bytes(0x81), { ...everything, encoding: 'cp850' });
    expect(oem.records[0]!.data).toEqual(['ü']);
    expect(oem.reading.encoding).toBe('cp850');
  });

  test.each<[string, Uint8Array, string | null]>([
    ['utf-16', utf16(BOM + DECLARATION + A), 'utf-16le'],
    ['utf-8', Buffer.from(DECLARATION.replace('utf-8', 'UTF-16') + A), 'utf-8'],
    ['utf-8 with mark', Buffer.from(BOM + DECLARATION.replace('utf-8', 'ibm850') + A), 'utf-8-bom'],
    ['the declared one', Buffer.from(BOM + DECLARATION + A), null],
    ['the declared UTF-16', utf16(BOM + DECLARATION.replace('utf-8', 'utf-16') + A), null],
  ])('a declaration over %s', async (_, bytes, detail) => {
    const { reading } = await readAll(bytes);
    expect(reading.notes).toEqual(detail ? [{ file: 'a.xml', kind: 'declared-encoding-wrong', detail }] : []);
  });

  const pieces = (...list: (string | Uint8Array)[]): Uint8Array =>
    Buffer.concat(list.map((p) => (typeof p === 'string' ? Buffer.from(p) : p)));
  test.each<[string, Uint8Array, string[], string[]]>([
    ['UTF-16 behind UTF-8', pieces(A, '\n', utf16(B + C)), ['1', '2', '3'], []],
    ['UTF-16 behind UTF-8, on an odd byte', pieces(A, utf16(`\r\n${B}`), '\n\n\n', C), ['1', '2', '3'], []],
    ['with a mark', pieces(A, utf16(BOM + B), A), ['1', '2', '1'], []],
    ['big-endian with a mark', pieces(A, utf16(BOM + B, 'be')), ['1', '2'], []],
    ['UTF-8 behind UTF-16', pieces(utf16(BOM + A), B, C), ['1', '2', '3'], []],
    ['UTF-8 behind UTF-16, on an odd byte', pieces(utf16(BOM + A), '\n', B), ['1', '2'], []],
    ['UTF-8 behind big-endian', pieces(utf16(BOM + A, 'be'), B), ['1', '2'], []],
    ['UTF-8 behind big-endian, on an odd byte', pieces(utf16(BOM + A, 'be'), '\n', B), ['1', '2'], []],
    ['to and fro', pieces(A, utf16(B), C, utf16(A), B), ['1', '2', '3', '1', '2'], []],
    ['behind an event that was cut off', pieces(CUT, utf16(B), C), ['2', '3'], ['event-truncated@0']],
    ['UTF-16 with a byte lost', pieces(utf16(BOM + A), new Uint8Array(1), utf16(B)), ['1', '2'], []],
    ['big-endian with a byte lost', pieces(utf16(BOM + A, 'be'), new Uint8Array(1), utf16(B, 'be')), ['1', '2'], []],
  ])('%s', async (_, bytes, found, problems) => {
    const whole = await readAll(bytes);
    expect(ids(whole)).toEqual(found);
    expect(brief(whole)).toEqual(problems);
    expect(whole.reading.notes.map(({ kind }) => kind)).toEqual(['encoding-changed']);
  });

  test('text that looks like the other encoding changes nothing', async () => {
    const forged = Buffer.from(`${A}  `.slice(0, A.length & 1 ? -1 : undefined)).toString('utf16le');
    const whole = await readAll(utf16(BOM + eventText({ id: 5, data: [forged] }) + B));
    expect(ids(whole)).toEqual(['5', '2']);
    expect(whole.reading.notes).toEqual([]);
  });
});

test('zeros between events of others, which are passed unread, are noticed too', async () => {
  const log = Array.from({ length: 6 }, (_, i) => eventText({ id: i + 1 }));
  const [before, after] = [log.slice(0, 4).join('\r\n'), log.slice(4).join('\r\n')];
  const whole = await readAll(before + ZEROS + after, { ...everything, wanted: () => false });
  expect(whole.reading.events).toBe(6);
  expect(whole.problems).toMatchObject([{ reason: 'stretch-unreadable', offset: before.length, detail: '64' }]);
});

test.each(['le', 'be'] as const)('UTF-16 (%s) goes on wherever a byte is lost or has come in', async (order) => {
  const log = Array.from({ length: 12 }, (_, i) => eventText({ id: i + 1 }));
  const bytes = Buffer.from(utf16(BOM + log.join('\r\n'), order));
  for (let at = 200; at < bytes.length; at += 37)
    for (const damaged of [
      [bytes.subarray(0, at), bytes.subarray(at + 1)],
      [bytes.subarray(0, at), Buffer.from('A'), bytes.subarray(at)],
    ]) {
      const { records, reading } = await readAll(Buffer.concat(damaged));
      const lost = log.length - records.length;
      const told = reading.problems > 0 || gapsOf(reading.activity).length > 0;
      expect({ at, most: Math.max(lost, 1), told: told || lost === 0 }).toEqual({ at, most: 1, told: true });
    }
});
