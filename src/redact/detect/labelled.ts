import { isNothing } from '../well-known';
import { matches, type Span } from './span';

/** Who, as the words or the markup before a value tell. */

const ACCOUNT =
  '(?:(?:Subject|Target|Caller)?User ?Name|Account Name|sAMAccountName|mailNickname|UserPrincipalName|AdminUpn|Caller User|' +
  'Logon Name|User ?ID|Uid|unique_name|preferred_username|login_hint|Användarnamn|Kontonamn)';
const TOKEN = String.raw`([^\s,;:"'‘’“”<>&()[\]{}=]{1,128})`;
/** In signs, or in quotation marks alone: `sAMAccountName 'anna'`. */
const IS = String.raw`(?:(?:"|&quot;)?\s{0,3}[:=]\s{0,12}["']?|\s["'‘“](?=[^\s"'‘’“”]{1,128}["'’”]))`;
const NAMED = new RegExp(String.raw`(?<![\p{L}\p{N}])${ACCOUNT}${IS}${TOKEN}`, 'giu');
/** Prose goes on behind "the user: ", a field ends there. */
const FIELD = new RegExp(
  String.raw`(?<![\p{L}\p{N}])User(?:=["']?|"?:\s{0,12}["']?(?=[^\s,;"'<>]{1,128}\s{0,3}(?:$|[\r\n,;)\]}"'<])))${TOKEN}`,
  'gimu',
);
const QUOTED = /\b(?:user|account|användaren|kontot)\s["'‘“]([^\s"'‘’“”<>\\@]{1,104})["'’”]/giu;
/** Who begins: everything behind the word is the user's name, whatever it looks like. */
const BEGUN =
  /RequestStart,\s{0,3}Details:[ \t]{0,3}([^\s,;:=<>"][^\r\n<>:=,;"]{0,127}?)['’)\s]{0,3}(?:$|[\r\n<>:=,;"])/gm;
/** What stands behind such a word and is no name of a person. */
const NO_ONE = /^(?:NT|BUILTIN|SYSTEM|LOCAL|NETWORK|LocalSystem|true|false|(?:User|Group|Contact|Device)_.*)\.?$/i;

/** The value of an element or of an attribute of a directory: `<sn>Berg</sn>`, `<attr name="sn"><value>Berg</value></attr>`. */
const inMarkup = (labels: string): RegExp =>
  new RegExp(
    String.raw`(?:<(?:\w{1,20}:)?|\bname=["'])${labels}["']?(?:\s[^<>]{0,100})?>\s{0,8}(?:<value[^<>]{0,40}>\s{0,8})?([^<>\r\n]{1,128})(?=<)`,
    'giu',
  );
const ACCOUNT_IN_MARKUP = inMarkup(`(?:${ACCOUNT}|User)`);

export function* labelled(text: string): Generator<Span> {
  yield* spoken(text);
  const isSomeone = (value: string): boolean => !NO_ONE.test(value) && !isNothing(value.replace(/\.$/, ''));
  for (const span of [
    ...matches(text, NAMED, 'user', isSomeone),
    ...matches(text, FIELD, 'user', isSomeone),
    ...matches(text, ACCOUNT_IN_MARKUP, 'user', isSomeone),
  ]) {
    const end = text[span.end - 1] === '.' ? span.end - 1 : span.end;
    const hasDomain = /[\\@]/.test(text.slice(span.start, end));
    if (!hasDomain && end > span.start) yield { ...span, end };
  }
  yield* matches(text, QUOTED, 'user', isSomeone);
  for (const span of matches(text, BEGUN, 'user'))
    yield { ...span, end: span.start + text.slice(span.start, span.end).trimEnd().length };
}

const inAnyCase = (words: string): string => words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
const PERSON = '(?:display ?name|given[ _]?name|family[ _]?name|surname|sn|cn(?=:))';
const PERSON_IS = String.raw`(?<![\p{L}\p{N}])${inAnyCase(PERSON)}(?:"|&quot;)?\s{0,3}[:=]\s{0,3}`;
const APOSTROPHE = String.raw`(?<=\p{L})['’](?=\p{L})`;
/** `Berg, Anna` with nothing behind it in its line. */
const GIVEN_NAME = String.raw`\s\p{Lu}[\p{L}\p{M}'’. -]{0,60}(?:$|[\r\n;])`;

/** Names as people say them: before an address, or behind a word of a directory; with blanks, commas and apostrophes. */
const SPOKEN: readonly RegExp[] = [
  /"([^"<>\r\n]{2,64})"\s?(?=<[^<>\s]{1,128}@)/gu,
  /((?:\p{Lu}[\p{L}\p{M}.'’-]{0,40}\s){1,4})(?=<[^<>\s@]{1,128}@)/gu,
  new RegExp(String.raw`${PERSON_IS}"([^"<>\r\n]{1,64})"`, 'gu'),
  new RegExp(String.raw`${PERSON_IS}'([^"<>\r\n]{1,64}?)'(?!\p{L})`, 'gu'),
  new RegExp(
    String.raw`${PERSON_IS}([^\s,;:"'<>&()[\]{}=|](?:[^,;:"'<>&()[\]{}=|\r\n]|${APOSTROPHE}|,(?=${GIVEN_NAME})){0,63}?)` +
      String.raw`(?=["<>&;)\]}|\r\n]|'(?!\p{L})|,(?!${GIVEN_NAME})|\s{1,3}[\w-]{1,30}\s?[:=]|\.?$|\.\s)`,
    'gu',
  ),
  inMarkup(PERSON),
];

function* spoken(text: string): Generator<Span> {
  for (const pattern of SPOKEN)
    for (const span of matches(text, pattern, 'user', (value) => !isNothing(value.trim())))
      yield { ...span, end: span.start + text.slice(span.start, span.end).trimEnd().length };
}
