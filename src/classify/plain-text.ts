import { type Context, CONTEXT_NAMES, namesWhere, truth } from './context';
import { GUID } from './said';

/** Of which nothing can be mistaken for something else, but for `MISTAKABLE`. */
const VALUE = '[\\w.@+/-]{1,200}={0,2}';
const maybe = (name: string): string => `(?:, ${name}: (${VALUE}))?`;
/** The user, as the writeback component writes them at the end of an attempt. */
export const PLAIN_CONTEXT =
  `Context: cloudAnchor: (${VALUE}), SourceAnchorValue: (${VALUE})${maybe('AdminUpn')}, UserPrincipalName: (${VALUE})` +
  `${maybe('unblockUser')}${maybe('ForcePasswordChange')}`;
/** As it writes the start of an attempt, with its user, and its success, with the whole context. */
const PLAIN = new RegExp(
  `^TrackingId: (${GUID}), \\w{1,60}, Details: (?:([\\w.+-]{1,200}@[\\w.-]{1,200})|${PLAIN_CONTEXT})$`,
);
const FIRST_NAME = 3;
/** Places among `CONTEXT_NAMES`. */
const [CLOUD_ANCHOR, SOURCE_ANCHOR, ADMIN_UPN, UPN, UNBLOCK_USER] = [0, 1, 2, 3, 4];
/** What else the message grammar looks for: there it must read the whole text. */
export const MISTAKABLE = new RegExp(
  `\\b0x|hr=|msol_|sspr|servicebus|exception|name=|: (?:${CONTEXT_NAMES.join('|')})\\b(?!:)`,
  'i',
);
/** An attempt's id, and who it is about. */
interface PlainText {
  trackingId: string;
  context: Context;
}

/**
 * Reads the texts that most events have, in one go; null for all others, which is no verdict on them. What it gives is
 * what the message grammar gives, which finds nothing else in them.
 */
export function plainText(text: string): PlainText | null {
  const match = PLAIN.exec(text);
  if (!match || MISTAKABLE.test(text)) return null;
  const [, trackingId, user] = match;
  const context = contextIn(match, FIRST_NAME);
  return { trackingId: trackingId!, context: user === undefined ? context : { ...context, upn: user } };
}

/** @param first the group of `PLAIN_CONTEXT` that comes first in a match */
export function contextIn(match: RegExpExecArray, first: number): Context {
  const value = (at: number): string | null => match[first + at] ?? null;
  return {
    upn: value(UPN),
    adminUpn: value(ADMIN_UPN),
    cloudAnchor: value(CLOUD_ANCHOR),
    sourceAnchor: value(SOURCE_ANCHOR),
    unblockUser: truth(value(UNBLOCK_USER)),
    contextFields: namesWhere((_, at) => match[first + at] !== undefined),
  };
}
