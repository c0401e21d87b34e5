import type { Catalog } from '../model/catalog';
import type { MessageFields } from '../model/event';
import { NamePool } from '../model/name-pool';
import { contextOf } from './context';
import { decisiveHresult, hresultsOf } from './hresults';

const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const TRACKING_ID = new RegExp(String.raw`\bTrackingId\s{0,3}:?\s{0,3}\{?(${GUID})`, 'i');
/** The engine's own spelling of the cloud anchor; the build text may be glued to it. */
const ENGINE_ANCHOR = new RegExp(
  String.raw`AAD anchor\s{0,3}=\s{0,3}(User_(?:${GUID}|[^\s",]{1,80}?(?=Azure AD|[\s",]|$)))`,
  'i',
);
const CONNECT_BUILD = /(?:Azure AD|Entra Connect|Entra) Sync\s{1,3}(\d{1,5}(?:\.\d{1,6}){2,3})/gi;
const WRITEBACK_VERSION = /\bVersion:\s{0,3}(\d{1,5}(?:\.\d{1,6}){3})\b/;
/** As a host, after a label, or by the names that Microsoft gives the relays of this feature. */
const NAMESPACES: readonly [string, RegExp][] = [
  ['.servicebus.', /\b([a-z0-9][a-z0-9-]{0,62})\.servicebus\.(?:windows|usgovcloudapi|chinacloudapi|cloudapi)\b/i],
  ['namespace', /\bNamespace\s{0,3}[:=]\s{0,3}([a-z][a-z0-9-]{2,62})(?![\w.-])/i],
  ['sspr', /\b(ssprdedicated[a-z0-9-]{1,50})\b/i],
];
const CONNECTOR_ACCOUNTS: readonly [string, RegExp][] = [
  ['acquire user information', /\bacquire user information: ([\w.-]{1,64}\\[^\s,:"]{1,64}?)(?=[.,]?(?:\s|$))/i],
  ['username=', /\bUserName=([^\s,"]{1,64}?)(?=[.,]?(?:\s|$))/i],
  ['msol_', /\b(?:[\w.-]{1,64}\\)?MSOL_\w{1,40}/i],
];
const DOMAIN_MARKS = ['domainname=', 'for domain: ', '<partition-name>'];
const DOMAIN = /(?:\bDomainName=|\bfor domain: |<partition-name>)([^\s,<]{1,255}?)(?=[.,]?(?:\s|<|$)|,)/i;
/** `at Some.Namespace.Type.Method(` — the word "at" is localised, so only the call is matched. */
const METHOD = /\.([A-Za-z_]\w{3,80})\(/g;
const RPC_ERROR = /\bRPC Error\s{0,3}:?\s{0,3}(\d{1,6})\b/gi;
const ERROR_CODE = /\bError Code\s{0,3}:\s{0,3}(\d{1,6})\b/gi;
const FAILED_OBJECT = /\bResult\s{0,3}:\s{0,3}Failed\b/gi;

/**
 * The id of the attempt that a text speaks of.
 * @param provider in the catalog's spelling; only some providers' tracking ids name attempts
 */
export const trackingIdOf = (text: string, provider: string, { settings }: Catalog): string | null =>
  settings.trackedProviders.includes(provider) ? (group(TRACKING_ID, text)?.toLowerCase() ?? null) : null;

/**
 * Takes out of an event's text what the message grammar knows, tolerating the variations that are seen: missing commas and
 * colons, no blank after a colon, upper-case ids, build text glued to the word before. Every repetition is bounded,
 * because the text is not ours.
 * @param names gives the strings found: they outlive the text that they are cut from
 */
export function messageFields(text: string, catalog: Catalog, names: NamePool = new NamePool()): MessageFields {
  const { enginePrefix } = catalog.settings;
  const lower = text.toLowerCase();
  // A search for a plain word is many times as fast as a pattern that could begin anywhere.
  const one = (word: string, pattern: RegExp): string | null => (lower.includes(word) ? group(pattern, text) : null);
  const all = (word: string, pattern: RegExp): string[] => (lower.includes(word) ? groups(pattern, text) : NONE);
  const first = (patterns: readonly [string, RegExp][]): string | null => {
    for (const [word, pattern] of patterns) {
      const found = one(word, pattern);
      if (found) return found;
    }
    return null;
  };
  const own = (name: string | null | undefined): string | null => (name ? names.one(name) : null);
  const owns = (found: readonly string[]): string[] => (found.length > 0 ? found.map((name) => names.one(name)) : NONE);
  const context = contextOf(text, lower);
  const hresults = hresultsOf(text, lower).filter((code) => catalog.hresultByCode.get(code)?.kind !== 'noise');
  return {
    // One by one: a spread takes the slow way through the engine, for every event.
    upn: own(context.upn),
    adminUpn: own(context.adminUpn),
    sourceAnchor: own(context.sourceAnchor),
    unblockUser: context.unblockUser,
    contextFields: context.contextFields,
    cloudAnchor: own(context.cloudAnchor ?? one('aad anchor', ENGINE_ANCHOR)),
    methods: owns(all('(', METHOD)),
    hresults: owns(hresults),
    hresult: hresults.length > 0 ? own(decisiveHresult(text, hresults, enginePrefix)) : null,
    rpcErrors: numbers(all('rpc error', RPC_ERROR)),
    errorCodes: numbers(all('error code', ERROR_CODE)),
    connectBuild: own(all(' sync', CONNECT_BUILD).at(-1)),
    writebackVersion: own(one('version:', WRITEBACK_VERSION)),
    failedObjects: lower.includes('failed') ? (text.match(FAILED_OBJECT)?.length ?? 0) : 0,
    namespace: own(first(NAMESPACES)?.toLowerCase()),
    connectorAccount: own(first(CONNECTOR_ACCOUNTS)),
    domain: DOMAIN_MARKS.some((mark) => lower.includes(mark)) ? own(group(DOMAIN, text)?.toLowerCase()) : null,
  };
}

/** Shared by the many events that have none: a month of a busy server must fit in memory. */
const NONE: never[] = [];

const numbers = (texts: readonly string[]): number[] => (texts.length > 0 ? texts.map(Number) : NONE);

/** The pattern's group, or the whole match of a pattern without one. */
function group(pattern: RegExp, text: string): string | null {
  const match = pattern.exec(text);
  return match ? (match[1] ?? match[0]) : null;
}

/** Every occurrence of the pattern's group, each once, in order. */
function groups(pattern: RegExp, text: string): string[] {
  return [...new Set(Array.from(text.matchAll(pattern), (match) => match[1]!))];
}
