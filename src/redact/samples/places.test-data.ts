import { createHash } from 'node:crypto';

/** For tests: invented identities, and the places of logs in which such names stand. */

export interface Identity {
  local: string;
  domain: string;
  short: string;
  host: string;
  upn: string;
  display: string;
  unit: string;
  account: string;
  anchorGuid: string;
  sourceAnchor: string;
  sid: string;
  ip: string;
  ip6: string;
  namespace: string;
  tenant: string;
}

const bytes = (seed: string): Buffer => createHash('sha256').update(seed).digest();
const hex = (seed: string): string => bytes(seed).toString('hex');
/** Letters only, and no word of any language. */
const word = (seed: string, length: number): string =>
  [...bytes(seed)]
    .slice(0, length)
    .map((byte) => String.fromCharCode(97 + (byte % 26)))
    .join('') + 'q';
const guidOf = (seed: string): string => hex(seed).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
const numbers = (seed: string): number[] => [...bytes(seed)];

export function identity(n: number): Identity {
  const of = (what: string): string => `${what} ${n}`;
  const short = word(of('domain'), 9);
  const local = n % 3 === 0 ? `${word(of('first'), 5)}.${word(of('last'), 7)}` : word(of('user'), 8);
  const domain = n % 5 === 0 ? `${short}.onmicrosoft.com` : n % 5 === 1 ? `corp.${short}.se` : `${short}.com`;
  const name = word(of('given'), 6);
  const family = word(of('family'), 7);
  const [a = 0, b = 0, c = 0, d = 0] = numbers(of('numbers'));
  return {
    local,
    domain,
    short,
    host: `${word(of('host'), 7)}${n}.${domain}`,
    upn: `${local}@${domain}`,
    display: `${name[0]!.toUpperCase()}${name.slice(1)} ${family[0]!.toUpperCase()}${family.slice(1)}`,
    unit: `${word(of('unit'), 8)} Department`,
    account: `MSOL_${hex(of('account')).slice(0, 12)}`,
    anchorGuid: guidOf(of('anchor')),
    sourceAnchor: bytes(of('source')).subarray(0, 16).toString('base64'),
    sid: `S-1-5-21-${1_000_000_000 + n}-${2_000_000_000 + a * 256 + b}-${1_500_000_000 + c * 256 + d}-${20_000 + n}`,
    ip: `10.${a}.${b}.${(c % 200) + 20}`,
    ip6: `fd00:${hex(of('v6')).slice(0, 4)}:${hex(of('v6')).slice(4, 8)}::${(n % 9000) + 16}`,
    namespace: `ssprdedicatedsb${word(of('space'), 8)}`,
    tenant: guidOf(of('tenant')),
  };
}

/** What must not be found of an identity, however it is written. */
export const secretsOf = (one: Identity): string[] => [
  ...[one.local, one.domain, one.short, one.host.split('.')[0]!, one.display, one.unit.split(' ')[0]!],
  ...[one.account.slice('MSOL_'.length), one.anchorGuid, one.sourceAnchor, one.sid, one.ip, one.ip6, one.namespace],
  ...[one.tenant, one.anchorGuid.replaceAll('-', '')],
];

const dn = ({ display, unit, domain }: Identity): string =>
  `CN=${display},OU=${unit},${domain
    .split('.')
    .map((label) => `DC=${label}`)
    .join(',')}`;
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').toString('base64');

/** Texts in which names stand, as logs and the messages of tools have them. */
export const PLACES: readonly ((one: Identity) => string)[] = [
  ({ upn }) => `TrackingId: 3f2b6c10-7d41-4a55-9e0c-5b1f2a9d8c01, PasswordResetRequestStart, Details: ${upn}`,
  ({ upn, anchorGuid, sourceAnchor }) =>
    `Context: cloudAnchor: User_${anchorGuid}, SourceAnchorValue: ${sourceAnchor} UserPrincipalName: ${upn}, unblockUser: True`,
  ({ anchorGuid }) => `AAD anchor = User_${anchorGuid}Azure AD Sync 2.1.20.0`,
  ({ short, account }) => `Failed to acquire user information: ${short}\\${account}. Error Code: ERROR_ACCESS_DENIED`,
  ({ domain, account }) => `Call sync ldap_bind for DomainName=${domain.toUpperCase()}, UserName=${account}.`,
  (one) => `Password Change Result - Anchor : ${one.sourceAnchor}, Dn : ${dn(one)}, Result : Failed.`,
  (one) => `Password Change Request - Anchor : ${one.sourceAnchor}, Dn : ${dn(one)}, Change Date : 05/01/2013 16:34:08`,
  ({ domain, tenant }) =>
    `Result : Success.\n\n<forest-info>\n  <partition-name>${domain.toUpperCase()}</partition-name>\n  <connector-id>${tenant}</connector-id>\n</forest-info>`,
  ({ domain, tenant }) => `&lt;partition-name&gt;${domain}&lt;/partition-name&gt;&lt;connector-id&gt;${tenant}&lt;`,
  ({ host, ip, domain }) =>
    `Unable to open connection to domain: ${domain}. Domain controller hostname: ${host}, domain controller IP address: ${ip}`,
  ({ ip6, host }) => `Server ${host} [${ip6}]:443 did not answer`,
  ({ namespace }) => `Couldn't connect to sb://${namespace}.servicebus.windows.net/, Details: Version: 5.0.0.686`,
  ({ namespace, tenant, anchorGuid }) => `Namespace: ${namespace}, Endpoint: ${tenant}_${anchorGuid}`,
  ({ sid, upn }) => `The caller ${sid} (${upn.toUpperCase()}) was denied`,
  ({ short, local }) => `Account Name: ${local}\nAccount Domain: ${short.toUpperCase()}`,
  ({ short, local }) => `Logon failed for "${short.toUpperCase()}\\\\${local}"`,
  ({ local }) => `open 'C:\\Users\\${local}\\Desktop\\Application.xml'`,
  ({ local }) => `ENOENT: no such file or directory, open '/home/${local}/logs/x.xml'`,
  ({ host }) => `\\\\${host}\\c$\\logs could not be opened`,
  ({ upn }) => `https://portal.example.com/?login_hint=${encodeURIComponent(upn)}&x=1`,
  ({ upn }) => `attributes that are not unique: [UserPrincipalName ${upn};ProxyAddresses SMTP:${upn};]`,
  ({ tenant }) => `AADSTS50034 in tenant ${tenant.toUpperCase()} (client {${tenant}})`,
  ({ anchorGuid }) => `objectId ${anchorGuid.replaceAll('-', '')}`,
  (one) => `<Computer>${one.host}</Computer><Security UserID='${one.sid}'/>`,
  ({ upn, host }) => JSON.stringify({ userPrincipalName: upn, computer: host, path: `\\\\${host}\\share` }),
  ({ upn }) => `SharedSecret ${Buffer.from(`user=${upn};x`).toString('base64')} refused`,
  ({ host }) => `-EncodedCommand ${utf16(`ping ${host}`)}`,
  ({ display, unit, domain }) => `/o=${unit}/ou=Exchange/cn=Recipients/cn=${display} and ${domain}`,
  ({ local, domain }) => `${local}_${domain.replaceAll('.', '_')}#EXT#@${domain}`,
  ({ host, ip }) =>
    `System.Net.Sockets.SocketException: refused ${ip}:5671\n   at Foo.Bar(String host)\n---> for ${host.toUpperCase()}`,
  ({ account, domain }) =>
    `<upn>${account}@${domain}</upn><Binary>${Buffer.from(`${account}@${domain}`, 'utf16le').toString('hex').toUpperCase()}</Binary>`,
];
