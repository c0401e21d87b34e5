import fc from 'fast-check';
import { catalog } from '../samples/catalog.test-data';
import { fullReport } from '../samples/report.test-data';
import { terminal } from '../terminal';
import { toAscii } from './ascii';

test.each([
  ['Källa: Åsa’s “log”…', 'Kalla: Asa\'s "log"...'],
  ['10 → 20 – ok', '10 -> 20 - ok'],
  ['山', '<U+5C71>'],
  ['𝄞', '<U+1D11E>'],
])('%s is written %s', (text, plain) => expect(toAscii(text)).toBe(plain));

test('whatever the text, only ASCII is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(toAscii(text)).toMatch(/^[\x20-\x7e]*$/);
    }),
    { seed: 4 },
  );
});

test.each(['en', 'sv'] as const)('a report in %s is ASCII alone, and no wider', (language) => {
  const text = terminal(fullReport(language), catalog, { color: false, width: 80, ascii: true });
  expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  for (const line of text.split('\n')) expect(/ {5}/.test(line) || line.length <= 80).toBe(true);
});
