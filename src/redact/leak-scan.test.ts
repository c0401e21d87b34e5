import fc from 'fast-check';
import { jsonText } from '../report/json';
import { escapeHtml, escapeMarkdown } from '../report/escape';
import { LeakScan, type Leak } from './leak-scan';
import type { Secret } from './redaction';

const secret = (value: string): Secret => ({ value, form: 'user', pseudonym: 'user-1' });
const GUID = '9b83f544-ba22-4ffb-bff5-c1c2374d654c';
const guidBytes = Buffer.from('44f5839b22bafb4fbff5c1c2374d654c', 'hex');
const scan = new LeakScan(
  [
    ...["o'brien&sön@acme.com", 'ACME\\anna_b', 'anna', 'acme.com', GUID, 'srv1.acme.com', 'CN=Berg, "Anna"'].map(
      secret,
    ),
  ],
  ['Report\n', 'anna-karin is a word of this report'],
);
const leakIn = (text: string): Leak | null => scan.in([text]);

test('clean text is clean', () => {
  for (const text of ['', 'user-1@domain-1 on host-1.domain-1', GUID.replace('9b', '8a'), 'acme,com'])
    expect(leakIn(text)).toBeNull();
});

const ODD = "o'brien&sön@acme.com";
test.each([
  ['as it is', `x ${ODD} y`],
  ['in capitals', `x ${ODD.toUpperCase()} y`],
  ['HTML', `<td>${escapeHtml(ODD)}</td>`],
  ['HTML by number', [...ODD].map((char) => `&#${char.codePointAt(0)};`).join('')],
  ['XML in XML', escapeHtml(escapeHtml(ODD))],
  ['Markdown', escapeMarkdown('ACME\\anna_b')],
  ['a URL', `?q=${encodeURIComponent(ODD)}`],
  ['a URL in small letters', `?q=${encodeURIComponent(ODD).toLowerCase()}`],
  ['JSON', jsonText({ a: 'CN=Berg, "Anna"', b: 1 })],
  ['JSON with escapes', '"\\u0061nn\\u0061@acme\\u002ecom"'],
  ['JSON in JSON', JSON.stringify(JSON.stringify({ a: 'ACME\\anna_b' }))],
  ['a GUID without dashes', `id ${GUID.replaceAll('-', '')}`],
  ['a GUID in braces', `{${GUID.toUpperCase()}}`],
  ['an immutable id', `anchor ${guidBytes.toString('base64')}`],
  ['another letter form', `x ${ODD.normalize('NFD')}`],
  ['without its domain', 'the user o’… no: anna_b@x ACME\\anna_b'],
  ['glued to what follows', 'srv1.acme.comAzure AD Sync'],
])('found: %s', (_, text) => {
  expect(leakIn(text)).toMatchObject({ pseudonym: 'user-1' });
});

test('found in base64 and hex, UTF-8 and UTF-16, wherever it begins in them', () => {
  for (const value of ['srv1.acme.com', ODD]) {
    for (const encoding of ['utf8', 'utf16le'] as const) {
      for (const before of ['', 'a', 'ab', 'abc', 'abcd']) {
        const bytes = Buffer.from(`${before}${value.toUpperCase()};x`, encoding);
        for (const writing of ['base64', 'hex'] as const) {
          expect(leakIn(`data: ${bytes.toString(writing)}.`)).toMatchObject({ writing: 'encoded', offset: 6 });
          // In mid-stream: the beginning is lost.
          if (writing === 'base64') expect(leakIn(bytes.toString(writing).slice(1))).not.toBeNull();
        }
      }
    }
  }
  expect(leakIn(Buffer.concat([Buffer.from([0, 255, 7]), Buffer.from('acme.com')]).toString('base64'))).not.toBeNull();
});

test('a word of the report is not a name that leaked; whole names around it are', () => {
  expect(leakIn('anna-karin')).toBeNull();
  expect(leakIn('anna@acme.com')).not.toBeNull();
});

test('a short name is a whole word', () => {
  const short = new LeakScan([secret('dc01')], ['x']);
  expect(short.in(['adc01a 7dc0123'])).toBeNull();
  expect(short.in(['on DC01.'])).toMatchObject({ offset: 3 });
  expect(new LeakScan([secret('bo')], ['x']).in(['bo'])).toBeNull();
});

test('the place is in bytes, across pieces', () => {
  const pieces = ['å'.repeat(600_000), 'ö'.repeat(600_000), 'x srv1.ac', 'me.com'];
  expect(scan.in(pieces)).toEqual({ offset: 2_400_002, form: 'user', pseudonym: 'user-1', writing: 'plain' });
  expect(leakIn('&lt;&lt; &#97;cme.com')).toMatchObject({ offset: 9, writing: 'escaped' });
});

test('whatever is planted is found, in any surroundings and any writing', () => {
  const writings: ((text: string) => string)[] = [
    (text) => text,
    escapeHtml,
    encodeURIComponent,
    JSON.stringify,
    (text) => text.toUpperCase(),
    (text) => Buffer.from(`<${text}>`).toString('base64'),
    (text) => Buffer.from(text, 'utf16le').toString('hex'),
  ];
  const value = fc.stringMatching(/^[a-zåäö.'"<&_-]{6,20}@[a-z0-9]{3,9}\.se$/);
  fc.assert(
    fc.property(value, fc.string(), fc.string(), fc.constantFrom(...writings), (name, before, after, write) => {
      const text = `${before} ${write(name)} ${after}`;
      expect(new LeakScan([secret(name)], ['']).in([text])).not.toBeNull();
    }),
  );
});
