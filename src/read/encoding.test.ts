import { detectForm, fromDamagedUtf8, fromUtf8 } from './encoding';
import { utf16 } from './testing/event-text';

test.each<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(0), 'utf-8'],
  ['one byte', new Uint8Array([60]), 'utf-8'],
  ['ASCII with a NUL', Buffer.from('<Event>\0\0</Event>'), 'utf-8'],
  ['Japanese in markup', utf16('<D>東京東京</D>'), 'utf-16le'],
  ['Japanese in markup, big-endian', utf16('<D>東京東京</D>', 'be'), 'utf-16be'],
  ['NULs only', Buffer.alloc(100), 'utf-8'],
  ['an odd length', utf16('<Events>').subarray(0, 15), 'utf-16le'],
])('%s is taken as %s', (_, bytes, name) => {
  expect(detectForm(bytes).name).toBe(name);
});

test.each<[string, number[], string | null]>([
  ['text', [0xc3, 0xa9], 'é'],
  ['U+FFFD itself', [0xef, 0xbf, 0xbd], '\ufffd'],
  ['a lone byte', [0x41, 0xe9], null],
  ['a cut character', [0xe2, 0x82], null],
  ['half a pair', [0x41, 0xed, 0xa0, 0xbd, 0x42], 'A\ud83dB'],
  ['a pair in halves', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80], '😀'],
  ['half a pair and a lone byte', [0xed, 0xa0, 0xbd, 0xff], null],
  ['NUL', [0], '\0'],
])('UTF-8: %s', (_, bytes, text) => {
  expect(fromUtf8(Uint8Array.from(bytes))).toBe(text);
});

test('a damaged byte costs its character, not the others', () => {
  const bytes = Buffer.from('Åsa, Jürgen; 日本');
  bytes[1]! ^= 0x40;
  expect(fromDamagedUtf8(bytes)).toEqual({ text: '\ufffd\ufffdsa, Jürgen; 日本', replaced: 2 });
  expect(fromDamagedUtf8(Buffer.from('Größe läuft', 'latin1'))).toBeNull();
});
