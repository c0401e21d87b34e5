import { AUTHORITIES, isNothing, isPublicProfile } from '../well-known';
import { matches, type Span } from './span';

/** Who: addresses, accounts of domains, service accounts, folders of profiles, names behind a telling word. */

const LONGEST_LOCAL = 128;
const LONGEST_DOMAIN = 255;
const AT = /@|%40/g;
const LOCAL = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}._'!#^~+-]{0,127}$/u;
const DOMAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.-]{0,252}[\p{L}\p{N}])?/u;

export function* addresses(text: string): Generator<Span> {
  for (const { index, 0: sign } of text.matchAll(AT)) {
    const before = text.slice(Math.max(0, index - LONGEST_LOCAL), index);
    const local = LOCAL.exec(before)?.[0];
    const from = index + sign.length;
    const domain = DOMAIN.exec(text.slice(from, from + LONGEST_DOMAIN))?.[0];
    if (local && domain) yield { start: index - local.length, end: from + domain.length, form: 'user' };
  }
}

const BACKSLASH = /(?<!\\)\\{1,2}(?!\\)/g;
const LOGON_DOMAIN = /(?<![\p{L}\p{N}._\\:/-])[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;
const LOGON_USER = /^[\p{L}\p{N}_$][\p{L}\p{N}\p{M}._$~!#'-]{0,103}/u;
/** What looks like `DOMAIN\user` and is a file of the product's makers. */
const SOURCE_FILE =
  /\.(?:cpp|cxx|cc|c|h|hpp|inc|inl|idl|cs|vb|dll|exe|sys|pdb|mdb|ldf|mdf|config|ps1|psm1|log|xml|txt|evtx|csv|zip|json|etl)$/i;

/** A path may have blanks in it: `C:\Program Files\Microsoft`. */
const PATH = /(?:\b[A-Za-z]:|\.)\\[^"<>|\r\n]*$/;

export function* logons(text: string): Generator<Span> {
  for (const { index, 0: backslash } of text.matchAll(BACKSLASH)) {
    const before = text.slice(Math.max(0, index - 64), index);
    const domain = LOGON_DOMAIN.exec(before)?.[0];
    const after = text.slice(index + backslash.length, index + backslash.length + LONGEST_LOCAL);
    const user = LOGON_USER.exec(after)?.[0].replace(/[.'!~-]+$/, '');
    if (!domain || !user || after[user.length] === '\\' || SOURCE_FILE.test(user)) continue;
    if (AUTHORITIES.test(before) || PATH.test(before)) continue;
    yield { start: index - domain.length, end: index + backslash.length + user.length, form: 'user' };
  }
}

const SERVICE_ACCOUNT = /(?<![\p{L}\p{N}])(?:(?:MSOL|AAD|Sync)_[\p{L}\p{N}_-]{1,60}|ADSyncMSA\w{1,20})/giu;
const NAMED =
  /\b(?:UserName|User name|Account Name|sAMAccountName|mailNickname|UserPrincipalName|AdminUpn|Caller User|Logon Name)(?:"|&quot;)?\s{0,3}[:=]\s{0,12}["']?([^\s,;:"'<>&()[\]{}=]{1,128})/gi;
/** Names in a profile's path may hold blanks where the path goes on. */
const PROFILE =
  /(?:\\{1,2}(?:[Uu]sers|Documents and Settings)\\{1,2}|\/(?:home|Users)\/)([^\\/:*?"<>|\n]{1,104}(?=[\\/])|[^\\/:*?"<>|\s]{1,104})/g;

export function* accounts(text: string): Generator<Span> {
  yield* matches(text, SERVICE_ACCOUNT, 'user');
  for (const span of matches(text, NAMED, 'user', (value) => !isNothing(value.replace(/\.$/, '')))) {
    const end = text[span.end - 1] === '.' ? span.end - 1 : span.end;
    const hasDomain = /[\\@]/.test(text.slice(span.start, end));
    if (!hasDomain && end > span.start) yield { ...span, end };
  }
  yield* matches(text, PROFILE, 'user', (value) => !isPublicProfile(value));
}
