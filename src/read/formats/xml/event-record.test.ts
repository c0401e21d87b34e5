import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { EventRecord } from '../../../model/record';
import { canonicalTime } from '../../time-stamp';
import { escapeXml, eventText } from '../../testing/event-text';
import { everything, readAll } from '../../testing/read-all';
import { parsePlain } from './plain-parser';
import { parseTolerant } from './tolerant-parser';

const one = async (text: string): Promise<EventRecord> => {
  const { records, problems } = await readAll(text);
  expect(problems).toEqual([]);
  expect(records).toHaveLength(1);
  return records[0]!;
};
const withBody = (body: string): Promise<EventRecord> => one(eventText({ body }));

test('an event as Windows writes it', async () => {
  const provider = "Name='Microsoft-Windows-X' Guid='{1}' EventSourceName='Old &amp; X'";
  const text = eventText({ id: '00042', provider, data: ['a\r\nb & <c>', '', ' d '], message: 'm' });
  expect(await one(text)).toEqual({
    ref: { file: 'a.xml', recordId: '42', computer: 'SRV01', channel: 'Application' },
    provider: 'Microsoft-Windows-X',
    sourceName: 'Old & X',
    eventId: 33004,
    time: '2026-01-02T03:04:05.1234567Z',
    level: 2,
    data: ['a\nb & <c>', '', ' d '],
    message: 'm',
  });
});

test.each<[string, string, string[], string | null]>([
  ['no payload', '', [], null],
  ['an empty one', '<EventData/>', [], null],
  ['one without strings', '<EventData></EventData>', [], null],
  ['empty strings', '<EventData><Data/><Data></Data></EventData>', ['', ''], null],
  [
    'names and binary',
    "<EventData Name='x'><Data Name='constructor'>1e5</Data><Data>007</Data><Binary>AB</Binary></EventData>",
    ['1e5', '007'],
    null,
  ],
  ['white space', '<EventData>\r\n <Data> \n</Data>\r\n</EventData>', [' \n'], null],
  ['CDATA', '<EventData><Data>a<![CDATA[<b> &amp; ]]>c</Data></EventData>', ['a<b> &amp; c'], null],
  ['a comment', '<EventData><Data>a<!-- b -->c</Data></EventData>', ['ac'], null],
  ['raw markup characters', '<EventData><Data>a & b &nbsp; &x;</Data></EventData>', ['a & b &nbsp; &x;'], null],
  [
    'references',
    '<EventData><Data>&#65;&#x42;&#0067;&lt;&gt;&amp;&quot;&apos;&#13;&#10;&amp;#65;</Data></EventData>',
    ['ABC<>&"\'\n&#65;'],
    null,
  ],
  ['user data', "<UserData><x:E xmlns:x='u'><A>1</A><B><C>2</C></B><D/></x:E></UserData>", ['1', '2', ''], null],
  [
    'a payload that could not be taken apart',
    '<ProcessingErrorData><ErrorCode>15005</ErrorCode><DataItemName>x</DataItemName><EventPayload>41004200000043000000</EventPayload></ProcessingErrorData>',
    ['AB', 'C'],
    null,
  ],
  ['a document type inside', '<!DOCTYPE a [<!ENTITY e "boom">]><EventData><Data>&e;</Data></EventData>', ['&e;'], null],
  [
    'a message',
    "<EventData/><RenderingInfo Culture='sv-SE'><Message>a&#13;&#10;b\r\nc</Message><Level>Fel</Level></RenderingInfo>",
    [],
    'a\nb\nc',
  ],
  ['an empty message', '<EventData/><RenderingInfo><Message></Message></RenderingInfo>', [], null],
])('%s', async (_, body, data, message) => {
  expect(await withBody(body)).toMatchObject({ data, message });
});

test('prefixes, other tools, missing parts', async () => {
  const text =
    '<Event xmlns:e="x"><e:System><e:Provider EventSourceName="Only"/><e:EventID>15</e:EventID>' +
    '<e:TimeCreated SystemTime="2025-06-08 07:13:36.503855+01:00"/></e:System></Event>';
  expect(await one(text)).toEqual({
    ref: { file: 'a.xml', recordId: '', position: 1, computer: '', channel: '' },
    provider: 'Only',
    sourceName: 'Only',
    eventId: 15,
    time: '2025-06-08T06:13:36.503855Z',
    level: null,
    data: [],
    message: null,
  });
});

test.each([
  ['raw ones', 'a\x03\x0f\0\ufffeb', 'a\ufffd\ufffd\ufffd\ufffdb', 4],
  ['references', '&#0;&#x1;&#xFFFF;&#x110000;&#99999999999;', '\ufffd\ufffd\ufffd\ufffd\ufffd', 5],
  ['halves of a pair', '&#xD83D; &#xDE00;', '\ufffd \ufffd', 2],
  ['a pair in two references', '&#55357;&#56832;', '😀', 0],
  ['those that are allowed', 'a\tb\nc&#9;&#x85;', 'a\tb\nc\t\x85', 0],
])('characters that are not XML: %s', async (_, written, read, count) => {
  for (const body of [
    `<EventData><Data>${written}</Data></EventData>`,
    `<EventData><!-- --><Data>${written}</Data></EventData>`,
  ]) {
    const { records, reading } = await readAll(eventText({ body }));
    expect(records[0]!.data).toEqual([read]);
    const notes = count === 0 ? [] : [{ file: 'a.xml', kind: 'characters-replaced', detail: String(count) }];
    expect(reading.notes).toEqual(notes);
  }
});

test('lone surrogates: in UTF-16, and as renderers write them in UTF-8', async () => {
  const marked = eventText({ data: ['é \x01 é'] });
  const wide = Buffer.from(marked.replace('\x01', '\ud800'), 'utf16le');
  const narrow = Buffer.from(Buffer.from(marked, 'utf8').toString('latin1').replace('\x01', '\xed\xa0\x80'), 'latin1');
  for (const bytes of [wide, narrow]) expect((await readAll(bytes)).records[0]!.data).toEqual(['é \ufffd é']);
});

type Flat = Omit<EventRecord, 'ref' | 'data'> & { recordId: string; data: string[] };
const flat = ({ ref, data, ...rest }: EventRecord): Flat => ({ recordId: ref.recordId, data: [...data], ...rest });

/** Reads a document with another parser, by the same understanding of events. */
function withSaxes(xml: string): Flat[] {
  const found: Flat[] = [];
  const path: string[] = [];
  let [text, leaf] = ['', true];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    path.push(name);
    [text, leaf] = ['', true];
    const event = found.at(-1)!;
    if (name === 'Event') {
      const nothing = { time: null, level: null, message: null };
      found.push({ recordId: '', provider: '', sourceName: null, eventId: -1, data: [], ...nothing });
    } else if (path.at(-2) === 'System' && name === 'Provider') {
      event.provider = attributes['Name']!;
      event.sourceName = attributes['EventSourceName'] ?? null;
    } else if (name === 'TimeCreated') event.time = canonicalTime(attributes['SystemTime']!);
  });
  parser.on('text', (more) => {
    text += more;
  });
  parser.on('closetag', () => {
    const where = path.slice(path.indexOf('Event') + 1).join('/');
    const value = text.replace(/\r\n?/g, '\n');
    const event = found.at(-1)!;
    if (where === 'System/EventID') event.eventId = Number(value);
    if (where === 'System/Level') event.level = Number(value);
    if (where === 'System/EventRecordID') event.recordId = value;
    if (where === 'EventData/Data' || (leaf && where.startsWith('UserData/'))) event.data.push(value);
    if (where === 'RenderingInfo/Message') event.message = value || null;
    path.pop();
    [text, leaf] = ['', false];
  });
  parser.write(xml).close();
  return found;
}

const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom('<', '&', '>', '"', "'", '\n', '\r', ' ', ']', '\t', '/Event'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
});
const legal = texts.map((text) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\u2028\ufeff]/g, '.'));

test('generated events say the same to saxes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ data: fc.array(legal, { maxLength: 4 }), message: legal }), { minLength: 1, maxLength: 5 }),
      async (events) => {
        const xml = `<Events>${events.map((event, i) => eventText({ ...event, id: i + 1 })).join('')}</Events>`;
        const { records } = await readAll(xml);
        expect(records.map(flat)).toEqual(withSaxes(xml));
      },
    ),
    { seed: 1, numRuns: 150 },
  );
});

test('the short way and the parser read the same tree', () => {
  const name = fc.constantFrom('Data', 'e:Data', 'A', 'b.c-d');
  const attribute = fc.tuple(fc.constantFrom('Name', 'x:y', 'Id'), legal).map(
    ([key, value]) =>
      ` ${key} = "${escapeXml(value)
        .replace(/"/g, '&quot;')
        .replace(/[\r\t]/g, ' ')}"`,
  );
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc
      .tuple(
        name,
        fc.option(attribute, { nil: '' }),
        fc.array(
          fc.oneof(
            { maxDepth: 4 },
            legal.map((t) => escapeXml(t).replace(/\r/g, '&#13;')),
            tie('tree'),
          ),
          { maxLength: 4 },
        ),
      )
      .map(([n, a, content]) => (content.length > 0 ? `<${n}${a}>${content.join('')}</${n} >` : `<${n}${a}/>`)),
  }));
  fc.assert(
    fc.property(tree, (content) => {
      const slice = `<Event xmlns='x'>${content}</Event>`;
      const plain = parsePlain(slice, { count: 0 });
      expect(plain).not.toBeNull();
      expect(plain).toEqual(parseTolerant(slice, { count: 0 }));
    }),
    { seed: 2, numRuns: 300 },
  );
});

test.each([
  '<Event><a></b></Event>',
  '<Event><a>',
  '<Event/>x',
  '<Event></Event><x/>',
  '<Event><!-- --></Event>',
  '<Event a=b/>',
  '<Event><?x?></Event>',
  '<Event><![CDATA[]]></Event>',
  '<Event>< a/></Event>',
  '</Event>',
  'x',
  `<Event>${'<a>'.repeat(95)}${'</a>'.repeat(95)}</Event>`,
])('the short way does not judge %s', (slice) => {
  const replacements = { count: 3 };
  expect(parsePlain(slice, replacements)).toBeNull();
  expect(replacements.count).toBe(3);
});

const sample = resolve(__dirname, '../../../../../shared/samples/event-viewer-application.xml');
(existsSync(sample) ? test : test.skip)('a log that Event Viewer saved', async () => {
  const bytes = readFileSync(sample);
  const { records, problems, reading } = await readAll(bytes);
  expect(problems).toEqual([]);
  expect(reading).toMatchObject({
    format: 'event-xml',
    encoding: 'utf-8-bom',
    events: 150,
    problems: 0,
    notes: [],
    bytes: bytes.length,
  });
  expect(records.map(flat)).toEqual(withSaxes(bytes.toString().replace(/^\ufeff/, '')));
  const unread = await readAll(bytes, { ...everything, wanted: () => false });
  expect({ ...unread.reading, name: '' }).toEqual({ ...reading, name: '' });
});
