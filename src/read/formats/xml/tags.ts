/** A tag that has not ended after so many characters is none. */
const LONGEST_TAG = 65_536;

export const INCOMPLETE = -1;
export const BROKEN = -2;

/** Index of the `>` that ends the tag whose name ends at `from`; no tag holds a `<`, not even in quotes. */
export function tagEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + LONGEST_TAG);
  for (let i = from; i < limit; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x3e) return i;
    if (code === 0x3c) return BROKEN;
    if (code === 0x22 || code === 0x27) {
      i = quoteEnd(text, i + 1, limit, code);
      if (i < 0) return i === BROKEN || limit < text.length ? BROKEN : INCOMPLETE;
    }
  }
  return limit === text.length && limit - from < LONGEST_TAG ? INCOMPLETE : BROKEN;
}

function quoteEnd(text: string, from: number, limit: number, quote: number): number {
  for (let i = from; i < limit; i += 1) {
    const code = text.charCodeAt(i);
    if (code === quote) return i;
    if (code === 0x3c) return BROKEN;
  }
  return limit - from < LONGEST_TAG ? INCOMPLETE : BROKEN;
}

/**
 * What an `<Event` tag is: `record` has `<System` as its first child, `payload` has not, `empty` closes itself,
 * `broken` is no tag, `incomplete` goes on in the next window.
 */
export type StartKind = 'record' | 'payload' | 'empty' | 'broken' | 'incomplete';

const FIRST_CHILD = /[ \t\r\n]*(?:<System[ \t\r\n>/])?/y;
const SYSTEM = '<System>';

/** `at` is the index of `<Event`, `after` where the content begins. */
export function startKind(text: string, at: number): { kind: StartKind; after: number } {
  const end = tagEnd(text, at + '<Event'.length);
  if (end === INCOMPLETE) return { kind: 'incomplete', after: at };
  if (end === BROKEN) return { kind: 'broken', after: at + '<Event'.length };
  if (text.charCodeAt(end - 1) === 0x2f) return { kind: 'empty', after: end + 1 };
  FIRST_CHILD.lastIndex = end + 1;
  const [found] = FIRST_CHILD.exec(text)!;
  const after = end + 1;
  if (found.length > LONGEST_TAG) return { kind: 'payload', after };
  if (found.includes('<')) return { kind: 'record', after };
  const next = after + found.length;
  const undecided = text.length - next < SYSTEM.length && SYSTEM.startsWith(text.slice(next));
  return { kind: undecided ? 'incomplete' : 'payload', after };
}
