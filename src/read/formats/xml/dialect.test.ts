import { eventText, eventTexts } from '../../testing/event-text';
import { readAll, type Whole } from '../../testing/read-all';
import { separateStrings } from './dialect';

const TIME = '2026-01-02T03:04:05.123456Z';
const head = (time: string, namespace = ' xmlns="x"'): string =>
  `<Event${namespace}>\n  <System>\n    <Provider Name="PasswordResetService" />\n    <EventID Qualifiers="0">33004</EventID>\n` +
  `    <Level>2</Level>\n    <TimeCreated SystemTime="${time}" />\n    <EventRecordID>7</EventRecordID>\n` +
  '    <Channel>Application</Channel>\n    <Computer>SRV01</Computer>\n  </System>\n  <EventData>\n';
const tail = '\n  </EventData>\n</Event>\n';
const spread = (text: string): string => text.replace(/<(\w+)([^<>]*) \/>/g, '<$1$2>\n    </$1>');

const forms: [name: string, format: string, text: string, lost: string[]][] = [
  [
    'evtx_dump',
    'evtx_dump-xml',
    `Record 1\n<?xml version="1.0" encoding="utf-8"?>\n${spread(head(TIME))}    <Data>a &lt;b&gt; &amp;lt;</Data>\n    <Data>\n    </Data>\n    <Data> </Data>${tail}`,
    [],
  ],
  [
    'evtx_dump without numbers',
    'evtx_dump-xml',
    `<?xml version="1.0" encoding="utf-8"?>\n${spread(head(TIME))}    <Data>a &lt;b&gt; &amp;lt;</Data>\n    <Data>\n    </Data>\n    <Data> </Data>${tail}`,
    [],
  ],
  [
    'python-evtx',
    'python-evtx',
    `<?xml version="1.1" encoding="utf-8" standalone="yes" ?>\n\n<Events>\n${head('2026-01-02 04:04:05.123456+01:00')}<Data>&lt;string&gt;a &lt;b&gt; &amp;lt;&lt;/string&gt;\n&lt;string&gt;&lt;/string&gt;\n&lt;string&gt; &lt;/string&gt;\n</Data>${tail}</Events>`,
    [],
  ],
  [
    'evtxexport',
    'evtxexport-xml',
    `evtxexport 20240504\n\n${head('2026-01-02T03:04:05.123456000Z')}<Data>a &lt;b&gt; &amp;lt;</Data><Data></Data><Data> </Data>${tail}`,
    [],
  ],
];

const notes = ({ reading }: Whole): string[] => reading.notes.map(({ kind, detail }) => `${kind} ${detail}`);

test.each(forms)('%s', async (_, format, text, lost) => {
  const whole = await readAll(text);
  expect(whole.problems).toEqual([]);
  expect(whole.records).toMatchObject([{ eventId: 33004, data: ['a <b> &lt;', '', ' '] }]);
  expect(whole.records[0]!.time).toMatch(/^2026-01-02T03:04:05\.123456(000)?Z$/);
  expect(whole.reading.format).toBe(format);
  expect(notes(whole)).toEqual(lost);
});

test('EvtxECmd has no namespace, joins strings and escapes them twice', async () => {
  const text = `\ufeff${head('2026-01-02 03:04:05.1234567', '')}    <Data>a &amp;lt;b&amp;gt; &amp;amp;, c</Data>\n    <Binary></Binary>${tail}`;
  const whole = await readAll(text.replace(/\n/g, '\r\n'));
  expect(whole.records).toMatchObject([{ time: '2026-01-02T03:04:05.1234567Z', data: ['a <b> &, c'] }]);
  expect(whole.reading.format).toBe('evtxecmd-xml');
  expect(notes(whole)).toEqual(['form-lost data-boundaries']);
});

test("what Windows writes stays as it is, whatever it says of other tools' forms", async () => {
  const data = ['\n ', '<string>a</string>\n<string>b</string>', '&lt;'];
  const [record] = (await readAll(eventText({ data }))).records;
  expect(record!.data).toEqual(data);
  const forwarded = await readAll(`<Events>${eventTexts(2, { data }).join('')}</Events>`);
  expect(forwarded.reading).toMatchObject({ format: 'event-xml', notes: [] });
});

test.each<[string, string[]]>([
  ['<string>a</string>\n', ['a']],
  ['<string></string>\n<string>b</string>', ['', 'b']],
  ['<string><string>a</string></string>', ['<string>a</string>']],
  ['<string>a</string> b', ['<string>a</string> b']],
  ['a', ['a']],
  ['', ['']],
])('strings in one element: %j', (text, strings) => {
  expect(separateStrings(text)).toEqual(strings);
});
