import { isIPv6 } from 'node:net';
import { matches, type Span } from './span';

/** Where, in numbers. */

// Texts are glued to addresses, as in `10.0.0.1Azure AD Sync`.
const IPV4 = /(?:(?<![\d.\w])|(?<=\bIP))(?:\d{1,3}\.){3}\d{1,3}(?![\da-z_]|\.\d)/g;
/** No version has a port. */
const IPV4_AND_PORT = /(?<![\d.])((?:\d{1,3}\.){3}\d{1,3})(?=:\d{2,5}(?![\w.]))/g;
/** What stands before numbers with dots that are no address. */
const VERSION =
  /(?:\bversion|\bver|\bbuild|\brelease|\bv|(?:AD|AAD|Entra|Directory|Connect|DirSync) ?(?:connect|sync|v)|DirSync|Directory Connect|\b(?:Identity|Service) Manager|Agent)["']?[\s:=(]{0,4}["']?$/i;
const isAddress = (value: string): boolean => value.split('.').every((part) => Number(part) <= 255);

/** Everything that may be part of one; what punctuation it has at its ends is the sentence's. */
const IPV6 =
  /(?<![\w.])[0-9a-f:]{2,45}(?:(?:\.\d{1,3}){3})?(?:%\w{1,16})?(?!\w)|(?<=[a-z]):[0-9a-f]{1,4}:[0-9a-f:]{2,40}(?!\w)/gi;

export function* ipAddresses(text: string): Generator<Span> {
  yield* matches(text, IPV4, 'ip', (value, before) => isAddress(value) && !VERSION.test(before));
  yield* matches(text, IPV4_AND_PORT, 'ip', isAddress);
  for (const { index, 0: written } of text.matchAll(IPV6)) {
    const before = /^:(?!:)/.test(written) ? 1 : 0;
    const value = written.slice(before).replace(/(?<!:):$/, '');
    if (isIPv6(value) && /[0-9a-f]/i.test(value))
      yield { start: index + before, end: index + before + value.length, form: 'ip' };
  }
}
