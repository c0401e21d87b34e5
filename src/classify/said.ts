import type { Catalog } from '../model/catalog';
import type { NamePool } from '../model/name-pool';
import { type Reasons, NO_REASONS, groups, hresultsOf, reasonsOf } from './hresults';

/** What a piece of a text says, apart from whom it is about; in the order in which it stands there. */
export interface Said {
  cloudAnchor: string | null;
  methods: readonly string[];
  /** Lower case, without noise codes. */
  hresults: readonly string[];
  /** Codes that its words call the reason, each in its own way; noise codes and codes of success too. */
  reasons: Reasons;
  rpcErrors: readonly string[];
  errorCodes: readonly string[];
  connectBuilds: readonly string[];
  writebackVersion: string | null;
  failedObjects: number;
  /** As each way of writing it has it, the surest first. */
  namespaces: readonly (string | null)[];
  connectorAccounts: readonly (string | null)[];
  domain: string | null;
  /** Words that stand around the names of users. */
  mayName: boolean;
  /** It ends in the middle of something that the next line may go on with. */
  goesOn: boolean;
}

export const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
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
const USER_MARKS = ['details', 'context', 'cloudanchor', 'userprincipalname'];
/** How those of the patterns begin that have blanks in them, for a blank may be a line break. */
const BEGUN = /\b(?:hr|anchor|error|code|result|sync|version|namespace)\s{0,3}[=:]?\s{0,3}$/i;
const LONGEST_BEGUN = 24;

/** Shared by the many lines that say nothing. */
export const SILENT: Said = {
  cloudAnchor: null,
  methods: [],
  hresults: [],
  reasons: NO_REASONS,
  rpcErrors: [],
  errorCodes: [],
  connectBuilds: [],
  writebackVersion: null,
  failedObjects: 0,
  namespaces: [],
  connectorAccounts: [],
  domain: null,
  mayName: false,
  goesOn: false,
};

/**
 * Takes out of a piece of text what the message grammar knows, tolerating the variations that are seen: missing colons, no
 * blank after a colon, build text glued to the word before. Every repetition is bounded, because the text is not ours.
 * @param names gives the strings found: they outlive the text that they are cut from
 */
export function saidIn(piece: string, catalog: Catalog, names: NamePool): Said {
  const lower = piece.toLowerCase();
  // A search for a plain word is many times as fast as a pattern that could begin anywhere.
  const one = (word: string, pattern: RegExp): string | null => (lower.includes(word) ? group(pattern, piece) : null);
  const all = (word: string, pattern: RegExp): string[] => (lower.includes(word) ? groups(pattern, piece) : NONE);
  const each = (patterns: readonly [string, RegExp][]): (string | null)[] =>
    patterns.some(([word]) => lower.includes(word)) ? patterns.map(([word, pattern]) => one(word, pattern)) : NONE;
  const own = (name: string | null): string | null => name && names.one(name);
  const owns = (found: string[]): string[] => (found.length > 0 ? found.map((name) => names.one(name)) : NONE);
  const hresults = hresultsOf(piece, lower).filter((code) => catalog.hresultByCode.get(code)?.kind !== 'noise');
  const said: Said = {
    cloudAnchor: own(one('aad anchor', ENGINE_ANCHOR)),
    methods: owns(all('(', METHOD)),
    hresults: owns(hresults),
    reasons: reasonsOf(piece, lower),
    rpcErrors: owns(all('rpc error', RPC_ERROR)),
    errorCodes: owns(all('error code', ERROR_CODE)),
    connectBuilds: owns(all(' sync', CONNECT_BUILD)),
    writebackVersion: own(one('version:', WRITEBACK_VERSION)),
    failedObjects: lower.includes('failed') ? (piece.match(FAILED_OBJECT)?.length ?? 0) : 0,
    namespaces: each(NAMESPACES).map((name) => name && names.one(name.toLowerCase())),
    connectorAccounts: each(CONNECTOR_ACCOUNTS).map(own),
    domain: DOMAIN_MARKS.some((mark) => lower.includes(mark)) ? own(group(DOMAIN, piece)?.toLowerCase() ?? null) : null,
    mayName: USER_MARKS.some((mark) => lower.includes(mark)),
    goesOn: BEGUN.test(piece.slice(-LONGEST_BEGUN)),
  };
  return isSilent(said) ? SILENT : said;
}

function isSilent({ reasons, failedObjects, mayName, goesOn, ...rest }: Said): boolean {
  if (mayName || goesOn || failedObjects > 0 || reasons !== NO_REASONS) return false;
  return Object.values(rest).every((value) => value === null || value.length === 0);
}

const NONE: never[] = [];

/** The pattern's group, or the whole match of a pattern without one. */
export function group(pattern: RegExp, text: string): string | null {
  const match = pattern.exec(text);
  return match ? (match[1] ?? match[0]) : null;
}

/** The first of the ways that found anything. */
export const surest = (ways: readonly (string | null)[]): string | null => ways.find((found) => found !== null) ?? null;
