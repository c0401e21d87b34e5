import { isIPv6 } from 'node:net';
import { isNothing, isPublicDomain } from '../well-known';
import { matches, type Span } from './span';

/** Where: hosts, domains, addresses, relay namespaces. */

const HOST_NAMED =
  /(?<![\p{L}\p{N}])(?:host ?name|computer ?name|work ?station(?: ?name)?|machine ?name|server ?name|<computer>|&lt;computer&gt;)(?:"|&quot;)?(?:\s{0,3}[:=]\s{0,12}|(?<=[>;]))["']?([\p{L}\p{N}](?:[\p{L}\p{N}_.-]{0,252}[\p{L}\p{N}_])?)(?![\p{L}\p{N}_(])/giu;
const HOST_MEANT =
  /(?<![\p{L}\p{N}])(?:-Server|-ComputerName|server|proxy|domain controller|DC)(?:\s{0,3}[:=]\s{0,12}|\s)["']?([a-z0-9](?:[\w.-]{0,252}\w)?)(?![\w(])/giu;
const DOMAIN_NAMED =
  /\b(?:DomainName=|for (?:domain|forest):\s?|(?:domain|forest|domain name|account domain|forest name|partition-name)(?:"|&quot;)?(?:\s{0,3}[:=]\s{0,12}|>|&gt;|&amp;gt;))["']?([a-z0-9](?:[\w.-]{0,252}\w)?)(?![\w(])/gi;
const IN_ADDRESS =
  /\b(?:https?|ldaps?|gc|net\.tcp|tcp):\/\/(?:[^\s/@"<>]{1,128}@)?([a-z0-9][\w-]{0,62})(?![\w.@-])(?!:[^\s/@]{0,64}@)/gi;
const UNC = /(?<![\\\w])\\\\([a-z0-9][\w.-]{0,252})\\/gi;

export function* named(text: string): Generator<Span> {
  const isName = (value: string): boolean => !isNothing(value);
  // "Server: the …" and "domain controller is …" go on with a word; a name has a digit, a dot, a dash, or capitals alone.
  const looksNamed = (value: string): boolean =>
    isName(value) && /\p{L}/u.test(value) && /[\d.-]|^[^a-z]{3,}$/.test(value);
  yield* matches(text, HOST_NAMED, 'host', isName);
  yield* matches(text, HOST_MEANT, 'host', looksNamed);
  yield* matches(text, DOMAIN_NAMED, 'domain', isName);
  yield* matches(text, UNC, 'host');
  yield* matches(text, IN_ADDRESS, 'host', isName);
}

const NAMESPACE =
  /(?<![\w.-])([a-z0-9][a-z0-9-]{0,62})(?=\.servicebus\.(?:windows|usgovcloudapi|chinacloudapi|cloudapi)\b)/gi;
const RELAY_NAME = /(?<![\w.-])ssprdedicatedsb[a-z0-9-]{1,48}/gi;

export function* namespaces(text: string): Generator<Span> {
  yield* matches(text, NAMESPACE, 'namespace');
  yield* matches(text, RELAY_NAME, 'namespace');
}

const DOTTED =
  /(?<![\p{L}\p{N}_.@\\-])(?:\*\.)?[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,62}\.){1,12}([\p{L}]{2,24})(?![\p{L}\p{N}_(\\]|\.[\p{L}\p{N}])/gu;
const ENDINGS =
  /^(?:com|net|org|edu|gov|mil|int|info|biz|name|io|cloud|app|dev|group|local|localdomain|lan|internal|intra|intern|corp|home|ad|priv|private|domain|dom|root|test|example|invalid)$/;
/** Two letters that end a name of a file rather than of a country. */
const FILE_ENDINGS = /^(?:cs|cc|py|rs|sh|pl|ps|so|md|vb|js|ts|db|gz|hs|rb)$/;

/** Hosts and domains without a word that says so. Type names are written in mixed case, names of hosts are not. */
export function* dotted(text: string): Generator<Span> {
  for (const match of text.matchAll(DOTTED)) {
    const [name, ending = ''] = match;
    const oneCase = name === name.toUpperCase() || ending === ending.toLowerCase();
    const lower = ending.toLowerCase();
    const isEnding = ENDINGS.test(lower) || (lower.length === 2 && !FILE_ENDINGS.test(lower));
    if (oneCase && isEnding && !isPublicDomain(name))
      yield { start: match.index, end: match.index + name.length, form: 'dotted' };
  }
}

const IPV4 = /(?<![\d.\w])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)/g;
const IPV6 = /(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\.\d{1,3}){0,3}(?:%\w{1,16})?(?![\w:])/gi;
/** What stands before numbers with dots that are no address. */
const VERSION = /(?:\bversion|\bver|\bbuild|\bsync|\bmanager|\bconnect|\brelease|\bv)["']?[\s:=(]{0,4}["']?$/i;

export function* ipAddresses(text: string): Generator<Span> {
  yield* matches(
    text,
    IPV4,
    'ip',
    (value, before) => value.split('.').every((part) => Number(part) <= 255) && !VERSION.test(before),
  );
  yield* matches(text, IPV6, 'ip', (value) => isIPv6(value) && /[0-9a-f]/i.test(value));
}
