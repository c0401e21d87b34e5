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
