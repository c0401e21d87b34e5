import type { FileProblem } from '../model/record';
import { asLatin1, detectForm } from './encoding';

interface Recognised {
  reason: FileProblem;
  detail: string | null;
}

/** First bytes, one character a byte, of what is known and is no log that can be read as it is. */
const MAGIC: readonly (Recognised & { start: string; at?: number })[] = [
  { start: '7z\xbc\xaf\x27\x1c', reason: 'archive-7z', detail: null },
  { start: '1AY&SY', at: 4, reason: 'archive-bzip2', detail: null },
  { start: 'MSCF', reason: 'archive-cab', detail: null },
  { start: '\xfd7zXZ', reason: 'archive-xz', detail: null },
  { start: '\x28\xb5\x2f\xfd', reason: 'archive-zstd', detail: null },
  { start: 'Rar!\x1a\x07', reason: 'archive-rar', detail: null },
  { start: 'ustar', at: 257, reason: 'archive-tar', detail: null },
  { start: '\x30\0\0\0LfLe', reason: 'old-evt', detail: null },
];

/** Archives that `read/containers` takes apart, so that a reader of logs meets what is in them. */
const CONTAINERS = [
  { start: 'PK\x03\x04', kind: 'zip' },
  { start: 'PK\x05\x06', kind: 'zip' },
  // An archive that was cut into files, or was meant to be.
  { start: 'PK\x07\x08', kind: 'zip' },
  { start: 'PK00PK\x03\x04', kind: 'zip' },
  { start: '\x1f\x8b\x08', kind: 'gzip' },
] as const;

export type ContainerKind = (typeof CONTAINERS)[number]['kind'];

/** So many first bytes tell which kind it is. */
export const CONTAINER_HEAD = 8;

export function containerKind(head: Uint8Array): ContainerKind | null {
  const text = asLatin1(head.subarray(0, CONTAINER_HEAD));
  return CONTAINERS.find(({ start }) => text.startsWith(start))?.kind ?? null;
}

const CONTROLS = /[\0-\x08\x0e-\x1a\x1c-\x1f]/g;
/** More control characters than one in so many bytes, and it is no text. */
const TEXT_PER_CONTROL = 20;

/** What a file that no format takes is, judged by its first bytes; null when it could be any text. */
export function recognise(head: Uint8Array): Recognised | null {
  if (head.length === 0) return { reason: 'empty-file', detail: null };
  const text = asLatin1(head);
  const known = MAGIC.find(({ start, at = 0 }) => text.startsWith(start, at));
  if (known) return { reason: known.reason, detail: known.detail };
  if (containerKind(head) !== null) return { reason: 'archive-nested', detail: null };
  if (detectForm(head).form !== 'bytes' || text.includes('<Event')) return null;
  const controls = text.match(CONTROLS)?.length ?? 0;
  return controls * TEXT_PER_CONTROL > text.length ? { reason: 'binary', detail: null } : null;
}
