import { isFileName, isNothing, isPublicDomain } from '../well-known';
import { matches, type Span } from './span';

/** Where: hosts, domains, addresses, relay namespaces. */

const HOST_NAMED =
  /(?<![\p{L}\p{N}])(?:host ?name|computer ?name|datornamn|work ?station(?: ?name)?|machine ?name|server ?name|<computer>|&lt;computer&gt;)(?:"|&quot;)?(?:\s{0,3}[:=]\s{0,12}|(?<=[>;]))["']?([\p{L}\p{N}](?:[\p{L}\p{N}_.-]{0,252}[\p{L}\p{N}_])?)(?![\p{L}\p{N}_(])/giu;
const HOST_MEANT =
  /(?<![\p{L}\p{N}])(?:-Server|-ComputerName|server|proxy|domain controller|DC)(?:\s{0,3}[:=]\s{0,12}|\s)["']?([a-z0-9](?:[\w.-]{0,252}\w)?)(?![\w(])/giu;
const DOMAIN_NAMED =
  /\b(?:DomainName=|for (?:domain|forest):\s?|(?:domain|forest|dom(?:ain)? ?name|(?:subject|target)domainname|account domain|forest name|domännamn|partition-name)(?:["']|&quot;)?(?:\s{0,3}[:=]\s{0,12}|>|&gt;|&amp;gt;))["']?([a-z0-9](?:[\w.-]{0,252}\w)?)(?![\w(])/gi;
const QUOTED =
  /\b(server|computer|host|machine|domain controller|domain|forest|domän(?:en)?|dator(?:n)?)\s["'‘“]([\p{L}\p{N}][\p{L}\p{N}_.-]{0,253})["'’”]/giu;
/** Whatever a host's name ends in, the address says that it is one. */
const IN_ADDRESS =
  /\b[a-z][a-z0-9+.-]{1,15}:\/\/(?:[^\s/@"<>]{1,128}@)?((?:[\p{L}\p{N}_-]{1,63}\.){0,12}[\p{L}\p{N}][\p{L}\p{N}_-]{0,62})(?![\p{L}\p{N}_.@-]*[\p{L}\p{N}_@-])(?!:[^\s/@]{0,64}@)/giu;
const BEFORE_PORT =
  /(?<![\p{L}\p{N}_.@\\/-])((?:[a-z0-9_][a-z0-9_-]{0,62}\.){1,12}[a-z]{2,24})(?=:\d{2,5}(?![\d\w.:]))/giu;
const UNC = /(?<![\\\w])\\\\(?:\?\\UNC\\)?([a-z0-9][\w.-]{0,252})(?=[\\\s"'<>,;]|$)/gi;
const SHARE = /(?<![^\s"'=(<>])\/\/([a-z0-9][\w.-]{0,252})(?=\/[\w$])/gi;
const SERVICE_PRINCIPAL =
  /(?<![\p{L}\p{N}/\\])(?:MSSQLSvc|TERMSRV|WSMAN|RestrictedKrbHost|HOST|cifs|krbtgt)\/([\p{L}\p{N}][\p{L}\p{N}_.-]{0,252})/gu;

/** Not an address by numbers, no file, and no name that everybody shares. */
const isForeign = (name: string): boolean =>
  /\p{L}/u.test(name) && !isNothing(name) && !isPublicDomain(name) && !isFileName(name);
const isOneCase = (name: string): boolean => name === name.toUpperCase() || name === name.toLowerCase();

export function* named(text: string): Generator<Span> {
  const isName = (value: string): boolean => !isNothing(value);
  // "Server: the …" and "domain controller is …" go on with a word; a name has a digit, a dot, a dash, or capitals alone.
  const looksNamed = (value: string): boolean =>
    isName(value) && /\p{L}/u.test(value) && /[\d.-]|^[^a-z]{3,}$/.test(value);
  yield* matches(text, HOST_NAMED, 'host', isName);
  yield* matches(text, HOST_MEANT, 'host', looksNamed);
  yield* matches(text, DOMAIN_NAMED, 'domain', isName);
  yield* matches(text, UNC, 'host');
  yield* matches(text, SHARE, 'host', isName);
  yield* matches(text, SERVICE_PRINCIPAL, 'host', isName);
  for (const { index, 0: all, 1: what = '', 2: name = '' } of text.matchAll(QUOTED)) {
    const start = index + all.length - 1 - name.length;
    if (isName(name))
      yield { start, end: start + name.length, form: /^(?:domain|forest|dom\p{L}+)$/iu.test(what) ? 'domain' : 'host' };
  }
  for (const span of matches(text, IN_ADDRESS, 'host', isForeign))
    yield { ...span, form: text.slice(span.start, span.end).includes('.') ? 'dotted' : 'host' };
  yield* matches(text, BEFORE_PORT, 'dotted', (value) => isForeign(value) && isOneCase(value));
}

const NAMESPACE =
  /(?<![\w.-])([a-z0-9][a-z0-9-]{0,62})(?=\.servicebus\.(?:windows|usgovcloudapi|chinacloudapi|cloudapi)\b)/gi;
const RELAY_NAME = /(?<![\w.-])ssprdedicatedsb[a-z0-9-]{1,48}/gi;

export function* namespaces(text: string): Generator<Span> {
  yield* matches(text, NAMESPACE, 'namespace');
  yield* matches(text, RELAY_NAME, 'namespace');
}

const DOTTED =
  /(?<![\p{L}\p{N}_.@\\-])(?:\*\.)?[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,62}\.){1,12}(xn--[a-z0-9-]{2,59}|[\p{L}]{2,24})(?![\p{L}\p{N}_(\\]|\.[\p{L}\p{N}])/gu;
const ENDINGS = new RegExp(
  `^(?:${[
    'com net org edu gov mil int info biz name io cloud app dev group local localdomain lan internal intra intern corp home',
    'ad priv prv private domain dom root test example invalid xn--[a-z0-9-]+',
    'academy aero agency asia bank bayern berlin brussels business careers center church city clinic club',
    'college community company consulting coop digital education energy engineering eus expert family finance',
    'financial foundation gal gent global gmbh green hamburg health healthcare hospital insurance institute',
    'international jobs koeln law llc london ltd media mobi museum news nrw online',
    'paris quebec ruhr saarland school schule schweiz scot services shop social',
    'software solutions space sport store stream studio swiss sydney systems tech technology tel tirol',
    'tokyo town trade travel university vlaanderen wales website wien xyz zone zuerich',
  ]
    .join(' ')
    .replaceAll(' ', '|')})$`,
);
/** Two letters that end a name of a file and of no country, or of one that is far smaller than a language. */
const FILE_ENDINGS = /^(?:cs|vb|js|ts|db|gz|hs|rb|ps|so)$/;

/** `Dc01.Contoso.Com`: types and namespaces of programs have no number at the end of their first part. */
const NUMBERED_HOST = /^[A-Za-z-]{2,14}\d{1,4}\.[^.]+\.[A-Z]/;

/** Hosts and domains without a word that says so. Type names are written in mixed case, names of hosts are not. */
export function* dotted(text: string): Generator<Span> {
  for (const match of text.matchAll(DOTTED)) {
    const [name, ending = ''] = match;
    const oneCase = name === name.toUpperCase() || ending === ending.toLowerCase() || NUMBERED_HOST.test(name);
    const lower = ending.toLowerCase();
    const isEnding = ENDINGS.test(lower) || (lower.length === 2 && !FILE_ENDINGS.test(lower));
    if (oneCase && isEnding && !isPublicDomain(name))
      yield { start: match.index, end: match.index + name.length, form: 'dotted' };
  }
}
