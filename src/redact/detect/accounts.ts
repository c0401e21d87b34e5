import { AUTHORITIES, isNothing, isPublicProfile } from '../well-known';
import { matches, type Span } from './span';

/** Who: addresses, accounts of domains, service accounts, folders of profiles, names behind a telling word. */

const LONGEST_LOCAL = 128;
const LONGEST_DOMAIN = 255;
const AT = /@|%40/g;
const LOCAL = /(?:[\p{L}\p{N}_][\p{L}\p{N}\p{M}._'!#^~+-]{0,127}|"[^"\r\n<>]{1,64}")$/u;
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
  /\b(?:UserName|User name|Account Name|sAMAccountName|mailNickname|UserPrincipalName|AdminUpn|Caller User|Logon Name|User ?ID|Uid)(?:"|&quot;)?\s{0,3}[:=]\s{0,12}["']?([^\s,;:"'<>&()[\]{}=]{1,128})/gi;
/** Names in a profile's path may hold blanks where the path goes on. */
const PROFILE =
  /(?:\\{1,2}(?:[Uu]sers|Documents and Settings)\\{1,2}|\/(?:home|Users)\/)([^\\/:*?"<>|\n]{1,104}(?=[\\/])|[^\\/:*?"<>|\s]{1,104})/g;

/** Names as people say them: before an address, or behind a word of a directory. */
const SPOKEN =
  /"([^"<>\r\n]{2,64})"\s?(?=<[^<>\s]{1,128}@)|\b(?:display ?name|given ?name|surname|sn)(?:"|&quot;)?\s{0,3}[:=]\s{0,3}["']?([^\s,;:"'<>&()[\]{}=|][^,;:"'<>&()[\]{}=|\r\n]{0,63}?)(?=["'<>&,;)\]}|\r\n]|\s{1,3}[\w-]{1,30}\s?[:=]|\.?$|\.\s)/gi;
const PASSWORD = /\b(?:password|pwd|secret)=["']?([^\s;,"'<>&]{1,128})/gi;
const IN_ADDRESS = /:\/\/([^\s/@:"<>]{1,64}):([^\s/@"<>]{1,64})@/g;

function* spoken(text: string): Generator<Span> {
  for (const { index, 0: all, 1: quoted, 2: named } of text.matchAll(SPOKEN)) {
    const value = (quoted ?? named)!.trimEnd();
    const start = index + all.lastIndexOf(value);
    if (!isNothing(value)) yield { start, end: start + value.length, form: 'user' };
  }
}

function* passwords(text: string): Generator<Span> {
  yield* matches(text, PASSWORD, 'data');
  for (const { index, 1: user = '', 2: password = '' } of text.matchAll(IN_ADDRESS)) {
    const start = index + '://'.length;
    const middle = start + user.length + 1;
    yield { start, end: middle - 1, form: 'user' };
    yield { start: middle, end: middle + password.length, form: 'data' };
  }
}

export function* accounts(text: string): Generator<Span> {
  yield* spoken(text);
  yield* passwords(text);
  yield* matches(text, SERVICE_ACCOUNT, 'user');
  for (const span of matches(text, NAMED, 'user', (value) => !isNothing(value.replace(/\.$/, '')))) {
    const end = text[span.end - 1] === '.' ? span.end - 1 : span.end;
    const hasDomain = /[\\@]/.test(text.slice(span.start, end));
    if (!hasDomain && end > span.start) yield { ...span, end };
  }
  yield* matches(text, PROFILE, 'user', (value) => !isPublicProfile(value));
}
