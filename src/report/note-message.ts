import type { Labels } from '../model/catalog';
import { nameOf, say } from './say';

/** What a reader had to decide about a file, in one line; a note without a label is shown as it is. */
export function noteMessage(labels: Labels, note: { file: string; kind: string; detail: string }): string {
  const key = `note.${note.kind}`;
  if (!Object.hasOwn(labels, key)) return `${note.file}: ${note.kind} (${note.detail})`;
  const detail = note.kind === 'form-lost' ? nameOf(labels, 'lost', note.detail) : note.detail;
  return say(labels, key, { file: note.file, detail });
}
