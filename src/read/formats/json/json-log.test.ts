import { eventText, utf16 } from '../../testing/event-text';
import { brief, readAll } from '../../testing/read-all';
import { expected, ids, json, one, pretty, winEvent } from './events.test-data';
import { jsonLog } from './index';

const three = [winEvent(1), winEvent(2), winEvent(3)];
const outer = (list: string, before = ''): string => `{"took":1,"hits":{"total":{"value":3},${before}"hits":${list}}}`;
test.each<[string, string | Uint8Array]>([
  ['lines', three.map(json).join('\n')],
  ['lines with line ends of Windows and a last one', three.map((event) => `${json(event)}\r\n`).join('')],
  ['a list', json(three)],
  ['a list over many lines', pretty(three)],
  ['a list without indents', JSON.stringify(three, null, 0).replace(/([[{,])/g, '$1\n')],
  ['objects over many lines', three.map(pretty).join('\r\n')],
  ['objects without anything between', three.map(json).join('')],
  ['a mark', `\ufeff${json(three)}`],
  ['UTF-16', utf16(`\ufeff${pretty(three)}`)],
  ['UTF-16 without a mark', utf16(pretty(three))],
  ['UTF-16, big-endian', utf16(`\ufeff${json(three)}`, 'be')],
  ['lines of prose', three.map((event, i) => `Record ${i} {a} of "3"\n${json(event)}`).join('\n')],
  ['a prompt before', `PS C:\\> Get-WinEvent -LogName Application | ConvertTo-Json\n${pretty(three)}\nPS C:\\>`],
  ['a syslog header on each line', three.map((event) => `<14>Jan 1 00:00:00 SRV x: ${json(event)}\n`).join('')],
  ['an answer of a search', outer(json(three.map((event) => ({ _index: 'x', _source: event }))))],
  [
    'the same over many lines',
    pretty(JSON.parse(outer(json(three.map((event) => ({ _index: 'x', _source: event })))))),
  ],
  ['a list under a key of any name', `{"host": "x", "exported": [${three.map(json).join(', ')}], "count": 3}`],
  ['what Windows PowerShell makes of a list in a list', pretty({ value: three, Count: 3 })],
  ['lines for a bulk request', three.map((event) => `{"index":{"_id":"1"}}\n${json(event)}`).join('\n')],
])('%s', async (_, content) => {
  const whole = await readAll(content);
  expect(whole.problems).toEqual([]);
  expect(ids(whole)).toEqual(['1', '2', '3']);
  expect(whole.records[0]).toEqual(expected);
  expect(whole.reading).toMatchObject({ format: 'powershell-json', events: 3, problems: 0 });
});

test('a single event', async () => {
  expect(await one(winEvent(1))).toEqual(expected);
  expect((await readAll(pretty(winEvent(1)))).records).toEqual([expected]);
});

test('an export without events is one', async () => {
  const { problems, reading } = await readAll('[]');
  expect({ problems, format: reading.format, events: reading.events }).toEqual({
    problems: [],
    format: 'json',
    events: 0,
  });
});

test.each([
  `{"a":"${'x'.repeat(2_000_000)}"}`,
  '{"name":"x","version":"1","files":[{"a":1},{"b":2}]}',
  '[{"a":1},{"b":2}]',
  '{"a":1}\n'.repeat(500),
  '{}',
])('objects that are no log: %.20s', async (text) => {
  const whole = await readAll(text);
  expect(brief(whole)).toEqual(['not-event-xml@0']);
  expect(whole.reading).toMatchObject({ format: 'unknown', events: 0, problems: 1 });
});

test('what is no event in a log is counted', async () => {
  const whole = await readAll(`{"a":1}\n${json(winEvent(1))}\n{"b":2}`);
  const at = `{"a":1}\n${json(winEvent(1))}\n`.length;
  expect(brief(whole)).toEqual(['event-malformed@0', `event-malformed@${at}`]);
  expect(whole.problems.map(({ detail }) => detail)).toEqual(['no event', 'no event']);
  const many = await readAll('{"a":1}\n'.repeat(500) + json(winEvent(1)));
  expect(many.reading).toMatchObject({ problems: 500, events: 1 });
});

test.each([
  [
    'text',
    `Event[0]:\n  Log Name: Application\n${'  Source: x\n'.repeat(30)}  Description:\n{"Id": 1, "TimeCreated": "x"}\n`,
  ],
  ['a table', 'TimeCreated,Id,Message\r\n"x","1","\n{""Id"": 1,\n""TimeCreated"": ""x""}"\r\n'],
  ['a program', 'function x() {\n  return { "a": 1 };\n}\n'.repeat(9)],
  ['XML', `${eventText()}\n${json(winEvent(1))}`],
])('%s that quotes objects is no JSON log', (_, text) => {
  expect(jsonLog.sniff(Buffer.from(text))).toBe(false);
});
