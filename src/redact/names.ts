import { isIP } from 'node:net';
import type { Kind } from './kinds';
import { distinguishedNames } from './rdns';
import * as wellKnown from './well-known';

/** The shapes in which identifiers occur, in fields of the report and in texts. */
export type Form =
  | 'user' // UPN, mail address, DOMAIN\user or a bare name
  | 'host' // short or with its domain
  | 'domain'
  | 'dotted' // a name with dots in a text: a host or a domain
  | 'dn'
  | 'cloud-anchor'
  | 'anchor'
  | 'guid'
  | 'tracking-id'
  | 'sid'
  | 'ip'
  | 'namespace'
  | 'subject' // a relay namespace or a domain
  | 'file'
  | 'data'
  | 'atom'; // a piece that was learnt already, met alone

/** Gives back what stands for a value of each form, piece by piece, so that what pieces have in common stays visible. */
export type Names = Record<Form, (value: string) => string>;

const GUID = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/i;
const SERVICE_ACCOUNT = /^(?:(?:MSOL|AAD|Sync)_.|ADSyncMSA.)/i;
const GUEST = /^(.+?)(#EXT#)$/i;
/** The last labels of a name that say nothing about whose it is. */
const TOP_LEVEL =
  /^(?:[a-z]{2}|com|net|org|edu|gov|mil|int|info|biz|name|local|localdomain|lan|internal|intra|corp|home|test)$/i;
const SECOND_LEVEL = /^(?:co|com|net|org|ac|gov|edu|or|ne|onmicrosoft|mail)$/i;
/** Relative ids below this are the same in every domain: administrator, guest, the built-in groups. */
const FIRST_OWN_RID = 1000;

/** What taking values apart needs to know. */
export interface Known {
  isDomain(value: string): boolean;
  /** GUIDs that stay as they are, lower case: tracking ids, unless they go too. */
  keeps(guid: string): boolean;
}

/**
 * @param pseudonym what stands for an atom: called for each piece that a value is made of
 */
export function createNames(pseudonym: (kind: Kind, value: string) => string, known: Known): Names {
  const take = (kind: Kind, value: string): string => (value === '' ? '' : pseudonym(kind, value));

  const names: Names = {
    user(value) {
      const sign = value.includes('@') ? '@' : '%40';
      const at = value.lastIndexOf(sign);
      if (at >= 0) return local(value.slice(0, at)) + sign + names.domain(value.slice(at + sign.length));
      const [domain, separator, user] = /^([^\\]+)(\\{1,2})([^\\]+)$/.exec(value)?.slice(1) ?? [];
      return domain === undefined ? local(value) : names.domain(domain) + separator + local(user!);
    },

    host(value) {
      if (isIP(value)) return names.ip(value);
      const dot = value.indexOf('.');
      const rest = value.slice(dot + 1);
      if (wellKnown.isNothing(value)) return value;
      if (dot <= 0 || rest === '' || TOP_LEVEL.test(rest)) return take('host', value);
      return (value.startsWith('*.') ? '*' : take('host', value.slice(0, dot))) + '.' + names.domain(rest);
    },

    domain(value) {
      const bare = value.replace(/\.$/, '');
      if (isIP(bare)) return names.ip(bare);
      if (wellKnown.isNothing(bare)) return value;
      if (!bare.includes('.')) return take('netbios', bare);
      take('netbios', ownLabel(bare));
      return take('domain', bare);
    },

    dotted(value) {
      const rest = value.slice(value.indexOf('.') + 1);
      if (known.isDomain(value)) return names.domain(value);
      const isHost = value.startsWith('*.') || known.isDomain(rest) || ownLabel(value) !== value.split('.')[0];
      return isHost ? names.host(value) : names.domain(value);
    },

    dn(value) {
      const parts = distinguishedNames(value)[0] ?? [];
      let text = '';
      let at = 0;
      for (const [i, { key, start, valueStart, end }] of parts.entries()) {
        if (isDc(key) && i > 0 && isDc(parts[i - 1]!.key)) {
          at = Math.max(at, end);
          continue;
        }
        const written = value.slice(valueStart, end);
        text += value.slice(at, start) + value.slice(start, valueStart);
        text += isDc(key) ? names.domain(domainFrom(parts.slice(i), value)) : named(key, written);
        at = end;
      }
      return text + value.slice(at);
    },

    'cloud-anchor'(value) {
      const [, sort, id] = /^([A-Za-z]{1,20}_)(.+)$/.exec(value) ?? [];
      if (id === undefined) return take('anchor', value);
      return sort + (GUID.test(id) ? names.guid(id) : take('anchor', id));
    },

    anchor: (value) => take('anchor', value),

    guid(value) {
      const parts = GUID.exec(value)?.slice(1);
      if (!parts) return take('anchor', value);
      const dashed = parts.join('-').toLowerCase();
      if (known.keeps(dashed)) return value;
      const made = take('guid', dashed);
      return value.includes('-') ? made : made.replaceAll('-', '');
    },

    'tracking-id': (value) => names.guid(value),

    sid(value) {
      const [, domain, rid] = /^(S-1-5-21(?:-\d+){3})(?:-(\d+))?$/i.exec(value) ?? [];
      if (domain === undefined) return take('sid', value);
      if (rid === undefined) return take('sid', domain);
      return `${take('sid', domain)}-${Number(rid) < FIRST_OWN_RID ? rid : take('rid', rid)}`;
    },

    ip: (value) => (wellKnown.isOwnAddress(value) ? value : take('ip', value)),
    namespace: (value) => take('namespace', value),
    subject: (value) => (value.includes('.') ? names.dotted(value) : names.namespace(value)),
    file: (value) => (value === '-' ? value : take('file', value)),
    data: (value) => take('data', value),
    atom: (value) => take('user', value),
  };

  /** A name without its domain. */
  function local(value: string): string {
    const [, name, mark = ''] = GUEST.exec(value) ?? [];
    if (name !== undefined) return take('user', name) + mark;
    if (SERVICE_ACCOUNT.test(value)) return take('account', value);
    // A computer's account is its name and a dollar sign.
    if (value.length > 1 && value.endsWith('$')) return take('host', value.slice(0, -1)) + '$';
    return wellKnown.isNothing(value) ? value : take('user', value);
  }

  function named(key: string, value: string): string {
    const name = value.replace(/^"([^"]+)"$/, '$1').replace(/\\(.)/g, '$1');
    if (name === '' || wellKnown.isContainer(name)) return value;
    if (GUID.test(name)) return names.guid(name);
    if (/^S-1-\d/.test(name)) return names.sid(name);
    if (name.includes('@')) return names.user(name);
    if (/^[\w*-]+(?:\.[\w-]+)+$/.test(name)) return names.dotted(name);
    return take(/^(?:OU|O|L|ST|STREET)$/i.test(key) ? 'unit' : 'name', name);
  }

  return names;
}

const isDc = (key: string): boolean => /^DC$/i.test(key);

/** `DC=contoso,DC=com` is `contoso.com`. */
function domainFrom(parts: readonly { key: string; valueStart: number; end: number }[], text: string): string {
  const stop = parts.findIndex(({ key }) => !isDc(key));
  const labels = stop < 0 ? parts : parts.slice(0, stop);
  return labels.map(({ valueStart, end }) => text.slice(valueStart, end)).join('.');
}

/** The label by which an organisation is known: `contoso` of `corp.contoso.co.uk`. */
function ownLabel(domain: string): string {
  const labels = domain.split('.');
  let at = labels.length - 2;
  while (at > 0 && SECOND_LEVEL.test(labels[at]!)) at -= 1;
  return labels[Math.max(0, at)]!;
}
