import fc from 'fast-check';
import stringWidth from 'string-width';
import { widthOf } from './width';

test('a text is as wide as the library says, whether it was asked or not', () => {
  const narrow = [...Array(0x24f).keys()].map((code) => String.fromCharCode(code));
  for (const char of [...narrow, '–', '—', '…', '’', '東', '😀', 'e\u0301', '\u00ad', '©'])
    expect([char, widthOf(char)]).toEqual([char, stringWidth(char)]);
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => widthOf(text) === stringWidth(text)));
});
