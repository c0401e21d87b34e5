import fc from 'fast-check';
import iconv from 'iconv-lite';
import { DecodedText } from './decoded-text';
import { SourceStream } from './source-stream';
import { memorySource } from './testing/read-all';
import { TextBuffer } from './text-buffer';

/** Offsets of every `|`, asked for while the buffer is filled and emptied. */
async function bars(bytes: Uint8Array, size: number): Promise<number[]> {
  const stream = new SourceStream(memorySource(bytes, size));
  const decoded = new DecodedText({ name: 'a', stream, head: bytes.subarray(0, 4096) });
  const buffer = new TextBuffer();
  const found: number[] = [];
  for await (const piece of decoded.pieces()) {
    buffer.append(piece);
    const last = buffer.text.lastIndexOf('|');
    for (let at = buffer.text.indexOf('|'); at >= 0; at = buffer.text.indexOf('|', at + 1))
      found.push(buffer.offset(at));
    buffer.drop(last + 1);
  }
  return found;
}

test.each(['utf8', 'utf-16le', 'utf-16be', 'windows-1252'])(
  'characters of %s lead back to their bytes',
  async (name) => {
    const line = fc.constantFrom(
      'a|b',
      'é|å|ö\r',
      '|',
      '',
      'ÿ'.repeat(50),
      ...(name === 'windows-1252' ? [] : ['日|本', '😀|']),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 20 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 60 }),
        async (lines, mark, size) => {
          const text = [name === 'utf8' ? '' : 'plain text first '.repeat(9), ...lines].join('\n');
          const bytes = iconv.encode(text, name, { addBOM: mark && name !== 'windows-1252' });
          const bom = bytes.length - iconv.encode(text, name, { addBOM: false }).length;
          const expected = [...text.matchAll(/\|/g)].map(
            ({ index }) => bom + iconv.encode(text.slice(0, index), name, { addBOM: false }).length,
          );
          expect(await bars(bytes, size)).toEqual(expected);
        },
      ),
      { seed: 11, numRuns: 100 },
    );
  },
);
