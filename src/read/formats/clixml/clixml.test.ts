import fc from 'fast-check';
import type { EventRecord } from '../../../model/record';
import { utf16 } from '../../testing/event-text';
import { brief, everything, readAll, type Whole } from '../../testing/read-all';
import { TextBuffer } from '../../text-buffer';
import { LARGEST_OBJECT } from '../json/splitter';
import { ClixmlSplitter } from './object-splitter';

const TYPE = `<TN RefId="0"><T>System.Diagnostics.Eventing.Reader.EventLogRecord</T><T>System.Object</T></TN>`;
interface Options {
  provider?: string;
  time?: string;
  message?: string;
  strings?: string;
  indent?: string;
}
const STRINGS =
  '<Obj RefId="3"><TNRef RefId="2" /><Props><S N="Value">a_x000D__x000A_b</S></Props></Obj><Obj RefId="4"><Props><S N="Value"></S></Props></Obj>';

/** One event, over several lines where it is indented. */
function event(id: number | string, options: Options = {}): string {
  const { provider = 'PasswordResetService', message = 'm', strings = STRINGS, indent } = options;
  const { time = '2026-01-01T19:04:05.1234567-08:00' } = options;
  const lines = [
    `<Obj RefId="${id}">`,
    `  ${TYPE}`,
    '  <ToString>System.Diagnostics.Eventing.Reader.EventLogRecord</ToString>',
    '  <Props>',
    `    <I32 N="Id">33004</I32><By N="Level">2</By><I64 N="RecordId">${id}</I64><S N="ProviderName">${provider}</S>`,
    '    <S N="LogName">Application</S><S N="MachineName">SRV01</S><Nil N="UserId" />',
    `    <DT N="TimeCreated">${time}</DT>`,
    '    <Obj N="Properties" RefId="2">',
    `      <LST>${strings}</LST>`,
    '    </Obj>',
    '  </Props>',
    `  <MS><S N="Message">${message}</S></MS>`,
    '</Obj>',
  ];
  return indent === undefined
    ? lines.map((line) => line.trim()).join('')
    : lines.map((line) => `${indent}${line}\r\n`).join('');
}
const objects = (inner: string): string =>
  `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\r\n${inner}</Objs>`;
const expected: EventRecord = {
  ref: { file: 'a.xml', recordId: '1', computer: 'SRV01', channel: 'Application' },
  provider: 'PasswordResetService',
  sourceName: null,
  eventId: 33004,
  time: '2026-01-02T03:04:05.1234567Z',
  level: 2,
  data: ['a\nb', ''],
  message: 'm',
};
const ids = ({ records }: Whole): string[] => records.map(({ ref }) => ref.recordId);
const three = (indent?: string): string =>
  [1, 2, 3].map((id) => event(id, indent === undefined ? {} : { indent })).join('');
const list = (items: string): string =>
  `<Obj RefId="0"><TN RefId="9"><T>System.Object[]</T><T>System.Array</T></TN><LST>${items}</LST></Obj>`;

test.each<[string, string | Uint8Array]>([
  ['over many lines', objects(three('  '))],
  ['on one line', objects(three())],
  ['in UTF-16', utf16(`\ufeff${objects(three('  '))}`)],
  ['with a declaration', `\ufeff<?xml version="1.0"?>\n${objects(three('\t'))}`],
  ['as PowerShell hands it to other programs', `#< CLIXML\r\n${objects(three())}`],
  ['of one list', objects(list(three()))],
  ['of one list over many lines', objects(list(`\r\n${three('      ')}`))],
])('events %s', async (_, content) => {
  const whole = await readAll(content);
  expect(whole.problems).toEqual([]);
  expect(ids(whole)).toEqual(['1', '2', '3']);
  expect(whole.records[0]).toEqual(expected);
  expect(whole.reading).toMatchObject({
    format: 'clixml',
    events: 3,
    notes: [],
    activity: [{ runs: [{ from: '1', to: '3' }] }],
  });
});

test.each([
  [
    'escaped characters',
    { message: 'a_x005F_x000D_ _x0009_&lt;_x0003_ _xD83D__xDE00_ &#228;' },
    { message: 'a_x000D_ \t<\ufffd 😀 ä' },
  ],
  ['bytes among the strings', { strings: `<BA N="x">AAE=</BA>${STRINGS}` }, { data: ['a\nb', ''] }],
  ['no strings', { strings: '' }, { data: [] }],
  [
    'numbers as strings',
    { strings: '<Obj RefId="5"><Props><I32 N="Value">5</I32></Props></Obj><S>s</S>' },
    { data: ['5', 's'] },
  ],
])('%s', async (_, options, found) => {
  const { records, problems } = await readAll(objects(event(1, options)));
  expect(problems).toEqual([]);
  expect(records).toMatchObject([found]);
});

test('selected properties alone, and what they lack', async () => {
  const selected =
    '<Obj RefId="0"><TN RefId="0"><T>Selected.System.Diagnostics.Eventing.Reader.EventLogRecord</T></TN>' +
    '<MS><I32 N="Id">33004</I32><S N="ProviderName">PasswordResetService</S><DT N="TimeCreated">2026-07-02T03:04:05</DT><S N="Message">m</S></MS></Obj>';
  const { records, reading } = await readAll(objects(selected), { ...everything, timeZone: 'Europe/Stockholm' });
  expect(records).toMatchObject([{ eventId: 33004, time: '2026-07-02T01:04:05Z', message: 'm', data: [] }]);
  expect(reading.notes.map(({ detail }) => detail)).toEqual(
    expect.arrayContaining(['computer', 'channel', 'level', 'record-id', 'data-boundaries', 'Europe/Stockholm']),
  );
});

test.each(['<Objs Version="1.1.0.1" xmlns="x"></Objs>', '<Objs Version="1.1.0.1"\n/>'])(
  'no event: %j',
  async (text) => {
    const { problems, reading } = await readAll(text);
    expect({ problems, format: reading.format }).toEqual({ problems: [], format: 'clixml' });
  },
);

test('objects that are no log', async () => {
  const whole = await readAll(objects('<Obj RefId="0"><Props><S N="Name">x</S></Props></Obj><S>text</S>'));
  expect(brief(whole)).toEqual(['not-event-xml@0']);
});

test('an object that breaks off, is no XML, or is too large costs itself alone', async () => {
  const broken = event(2, { indent: '  ' });
  const large = event(6, { indent: '  ', message: 'x'.repeat(LARGEST_OBJECT) });
  const text = objects(
    [
      event(1, { indent: '  ' }),
      broken.slice(0, broken.indexOf('<LST>')),
      `\r\n${event(3, { indent: '  ' })}`,
      event(4, { indent: '  ' }).replace('</By>', '</Bye>'),
      event(5, { indent: '  ' }),
      large,
      event(7, { indent: '  ' }),
      event(8, { indent: '  ' }).slice(0, 400),
    ].join(''),
  ).replace('</Objs>', '');
  const whole = await readAll(text);
  expect(ids(whole)).toEqual(['1', '3', '5', '7']);
  expect(whole.problems.map(({ reason, detail }) => [reason, detail])).toEqual([
    ['event-truncated', null],
    ['event-malformed', 'no CLIXML object'],
    ['event-too-large', expect.stringMatching(/^\d{7}$/)],
    ['event-truncated', null],
  ]);
  for (const [i, id] of [2, 4, 6, 8].entries())
    expect(text.slice(whole.problems[i]!.offset)).toMatch(new RegExp(`^<Obj RefId="${id}">`));
  expect(whole.reading.events).toBe(5);
});

const token = fc.constantFrom(
  '<Obj',
  '<Obj RefId="1">',
  '</Obj>',
  '<Obj/>',
  '\r\n  ',
  '\n',
  '<LST>',
  '</LST>',
  '<TN RefId="0"><T>x</T></TN>',
  '>',
  'x',
  'x'.repeat(30_000),
  event(1),
  event(2, { indent: '  ' }),
);

test('what is found does not depend on how the text arrives', () => {
  const found = (text: string, cuts: readonly number[]): unknown[] => {
    const buffer = new TextBuffer();
    const seen: unknown[] = [];
    const splitter = new ClixmlSplitter(buffer, {
      object: (object, offset) => seen.push([object, offset()]),
      broken: (...broken) => seen.push(broken),
    });
    const places = [...new Set([0, ...cuts.map((cut) => cut % (text.length + 1)), text.length])].sort((a, b) => a - b);
    places.slice(1).forEach((end, i) => {
      buffer.append({ text: text.slice(places[i], end), offset: places[i]!, bytes: end - places[i]!, width: null });
      splitter.split(false);
    });
    splitter.split(true);
    return seen;
  };
  fc.assert(
    fc.property(fc.array(token, { maxLength: 25 }), fc.array(fc.nat(), { maxLength: 10 }), (tokens, cuts) => {
      const text = tokens.join('');
      expect(found(text, cuts)).toEqual(found(text, []));
    }),
    { seed: 31, numRuns: 1000 },
  );
});

test('damaged bytes neither throw nor reach far', async () => {
  const bytes = Buffer.from(objects(Array.from({ length: 12 }, (_, i) => event(i + 1, { indent: '  ' })).join('')));
  const place = fc.integer({ min: Math.floor(bytes.length * 0.4), max: Math.floor(bytes.length * 0.5) });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 20 }), async (places) => {
      const damaged = Buffer.from(bytes);
      for (const [at, byte] of places) damaged[at] = byte;
      const whole = await readAll(damaged);
      expect(ids(whole).slice(0, 4)).toEqual(['1', '2', '3', '4']);
      expect(ids(whole).slice(-4)).toEqual(['9', '10', '11', '12']);
    }),
    { seed: 32, numRuns: 100 },
  );
});
