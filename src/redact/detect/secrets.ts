import { isNothing } from '../well-known';
import { matches, type Span } from './span';

/** What opens doors: passwords, keys, tokens and cookies, where a text says that they are. */

const KEY =
  '(?:password|passwd|pwd|(?:client[_-]?)?secret|SharedAccessKey|AccountKey|SharedAccessSignature|(?:access|refresh|id)_token|' +
  'client_assertion|api[_-]?key)';
const ASSIGNED = new RegExp(String.raw`(?<![\p{L}\p{N}])${KEY}=["']?([^\s;,"'<>&]{1,4096})`, 'giu');
const IN_JSON = new RegExp(String.raw`"${KEY}"\s{0,3}:\s{0,3}"([^"\r\n]{1,4096})"`, 'giu');
const IN_MARKUP = new RegExp(String.raw`<(?:\w{1,20}:)?${KEY}(?:\s[^<>]{0,100})?>([^<>\r\n]{1,4096})<`, 'giu');
/** Prose goes on with a word behind "Password:"; what is none is a password. */
const SAID = new RegExp(String.raw`(?<![\p{L}\p{N}])${KEY}:\s{0,3}["']?([^\s;,"'<>&]{4,256})`, 'giu');
const looksSecret = (value: string): boolean => /\p{L}/u.test(value) && /[^\p{L}.:()-]/u.test(value);

const SIGNATURE = /[?&]sig=([^\s;,"'<>&]{1,512})/g;
const BEARER = /\bBearer\s{1,3}([\w.~+/-]{12,8192}={0,2})/gi;
const AUTHORIZATION =
  /\bAuthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:[A-Za-z]{2,20}\s{1,3})?([\w.~+/-]{6,8192}={0,2})/gi;
const COOKIE = /\b(?:Set-)?Cookie["']?:\s{0,3}([^\r\n]{1,8192})/gi;
/** The head of a signed token, its claims and its signature. */
const SIGNED = /(?<![\w-])eyJ[\w-]{8,8192}\.[\w-]{8,16384}(?:\.[\w-]{0,8192})?/g;
const IN_ADDRESS = /:\/\/([^\s/@:"<>]{1,64}):([^\s/@"<>]{1,64})@/g;

/** Words of a sentence have no digits, nor capitals in their midst. */
const looksToken = (value: string): boolean => /\d|[a-z][A-Z]/.test(value);
const isSaid = (value: string): boolean => !isNothing(value) && !/^(?:true|false|yes|no)$/i.test(value);

export function* secrets(text: string): Generator<Span> {
  for (const pattern of [ASSIGNED, IN_JSON, IN_MARKUP]) yield* matches(text, pattern, 'data', isSaid);
  yield* matches(text, SAID, 'data', looksSecret);
  for (const pattern of [BEARER, AUTHORIZATION]) yield* matches(text, pattern, 'data', looksToken);
  for (const pattern of [SIGNATURE, COOKIE, SIGNED]) yield* matches(text, pattern, 'data', isSaid);
  for (const { index, 1: user = '', 2: password = '' } of text.matchAll(IN_ADDRESS)) {
    const start = index + '://'.length;
    const middle = start + user.length + 1;
    yield { start, end: middle - 1, form: 'user' };
    yield { start: middle, end: middle + password.length, form: 'data' };
  }
}
