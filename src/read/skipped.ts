import type { InputNote } from '../model/record';

/** So many names of skipped files are listed for each folder or archive. */
const NAMED = 10;

/** One note for all the files that were skipped in a folder or archive, behind the other notes. */
export function mergeSkipped(notes: readonly InputNote[]): InputNote[] {
  const skipped = new Map<string, string[]>();
  for (const { file, kind, detail } of notes) {
    if (kind !== 'skipped') continue;
    const names = skipped.get(file);
    if (names) names.push(detail);
    else skipped.set(file, [detail]);
  }
  const merged = [...skipped].map(([file, names]): InputNote => {
    const more = names.length > NAMED ? `, … (${names.length})` : '';
    return { file, kind: 'skipped', detail: names.slice(0, NAMED).join(', ') + more };
  });
  return [...notes.filter(({ kind }) => kind !== 'skipped'), ...merged];
}
