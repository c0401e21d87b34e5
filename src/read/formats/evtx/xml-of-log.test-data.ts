import { Chunk } from './chunk';
import { chunkState } from './chunk-state';
import { CHUNK, CHUNK_HEADER, FILE_HEADER, RECORD_FIELD, SIZE_COPY } from './layout';
import { sizeOfRecord } from './record-reader';
import { Renderer } from './render';
import { XmlText } from './xml-text';

/** The XML of every event of an undamaged log. */
export function xmlOfLog(bytes: Uint8Array): string[] {
  const events: string[] = [];
  for (let offset = FILE_HEADER; offset < bytes.length; offset += CHUNK) {
    const chunk = new Chunk(bytes.subarray(offset, offset + CHUNK));
    const { end } = chunkState(chunk, true);
    const renderer = new Renderer(chunk);
    for (let at = CHUNK_HEADER, size = sizeOfRecord(chunk, at, end); size > 0; size = sizeOfRecord(chunk, at, end)) {
      const text = new XmlText();
      renderer.event(at + RECORD_FIELD.content, at + size - SIZE_COPY, text);
      events.push(text.xml);
      at += size;
    }
  }
  return events;
}
