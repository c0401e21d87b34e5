import fc from 'fast-check';
import stringWidth from 'string-width';
import type { Catalog } from '../model/catalog';
import { lines as verbatim } from '../report/escape';
import { answer, ownCatalog, plainly } from './answers.test-data';
import { knownEntries } from './entries';
import { listEntries } from './index';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await ownCatalog();
});

const ACTING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;
const LARGE = 1024 * 1024;

const payloads = fc.oneof(
  fc.constantFrom(
    '\u001b]0;title\u0007\u001b[2J33004\u009b31m',
    'user\u202egpj.exe',
    '`` ` ```` @everyone #1 [x](javascript:alert(1)) <b>',
    '\n# heading\n\n| a | b |\n---\n',
    '__proto__',
    'constructor',
    '{term}{id}$&',
    '/(a+)+$/',
    '/',
    '//',
    '"',
    '',
    '山田太郎👩‍👩‍👧',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

test('a hostile term acts nowhere, in no form', () => {
  fc.assert(
    fc.property(payloads, fc.constantFrom('', 'Failed to acquire user information: '), (payload, head) => {
      for (const format of ['terminal', 'markdown', 'json'] as const) {
        const text = answer([`${head}${payload}`, 'x'], catalog, { format, width: 60 });
        expect(text).not.toMatch(ACTING);
        if (format === 'json') expect((JSON.parse(text) as { schemaVersion: number }).schemaVersion).toBe(1);
      }
    }),
    { seed: 5, numRuns: 25 },
  );
});

test.each([
  ['one word', 'x'.repeat(LARGE)],
  ['blanks', `a${' '.repeat(LARGE)}b`],
  ['stops', `${'.'.repeat(LARGE)}x${'"'.repeat(LARGE)}x`],
  ['digits', '9'.repeat(LARGE)],
  ['words', 'Failed to acquire user information '.repeat(LARGE / 35)],
  ['code words', 'hr = '.repeat(LARGE / 5)],
  ['line ends', '\n'.repeat(LARGE)],
])('a megabyte of %s is answered in a few lines', (_, term) => {
  for (const format of ['terminal', 'markdown'] as const)
    expect(answer(term, catalog, { format }).length).toBeLessThan(20_000);
});

test.each([60, 80, 200])('at %i columns only what is copied whole is wider', (width) => {
  const copied = new Set(
    catalog.remediations
      .flatMap(({ steps, sources }) => [
        ...steps.map(({ command = '' }) => command.replace(/\{(\w+)\}/g, '<$1>')),
        ...sources.map(({ url }) => url),
      ])
      .concat(
        [...catalog.events, ...catalog.hresults, ...catalog.causes, ...catalog.symptoms].flatMap(({ sources }) =>
          sources.map(({ url }) => url),
        ),
      )
      .concat(catalog.symptoms.flatMap(({ steps }) => steps.map(({ command = '' }) => command)))
      .flatMap(verbatim)
      .map((line) => line.trim()),
  );
  const wide = (text: string): string[] =>
    text.split('\n').filter((line) => stringWidth(line) > width && !copied.has(line.trim()));
  for (const language of ['en', 'sv'] as const) {
    for (const { id } of knownEntries(catalog))
      expect([id, wide(answer(id, catalog, { language, width, full: true }))]).toEqual([id, []]);
    expect(wide(listEntries(catalog, {}, { ...plainly, language, width }).text)).toEqual([]);
    expect(wide(answer(['nonsense-of-tomorrow', '31025', '0x80070003'], catalog, { language, width }))).toEqual([]);
  }
});
