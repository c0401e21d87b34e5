import { AUTHORITIES, isContainer, isFileName, isPublicProfile } from '../well-known';
import { matches, type Span } from './span';

/** Who: addresses, accounts of domains, service accounts, folders of profiles. */

const LONGEST_LOCAL = 128;
const LONGEST_DOMAIN = 255;
const AT = /@|%40/g;
// Neither Active Directory nor the cloud takes & / = ? % | * in it, and texts have these around addresses.
const LOCAL = /(?:[\p{L}\p{N}_][\p{L}\p{N}\p{M}._'’`!#$^~+-]{0,127}|"[^"\r\n<>]{1,64}")$/u;
const DOMAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.-]{0,252}[\p{L}\p{N}])?/u;

export function* addresses(text: string): Generator<Span> {
  for (const { index, 0: sign } of text.matchAll(AT)) {
    const before = text.slice(Math.max(0, index - LONGEST_LOCAL), index);
    const local = LOCAL.exec(before)?.[0];
    const from = index + sign.length;
    const domain = DOMAIN.exec(text.slice(from, from + LONGEST_DOMAIN))?.[0];
    if (local && domain) yield { start: index - local.length, end: from + domain.length, form: 'user' };
    else if (domain?.includes('.') && !isFileName(domain))
      yield { start: from, end: from + domain.length, form: 'domain' };
  }
}

const BACKSLASH = /(?<!\\)\\{1,2}(?!\\)/g;
const LOGON_DOMAIN = /(?<![\p{L}\p{N}._\\:/-])[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;
const LOGON_USER = /^[\p{L}\p{N}_$][\p{L}\p{N}\p{M}._$~!#'-]{0,103}/u;

/** A path may have blanks in it: `C:\Program Files\Microsoft`; behind a file's ending or a word of a sentence it has ended. */
const PATH =
  /(?:\b[A-Za-z]:|\.)\\(?:(?!\.\w{1,6}["']?[\s:]|\s(?:as|for|by|user|account|with|from|to|of|in|on|is|was|failed|could|not|that|which)\s)[^"<>|\r\n,;()])*$/i;
const QUOTATION = /["'‘“]$/;
/** What a name of a person may go on with where quotation marks say how far. */
const GOES_ON = /^(?:[ ,][\p{L}\p{N}\p{M}.'’-]{1,40}){1,4}(?=["'’”](?!\p{L}))/u;
/** An account of the machine itself. */
const LOCAL_LOGON = /(?<![^\s"'=(:,])\.\\{1,2}([\p{L}_][\p{L}\p{N}\p{M}_$~-]{0,103})(?![\p{L}\p{N}_$~.\\-])/gu;

export function* logons(text: string): Generator<Span> {
  for (const { index, 0: backslash } of text.matchAll(BACKSLASH)) {
    const before = text.slice(Math.max(0, index - 64), index);
    const domain = LOGON_DOMAIN.exec(before)?.[0];
    const after = text.slice(index + backslash.length, index + backslash.length + LONGEST_LOCAL);
    const user = LOGON_USER.exec(after)?.[0].replace(/[.'!~-]+$/, '');
    if (!domain || !user || after[user.length] === '\\' || isFileName(user)) continue;
    if (AUTHORITIES.test(before) || PATH.test(before)) continue;
    const isQuoted = QUOTATION.test(before.slice(0, before.length - domain.length));
    const rest = isQuoted ? (GOES_ON.exec(after.slice(user.length))?.[0] ?? '') : '';
    yield { start: index - domain.length, end: index + backslash.length + user.length + rest.length, form: 'user' };
  }
  yield* matches(text, LOCAL_LOGON, 'user');
}

const SERVICE_ACCOUNT = /(?<![\p{L}\p{N}])(?:(?:MSOL|AAD|Sync)_[\p{L}\p{N}_-]{1,60}|ADSyncMSA\w{1,20})/giu;
/** Names in a profile's path may hold blanks where the path goes on, or where quotation marks say how far it goes. */
const PROFILE =
  /(?:\\{1,2}(?:Users|Documents and Settings|Profiles\$?|Homes?\$?)\\{1,2}|\/(?:home|Users|personal)\/)([^\\/:*?"<>|\r\n]{1,104}(?=[\\/])|[^\\/:*?"<>|\s]{1,104}(?=\s[^\s\\/:*?"<>|])(?:\s[^\s\\/:*?"<>|]{1,40}){1,3}(?=")|[^\\/:*?"<>|\s]{1,104})/gi;
/** `contoso.com/Staff/Anna Berg`: what is none has no name with a blank at its end, or no container at its beginning. */
const CANONICAL =
  /(?<![\w/@:.-])(?:[a-z0-9][\w-]{0,62}\.){1,8}[a-z]{2,24}\/(?=Users\/|Computers\/|(?:[^\\/:;,"'<>|\r\n]{1,64}\/){0,8}[^\s\\/:;,"'<>|]{1,64}\s\p{Lu})((?:[^\\/:;,"'<>|\r\n]{1,64}\/){0,8}\p{L}[\p{L}\p{N}\p{M}.’'-]{0,63}(?:\s\p{Lu}[\p{L}\p{M}.’'-]{0,63}){0,3})/gu;
const WINNT = /\bWinNT:\/\/([^\s,;"'<>\\]{1,256})/gi;

/** Paths of directories whose parts are names. */
function* paths(text: string): Generator<Span> {
  for (const pattern of [CANONICAL, WINNT])
    for (const { start, end } of matches(text, pattern, 'user')) {
      let at = start;
      for (const part of text.slice(start, end).split('/')) {
        if (part !== '' && !isContainer(part)) yield { start: at, end: at + part.length, form: 'user' };
        at += part.length + 1;
      }
    }
}

export function* accounts(text: string): Generator<Span> {
  yield* matches(text, SERVICE_ACCOUNT, 'user');
  yield* matches(text, PROFILE, 'user', (value) => !isPublicProfile(value));
  yield* paths(text);
}
