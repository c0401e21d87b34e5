import type { MessageFields } from '../model/event';

/** Who an attempt is about. */
export type Context = Pick<
  MessageFields,
  'upn' | 'adminUpn' | 'cloudAnchor' | 'sourceAnchor' | 'unblockUser' | 'contextFields'
>;

/** Names that the writeback component prints in the context, in its spelling. */
export const CONTEXT_NAMES = [
  'cloudAnchor',
  'SourceAnchorValue',
  'AdminUpn',
  'UserPrincipalName',
  'unblockUser',
  'ForcePasswordChange',
];
/** A value runs until the next name, so a missing comma or colon does no harm. */
const NAME = new RegExp(String.raw`(?:^|[\s,])(${CONTEXT_NAMES.join('|')})\b\s{0,3}:?\s{0,3}`, 'gi');
export const CONTEXT_START = /\bContext\s{0,3}:/i;
const DETAILS = /,?\s{0,3}\bDetails\s{0,3}:/i;
/** `Name, Details: user@example.com`, all on the first line: how attempts begin. */
const DETAILS_UPN = /\bDetails\s{0,3}:\s{0,3}([^\n]{1,1100}?)\s{0,9}(?:\n|$)/i;
/** `user@example.com, Details:` in texts that have lost their head. */
const LEADING_UPN = /^\s{0,9}([^\s,:]{1,255}@[^\s,:]{1,255}),\s{0,3}Details\s{0,3}:/i;
const LONGEST_VALUE = 1100;
/** Where nobody is named. */
export const NOBODY: Context = {
  upn: null,
  adminUpn: null,
  cloudAnchor: null,
  sourceAnchor: null,
  unblockUser: null,
  contextFields: [],
};

/** Reads the `Context: …` of an attempt's end, or the user named behind `Details:` at its start. */
export function contextOf(text: string): Context {
  const found = new Map<string, string>();
  for (const [name, value] of valuesIn(contextPart(text))) if (!found.has(name)) found.set(name, value);
  const value = (name: string): string | null => found.get(name.toLowerCase()) || null;
  return {
    upn: value('UserPrincipalName') ?? detailsUpn(text),
    adminUpn: value('AdminUpn'),
    cloudAnchor: value('cloudAnchor'),
    sourceAnchor: value('SourceAnchorValue'),
    unblockUser: truth(value('unblockUser')),
    contextFields: namesWhere((name) => found.has(name.toLowerCase())),
  };
}

/** Lists of names, each once and by the place of its names: most events have the same. */
const lists: (readonly string[])[] = [];

/** The names that are there, in their usual order. */
export function namesWhere(isThere: (name: string, at: number) => boolean): readonly string[] {
  let which = 0;
  for (let at = 0; at < CONTEXT_NAMES.length; at += 1) if (isThere(CONTEXT_NAMES[at]!, at)) which += 1 << at;
  return (lists[which] ??= CONTEXT_NAMES.filter(isThere));
}

/** From `Context:` (or the first name, where the word is missing) to the exception's `Details:`. */
function contextPart(text: string): string {
  const opener = CONTEXT_START.exec(text);
  const from = opener ? opener.index + opener[0].length : text.search(/\b(?:cloudAnchor|UserPrincipalName)\s{0,3}:/i);
  if (from < 0) return '';
  const rest = text.slice(from);
  const end = rest.search(DETAILS);
  return end < 0 ? rest : rest.slice(0, end);
}

function valuesIn(part: string): [name: string, value: string][] {
  const names = [...part.matchAll(NAME)];
  return names.map((match, at) => {
    const until = names[at + 1]?.index ?? part.length;
    const [line = ''] = part.slice(match.index + match[0].length, until).split('\n');
    return [match[1]!.toLowerCase(), line.slice(0, LONGEST_VALUE).replace(/[\s,]+$/, '')];
  });
}

function detailsUpn(text: string): string | null {
  const details = DETAILS_UPN.exec(text)?.[1];
  if (details?.includes('@') && !/^(?:Context|Version)\s{0,3}:|^[\w.]+Exception\b/.test(details)) {
    return details.replace(/[\s,]+$/, '');
  }
  return LEADING_UPN.exec(text)?.[1] ?? null;
}

/** null where nothing is said. */
export const truth = (value: string | null): boolean | null => (value === null ? null : /^true\b/i.test(value));
