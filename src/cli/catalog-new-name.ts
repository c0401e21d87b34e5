import { UsageError } from '../errors';
import type { Catalog } from '../model/catalog';

export const templateKinds = ['event', 'hresult', 'cause', 'remediation', 'symptom', 'overlay'] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** What a template is to be written for. */
export interface NewEntry {
  kind: TemplateKind;
  /** Inside the catalog folder, with `/`. */
  path: string;
  /** The fields that name it, as its file has them. */
  identity: Record<string, string | number>;
  /** Our own entry of that name: the template is then for changes to it. */
  known: object | null;
}

const LONGEST_NAME = 80;
/** Names that Windows gives to devices, whatever comes after a dot. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;
/** What no file name may hold on Windows, and what would lead to another folder anywhere. */
const NOT_IN_NAMES = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*]/;

/** What the words on the command line name. Throws UsageError where they name nothing that a file could be called after. */
export function entryToWrite(words: readonly string[], own: Catalog): NewEntry {
  const [first = '', ...rest] = words.map((word) => word.trim());
  const kind = templateKinds.find((each) => each === first.toLowerCase());
  if (kind === undefined || kind === 'event') return event((kind ? rest : [first, ...rest]).join(' '), own);
  if (rest.length !== 1)
    throw new UsageError(`catalog new ${kind}: one ${nameOf[kind]} is needed`, `Write catalog new ${example[kind]}.`);
  const name = rest[0]!;
  if (kind === 'overlay') return overlay(name);
  if (kind === 'hresult') return hresult(name, own);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > LONGEST_NAME || DEVICE.test(name))
    throw new UsageError(
      `"${name}" cannot be the id of a ${kind}`,
      'An id is lower-case words joined by hyphens, such as my-cause.',
    );
  const known = { cause: own.causeById, remediation: own.remediationById, symptom: own.symptomById }[kind].get(name);
  return { kind, path: `${kind}s/${name}.yaml`, identity: { id: name }, known: known ?? null };
}

const nameOf = { hresult: 'HRESULT', cause: 'id', remediation: 'id', symptom: 'id', overlay: 'name' } as const;
const example = {
  hresult: 'hresult 80230627',
  cause: 'cause my-cause',
  remediation: 'remediation my-remediation',
  symptom: 'symptom my-symptom',
  overlay: 'overlay contoso',
} as const;

function event(key: string, own: Catalog): NewEntry {
  const match = /^(.+)\/(\d{1,9})$/.exec(key);
  if (!match)
    throw new UsageError(
      `catalog new: "${key}" is not something to write a template for`,
      `Give an event key such as PasswordResetService/31025, or ${templateKinds.slice(1).join(', ')} and a name.`,
    );
  const given = match[1]!.trim();
  const provider = own.providers.get(given.toLowerCase()) ?? given;
  if (
    NOT_IN_NAMES.test(provider) ||
    DEVICE.test(provider) ||
    /^\.|[. ]$/.test(provider) ||
    provider.length > LONGEST_NAME
  )
    throw new UsageError(
      `"${provider}" cannot be the name of a provider's folder`,
      'Write the provider as the log does, then a slash and the number.',
    );
  const id = Number(match[2]);
  const known = own.eventByKey.get(`${provider}/${id}`) ?? null;
  return { kind: 'event', path: `events/${provider}/${id}.yaml`, identity: { provider, id }, known };
}

function hresult(given: string, own: Catalog): NewEntry {
  const code = given.toLowerCase().replace(/^0x/, '');
  if (!/^[0-9a-f]{8}$/.test(code))
    throw new UsageError(`"${given}" is not an HRESULT`, 'It has eight hex digits, such as 80230627 or 0x80230627.');
  const known = own.hresultByCode.get(code) ?? null;
  return { kind: 'hresult', path: `hresults/${code}.yaml`, identity: { hresult: code }, known };
}

function overlay(name: string): NewEntry {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(name))
    throw new UsageError(`"${name}" cannot be the name of an overlay`, 'Use letters, digits, blanks and . _ - only.');
  return { kind: 'overlay', path: 'catalog.yaml', identity: { name }, known: null };
}
