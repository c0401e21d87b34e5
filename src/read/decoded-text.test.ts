import iconv from 'iconv-lite';
import { DecodedText } from './decoded-text';
import { SourceStream } from './source-stream';
import { memorySource } from './testing/read-all';

const text = 'Ebene;Größe\r\nline two\n\nlast ✓ without end';

async function decoded(
  bytes: Uint8Array,
  size = Infinity,
): Promise<{ text: string; encoding: string; notes: string[] }> {
  const stream = new SourceStream(memorySource(bytes, size));
  const log = new DecodedText({ name: 'a.csv', stream, head: bytes.subarray(0, 4096) });
  let all = '';
  let end = 0;
  for await (const piece of log.pieces()) {
    expect(piece.offset).toBe(end);
    end += piece.bytes;
    all += piece.text;
  }
  expect(end).toBe(bytes.length);
  return { text: all, encoding: log.encoding, notes: log.notes().map(({ kind, detail }) => `${kind} ${detail}`) };
}

test.each(['utf8', 'utf-16le', 'utf-16be'])('decodes %s with a mark, whatever the size of the blocks', async (name) => {
  const bytes = iconv.encode(text, name, { addBOM: true });
  for (const size of [1, 2, 3, 7, Infinity]) expect((await decoded(bytes, size)).text).toBe(text);
});

test.each(['utf-16le', 'utf-16be'])('decodes %s without a mark', async (name) => {
  const bytes = iconv.encode(text.repeat(9), name, { addBOM: false });
  expect((await decoded(bytes, 5)).text).toBe(text.repeat(9));
});

describe.each(['utf-16le', 'utf-16be'])('%s that is a byte off', (name) => {
  const lines = ['first', 'second', 'third', 'fourth'].map((line) => `${line} line\r\n`);
  const bytes = iconv.encode(lines.join(''), name, { addBOM: true });
  const middle = bytes.indexOf(iconv.encode('cond', name, { addBOM: false }));

  test.each([
    ['a byte is lost', Buffer.concat([bytes.subarray(0, middle), bytes.subarray(middle + 1)])],
    ['a byte has come in', Buffer.concat([bytes.subarray(0, middle), Buffer.from([0x41]), bytes.subarray(middle)])],
  ])('goes on with the next line and says so where %s', async (_, damaged) => {
    for (const size of [1, 3, 7, Infinity]) {
      const found = await decoded(damaged, size);
      expect(found.text).toMatch(/^first line\r\nse[^\r\n]{1,20}\ufffd\nthird line\r\nfourth line\r\n$/);
      expect(found.notes).toEqual(['characters-replaced 1']);
    }
  });

  test('half a character at the end is told', async () => {
    const found = await decoded(bytes.subarray(0, -5));
    expect(found.text).toBe(`${lines.join('').slice(0, -3)}\ufffd`);
    expect(found.notes).toEqual(['characters-replaced 1']);
  });
});

test('falls back to a code page, and says so', async () => {
  const found = await decoded(iconv.encode('Größe\nläuft', 'windows-1252'));
  expect(found).toEqual({
    text: 'Größe\nläuft',
    encoding: 'windows-1252',
    notes: ['encoding-fallback windows-1252'],
  });
});

test('hands on a line of any length without cutting a character', async () => {
  const long = 'é'.repeat(5_000_000) + 'x'.repeat(10);
  expect((await decoded(Buffer.from(`${long}\n${long}`))).text).toBe(`${long}\n${long}`);
});
