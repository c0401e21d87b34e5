import type { Labels } from '../model/catalog';
import { nameOf, say } from './say';

/** Notes whose detail is a word of ours, and what the labels for it begin with. */
const DETAIL_WORDS = new Map([
  ['form-lost', 'lost'],
  ['date-order-assumed', 'date-order'],
]);

interface Note {
  file: string;
  kind: string;
  detail: string;
}

/** What a reader had to decide about a file, in one line; a note without a label is shown as it is. */
export function noteMessage(labels: Labels, note: Note, number: (n: number) => string = String): string {
  const key = `note.${note.kind}`;
  if (!Object.hasOwn(labels, key)) return `${note.file}: ${note.kind} (${note.detail})`;
  const prefix = DETAIL_WORDS.get(note.kind);
  const said = prefix === undefined ? note.detail : nameOf(labels, prefix, note.detail);
  const detail = /^\d{1,15}$/.test(said) ? number(Number(said)) : said;
  return say(labels, key, { file: note.file, detail });
}
