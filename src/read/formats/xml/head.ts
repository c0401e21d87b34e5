import { PLAIN_TIME } from '../../time-stamp';

/** What is read of every event, as written in the log. */
export interface RawHead {
  /** The attributes of `Provider`. */
  provider: string;
  eventId: string;
  /** Empty where there is none. */
  level: string;
  time: string;
  recordId: string;
  /** From `<Channel` to the end of `Computer`. */
  place: string;
  /** Index behind `</System>`. */
  end: number;
}

const S = '[ \\t\\r\\n]*';
const optional = (element: string): string => `(?:${element}${S})?`;
const leaf = (name: string, content: string): string => `<${name}>${content}</${name}>`;

/**
 * The start of an event exactly as Windows and most tools write it. Nothing else matches, no tag but the named ones can
 * lie inside, so a match says the same as reading the XML would; all other forms take the long way.
 */
const HEAD = new RegExp(
  [
    `<Event(?:[ \\t\\r\\n]+xmlns=(?:'[^'<>]*'|"[^"<>]*"))?>`,
    '<System>',
    '<Provider[ \\t\\r\\n]([^<>]*)/>',
    `<EventID(?: Qualifiers=(?:'\\d*'|"\\d*"))?>(\\d{1,9})</EventID>`,
    optional(leaf('Version', '\\d*')) +
      optional(leaf('Level', '(\\d{0,9})')) +
      optional(leaf('Task', '\\d*')) +
      optional(leaf('Opcode', '\\d*')) +
      optional(leaf('Keywords', '\\w*')) +
      `<TimeCreated SystemTime=(?:'(${PLAIN_TIME})'|"(${PLAIN_TIME})")${S}/>`,
    leaf('EventRecordID', '(\\d{1,15})'),
    optional('<Correlation[^<>]*/>') +
      optional('<Execution[^<>]*/>') +
      `(<Channel>[^<>]*</Channel>${S}<Computer>[^<>]*</Computer>)`,
    optional('<Security[^<>]*/>') + '</System>',
  ].join(S),
  'y',
);

/** Reads the plain head of the event that begins at `at`; null when it has another form. */
export function readHead(text: string, at: number): RawHead | null {
  HEAD.lastIndex = at;
  const match = HEAD.exec(text);
  if (!match) return null;
  return {
    provider: match[1]!,
    eventId: match[2]!,
    level: match[3] ?? '',
    time: (match[4] ?? match[5])!,
    recordId: match[6]!,
    place: match[7]!,
    end: HEAD.lastIndex,
  };
}

const PLAIN = /^[\t\r\n\x20-\x7e]*$/;
const PLACE = /^<Channel>(.*)<\/Channel>[ \t\r\n]*<Computer>(.*)<\/Computer>$/s;
const ATTRIBUTE = /([\w.:-]+)[ \t\r\n]*=[ \t\r\n]*(?:'([^']*)'|"([^"]*)")/g;

const isPlain = (raw: string): boolean => PLAIN.test(raw) && !raw.includes('&');

/** null where references or other characters than ASCII need decoding first. */
export function readPlace(raw: string): { channel: string; computer: string } | null {
  const match = isPlain(raw) ? PLACE.exec(raw) : null;
  return match && { channel: match[1]!, computer: match[2]! };
}

/** null where the attributes need decoding first, or give no name. */
export function readProvider(raw: string): { name: string; sourceName: string | null } | null {
  if (!isPlain(raw)) return null;
  const attributes = new Map([...raw.matchAll(ATTRIBUTE)].map((m) => [m[1]!, m[2] ?? m[3] ?? '']));
  // Whatever is no attribute makes the tag a matter for the parser.
  if (raw.replace(ATTRIBUTE, '').trim() !== '') return null;
  const name = attributes.get('Name');
  return name ? { name, sourceName: attributes.get('EventSourceName') || null } : null;
}
