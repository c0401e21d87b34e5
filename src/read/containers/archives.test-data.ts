import { gzipSync } from 'node:zlib';
import { BlobWriter, configure, Uint8ArrayReader, ZipWriter, type ZipWriterAddDataOptions } from '@zip.js/zip.js';
import type { LogSource } from '../../model/record';
import { eventTexts } from '../testing/event-text';
import { asBytes, drain, everything, memorySource, type Whole } from '../testing/read-all';
import { readLog } from '../read-log';
import { memoryAccess } from './random-access';
import { unpack, type OpenableSource, type UnpackSettings } from './unpack';

type Contents = Record<string, string | Uint8Array>;

/** Three events, a text that compresses, and nothing else. */
export const log = `<Events>${eventTexts(3).join('')}</Events>`;

export async function zipOf(contents: Contents, options: ZipWriterAddDataOptions = {}): Promise<Uint8Array> {
  configure({ useWebWorkers: false });
  const writer = new ZipWriter(new BlobWriter(), { dataDescriptor: false, ...options });
  for (const [name, content] of Object.entries(contents))
    await writer.add(name, new Uint8ArrayReader(asBytes(content)), { lastModDate: new Date(2026, 0, 30), ...options });
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

export const gzipOf = (content: string | Uint8Array): Uint8Array => gzipSync(asBytes(content));

/** `far.xml`, packed by 7-Zip with Deflate64: 45 kB between two equal texts, farther than Deflate can look back. */
export const deflate64 = Buffer.from(
  'UEsDBBUAAAAJAAAAIQBvuF84GwIAAGqyAAAHAAAAZmFyLnhtbOXewW6bMBzH8VfpracuDhBIJoY0tTvsMlVJtcNuDjgJYAgYgyFPPzbabZe9QL8fWZb9t/yzH+EffxlUbZP4MHVWVUn8bK5Dnilz901W6tP9s+w6dzXZXnXKHpQZ8lTdr5Ll1tenxF8L4cWrt238klfq0ShpVXa3RM6VOccTXvgg1g++eFmLj+LX+CAWP/7k7VU6PzXHREvi30L8eJF1rXTyuWl0nkqbX+t49VqcT69V01tlksP++3quv23j1fKH1/wnaWUS/55bFx39JisvY9BM23Mja2H0VKrcy3M5p5Zl11fbWleTPY6iLFo1WDko62zQ6yDQWXt0t+NOjJP0Ul1dGt+FLmr989il61M9hGMxmO3J9lafChuU2Wl7SxvX+qLI0s1Q57k4l+uxyERX+GXkb/rAdMGtuExbvRn0aWPCXTgql9pxZzZtN2gZ7Nre+F3onHHCaW8coiKSeHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eP/zXvoRjldLk8VL/8b/rpOfUEsBAj8DFQAAAAkAAAAhAG+4XzgbAgAAarIAAAcAAAAAAAAAAAAggKSBAAAAAGZhci54bWxQSwUGAAAAAAEAAQA1AAAAQAIAAAAA',
  'base64',
);

/** As a file would be, or as standard input is. */
export const archive = (bytes: Uint8Array, name = 'a.zip'): OpenableSource => ({
  ...memorySource(bytes, 1000, name),
  openRandomly: async () => memoryAccess(bytes),
});
export const piped = (bytes: Uint8Array, name = '-'): LogSource => ({ ...memorySource(bytes, 7, name), size: null });

export interface Unpacked {
  /** What each log gave, by its name. */
  logs: [name: string, whole: Whole][];
  /** `name: reason (detail)` */
  problems: string[];
  skipped: string[];
  events: number;
  positions: number[];
}

/** Reads everything that is in there. */
export async function readArchive(source: OpenableSource, settings: UnpackSettings = {}): Promise<Unpacked> {
  const unpacked: Unpacked = { logs: [], problems: [], skipped: [], events: 0, positions: [] };
  const { logs, position } = unpack([source], settings);
  for await (const one of logs) {
    const whole = await drain(readLog(one, everything));
    unpacked.logs.push([one.name, whole]);
    unpacked.events += whole.reading.events;
    unpacked.positions.push(position());
    for (const { file, reason, detail } of whole.problems)
      unpacked.problems.push(`${file}: ${reason}${detail === null ? '' : ` (${detail})`}`);
    for (const { file, kind, detail } of whole.reading.notes)
      if (kind === 'skipped') unpacked.skipped.push(`${file}: ${detail}`);
  }
  unpacked.positions.push(position());
  return unpacked;
}

export const names = ({ logs }: Unpacked): string[] => logs.map(([name]) => name);
