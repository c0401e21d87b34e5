import { type Context, CONTEXT_START } from './context';
import { contextIn, MISTAKABLE, PLAIN_CONTEXT } from './plain-text';
import { GUID } from './said';

const HEAD = new RegExp(`^TrackingId: ${GUID}, `);
const MARK = 'Context: cloudAnchor: ';
/** What stands before the mark: nothing goes on across it. */
const BEFORE_MARK = ', ';
const USER = new RegExp(`${PLAIN_CONTEXT}(?=, Details:)`, 'y');
/** It looks for a code behind it, however far. */
const BAIL = /\bBAIL\b/i;

/** The first line of a failure: what stands on both sides of the user is the same in many of them. */
interface PlainFailure {
  before: string;
  context: Context;
  behind: string;
}

/**
 * Takes the line apart that most failures begin with; null for all others, which is no verdict on them. Where `isApart` of
 * what stands before, the message grammar finds in the two sides what it finds in the line, but for the user.
 */
export function plainFailure(line: string): PlainFailure | null {
  const at = line.indexOf(MARK);
  const from = HEAD.exec(line)?.[0].length;
  if (from === undefined || at < from || !line.endsWith(BEFORE_MARK, at)) return null;
  USER.lastIndex = at;
  const user = USER.exec(line);
  if (!user || MISTAKABLE.test(user[0])) return null;
  return { before: line.slice(from, at), context: contextIn(user, 1), behind: line.slice(USER.lastIndex) };
}

/** Nothing in it goes on behind the user, and it names none. */
export const isApart = (before: string): boolean => !BAIL.test(before) && !CONTEXT_START.test(before);
