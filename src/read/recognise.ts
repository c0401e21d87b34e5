import type { FileProblem } from '../model/record';
import { asLatin1, detectForm } from './encoding';

interface Recognised {
  reason: FileProblem;
  detail: string | null;
}

/** First bytes, one character a byte, of what is known and cannot be read. */
const MAGIC: readonly (Recognised & { start: string })[] = [
  { start: 'ElfFile\0', reason: 'evtx', detail: null },
  { start: 'ElfChnk\0', reason: 'evtx', detail: 'chunk' },
  { start: 'PK\x03\x04', reason: 'zip', detail: null },
  { start: 'PK\x05\x06', reason: 'zip', detail: 'empty' },
  { start: 'PK\x07\x08', reason: 'zip', detail: 'spanned' },
  { start: '\x1f\x8b', reason: 'archive', detail: 'gzip' },
  { start: '7z\xbc\xaf\x27\x1c', reason: 'archive', detail: '7z' },
  { start: 'MSCF', reason: 'archive', detail: 'cab' },
  { start: '\xfd7zXZ', reason: 'archive', detail: 'xz' },
  { start: '\x28\xb5\x2f\xfd', reason: 'archive', detail: 'zstd' },
  { start: 'Rar!\x1a\x07', reason: 'archive', detail: 'rar' },
  { start: '\x30\0\0\0LfLe', reason: 'old-evt', detail: null },
];

const CONTROLS = /[\0-\x08\x0e-\x1a\x1c-\x1f]/g;
/** More control characters than one in so many bytes, and it is no text. */
const TEXT_PER_CONTROL = 20;

/** What a file that no format takes is, judged by its first bytes; null when it could be any text. */
export function recognise(head: Uint8Array): Recognised | null {
  if (head.length === 0) return { reason: 'empty-file', detail: null };
  const text = asLatin1(head);
  const known = MAGIC.find(({ start }) => text.startsWith(start));
  if (known) return { reason: known.reason, detail: known.detail };
  if (detectForm(head).form !== 'bytes' || text.includes('<Event')) return null;
  const controls = text.match(CONTROLS)?.length ?? 0;
  return controls * TEXT_PER_CONTROL > text.length ? { reason: 'binary', detail: null } : null;
}
