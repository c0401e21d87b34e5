import { type Context, CONTEXT_NAMES, namesWhere, truth } from './context';
import { GUID } from './said';

/** Of which nothing can be mistaken for something else, but for `MISTAKABLE`. */
const VALUE = '[\\w.@+/-]{1,200}={0,2}';
const maybe = (name: string): string => `(?:, ${name}: (${VALUE}))?`;
/** As the writeback component writes the start of an attempt, with its user, and its success, with the whole context. */
const PLAIN = new RegExp(
  `^TrackingId: (${GUID}), \\w{1,60}, Details: (?:([\\w.+-]{1,200}@[\\w.-]{1,200})|` +
    `Context: cloudAnchor: (${VALUE}), SourceAnchorValue: (${VALUE})${maybe('AdminUpn')}, UserPrincipalName: (${VALUE})` +
    `${maybe('unblockUser')}${maybe('ForcePasswordChange')})$`,
);
const FIRST_NAME = 3;
/** What else the message grammar looks for: there it must read the whole text. */
const MISTAKABLE = new RegExp(
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
  const [cloudAnchor, sourceAnchor, adminUpn, upn, unblockUser] = match.slice(FIRST_NAME);
  return {
    trackingId: trackingId!,
    context: {
      upn: user ?? upn ?? null,
      adminUpn: adminUpn ?? null,
      cloudAnchor: cloudAnchor ?? null,
      sourceAnchor: sourceAnchor ?? null,
      unblockUser: truth(unblockUser ?? null),
      contextFields: namesWhere((_, at) => match[FIRST_NAME + at] !== undefined),
    },
  };
}
