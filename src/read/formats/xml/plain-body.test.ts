import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { eventText } from '../../testing/event-text';
import { readBody, type RawBody } from './plain-body';
import { parsePlain } from './plain-parser';

/** The same by a parser for all of XML, in bodies without references; null when it is none. */
function byOracle(body: string): RawBody | null {
  const path: string[] = [];
  const data: string[] = [];
  let message: string | null = null;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    path.push(name);
    if (path.join('/') === 'Event/EventData/Data') data.push('');
    if (path.join('/') === 'Event/RenderingInfo/Message') message ??= '';
  });
  parser.on('text', (text) => {
    if (path.join('/') === 'Event/EventData/Data') data[data.length - 1] += text;
    if (path.join('/') === 'Event/RenderingInfo/Message') message += text;
  });
  parser.on('closetag', () => path.pop());
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(`<Event>${body}`).close();
    return { data, message };
  } catch {
    return null;
  }
}

const bodyOf = (options: Parameters<typeof eventText>[0]): string => eventText(options).split('</System>')[1]!;
const rest = '<Level>Error</Level><Task></Task><Keywords><Keyword>Classic</Keyword></Keywords>';
const rendered = bodyOf({ data: ['a', '', 'b\nc'], message: 'm' }).replace('</Message>', `</Message>${rest}`);

test.each([
  [bodyOf({ data: ['a', 'Åäö'] }), { data: ['a', 'Åäö'], message: null }],
  [bodyOf({ data: [] }), { data: [], message: null }],
  [rendered, { data: ['a', '', 'b\nc'], message: 'm' }],
  [rendered.replace('<Data>a', '<Data Name="x">a'), { data: ['a', '', 'b\nc'], message: 'm' }],
])('reads %s', (body, expected) => {
  expect(readBody(body)).toEqual(expected);
});

test.each([
  ['another payload', bodyOf({ body: '<UserData/>' })],
  ['a comment', rendered.replace('a<', 'a<!-- --><')],
  ['CDATA', rendered.replace('>a<', '><![CDATA[a]]><')],
  ['an element inside', rendered.replace('>a<', '><b>a</b><')],
  ['a tag that does not match', rendered.replace('</Level>', '</Task>')],
  ['something behind it', `${rendered} `],
  ['no end', rendered.slice(0, -3)],
  ['no end of a string', '<EventData><Data>'],
])('leaves %s to others', (_, body) => {
  expect(readBody(body)).toBeNull();
});

test('says what the other parsers say, whatever is changed', () => {
  const piece = fc.constantFrom('', ' ', 'x', '<', '>', '/', '<Data>', '</Data>', '<Task>', '<!-- -->', '<Data/>', "'");
  const edit = fc.tuple(fc.nat(rendered.length), fc.nat(9), piece);
  let read = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 2 }), (edits) => {
      const body = edits.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), rendered);
      const found = readBody(body);
      if (!found) return;
      read += 1;
      expect(found).toEqual(byOracle(body));
      expect(parsePlain(`<Event>${body}`, { count: 0 })).not.toBeNull();
    }),
    { numRuns: 3000 },
  );
  expect(read).toBeGreaterThan(30);
});
