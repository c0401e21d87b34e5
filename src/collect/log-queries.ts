/** What is asked of a log: XPath, as far as the event log understands it. */

export interface Selection {
  /** Names of providers; null: whoever wrote. */
  providers: readonly string[] | null;
  /** Only what is not older than so many milliseconds. */
  lastMs?: number;
  /** Only record ids above the one and not above the other. */
  above?: string;
  upTo?: string;
  /** Only what is not earlier than this moment. */
  since?: string;
}

/** For `/q:` of wevtutil. */
export function logQuery({ providers, lastMs, above, upTo, since }: Selection): string {
  const parts = [
    ...(providers === null ? [] : [`Provider[${providers.map((name) => `@Name=${quoted(name)}`).join(' or ')}]`]),
    ...(above === undefined ? [] : [`(EventRecordID>${above})`]),
    ...(upTo === undefined ? [] : [`(EventRecordID<=${upTo})`]),
    ...(lastMs === undefined ? [] : [`TimeCreated[timediff(@SystemTime) <= ${Math.round(lastMs)}]`]),
    ...(since === undefined ? [] : [`TimeCreated[@SystemTime>=${quoted(since)}]`]),
  ];
  return parts.length === 0 ? '*' : `*[System[${parts.join(' and ')}]]`;
}

/** XPath 1.0 has no escape: a text with an apostrophe goes between double quotes; no provider's name has both. */
const quoted = (text: string): string => (text.includes("'") ? `"${text}"` : `'${text}'`);

/** The log that Connect writes. */
export const LOG = 'Application';
