import type { CatalogData } from '../model/catalog';
import type { Report } from '../model/report';
import { KEYED, policyOf, type Policy } from './fields';
import type { Form } from './names';
import type { OwnWords } from './own-words';
import type { Redaction } from './redaction';
import { mapStrings } from './walk';

/** What the places of the catalog's texts are filled with. */
const FILLED: Readonly<Record<string, Form>> = {
  connectorAccount: 'user',
  connectorDomain: 'domain',
  domain: 'domain',
  user: 'user',
  server: 'host',
  namespace: 'namespace',
};
const IDS: readonly Policy[] = ['cloud-anchor', 'tracking-id'];
const DOMAINS: readonly Policy[] = ['domain', 'user'];

/** A comma in a name makes two of it, neither of which is left. */
const BETWEEN_FILES = ', ';
/** How many names a list leaves out. */
const REST = /^… \(\d+\)$/;

const isKeyed = (path: string): boolean => KEYED.includes(path);

/** The report with every name replaced; what it counts and how it is built stay. */
export function redactReport(report: Report, redaction: Redaction): Report {
  learnReport(report, redaction);
  redaction.takeCounts();
  const written = new Map<Policy, Map<string, string>>();
  const redacted = mapStrings(
    report,
    (text, path, within) => {
      const policy = policyOf(path, within);
      if (policy === 'fixed') return text;
      const known = entryOf(written, policy, () => new Map<string, string>());
      return entryOf(known, text, () => field(text, policy, redaction));
    },
    isKeyed,
  );
  const { trackingIds, reversible } = redaction.options;
  return { ...redacted, redacted: true, redaction: { trackingIds, reversible, counts: redaction.takeCounts() } };
}

/** What a map has for a key, or what is made for it now: a report says the same thing many times. */
function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** A catalog with the names in an organisation's own texts and ids replaced; what is ours stays. */
export const redactCatalog = (catalog: CatalogData, redaction: Redaction): CatalogData =>
  mapStrings(catalog, (text) => (isOurs(text, redaction.own) ? text : redaction.replaced(text)));

/** The report with nothing left but words of ours, numbers and times: what its forms say without any name. */
export function blankReport(report: Report, redaction: Redaction): Report {
  return mapStrings(
    report,
    (text, path, within) => {
      const policy = policyOf(path, within);
      if (path === 'options.timeZone') return text;
      if (policy === 'tracking-id') return redaction.isKept(text) ? text : '';
      if (policy !== 'fixed' && policy !== 'ours') return '';
      const ours = partsOf(text, redaction.own).filter((part) => part.own);
      return ours.map((part) => part.text).join('');
    },
    isKeyed,
  );
}

function learnReport(report: Report, redaction: Redaction): void {
  const texts = new Map<Policy, Set<string>>();
  mapStrings(
    report,
    (text, path, within) => {
      entryOf(texts, policyOf(path, within), () => new Set<string>()).add(text);
      return text;
    },
    isKeyed,
  );
  const values = [...texts].flatMap(([policy, all]) =>
    [...all].flatMap((text) => valuesIn(text, policy, redaction.own)),
  );
  const learn = (wanted: (form: Form) => boolean): void =>
    values.forEach(({ form, value }) => wanted(form) && redaction.learnValue(form, value));

  for (const { connectBuild, writebackVersion } of report.servers)
    for (const version of [connectBuild, writebackVersion]) if (version) redaction.learnVersion(version);
  for (const { facts } of report.facts ?? [])
    for (const { id, value } of facts) if (id === 'connect-build' && value) redaction.learnVersion(value);
  // Ids of persons and of attempts before other GUIDs; domains before hosts: they tell where a host's own name ends.
  learn((form) => IDS.includes(form));
  learn((form) => DOMAINS.includes(form));
  learn((form) => !IDS.includes(form) && !DOMAINS.includes(form));
  for (const text of texts.get('text') ?? []) redaction.learn(text);
  for (const text of texts.get('ours') ?? [])
    for (const part of partsOf(text, redaction.own)) if (!part.own) redaction.learn(part.text);
}

const filesIn = (text: string): string[] => text.split(BETWEEN_FILES).filter((name) => !REST.test(name));

/** The identifiers that a field is known to hold. */
function valuesIn(text: string, policy: Policy, own: OwnWords): { form: Form; value: string }[] {
  if (policy === 'text' || policy === 'fixed') return [];
  if (policy === 'files') return filesIn(text).map((value) => ({ form: 'file', value }));
  if (policy !== 'ours') return [{ form: policy, value: text }];
  return partsOf(text, own).flatMap((part) => (part.form ? [{ form: part.form, value: part.text }] : []));
}

function field(text: string, policy: Policy, redaction: Redaction): string {
  if (policy === 'fixed') return text;
  if (policy === 'text') return redaction.replaced(text);
  if (policy === 'files')
    return text
      .split(BETWEEN_FILES)
      .map((name) => (REST.test(name) ? name : redaction.name('file', name)))
      .join(BETWEEN_FILES);
  if (policy !== 'ours') return redaction.name(policy, text);
  const anew = ({ own, form, text: part }: Part): string => {
    if (own) return part;
    return form ? redaction.name(form, part) : redaction.replaced(part);
  };
  return partsOf(text, redaction.own).map(anew).join('');
}

interface Part {
  text: string;
  /** A text of the program or its catalog. */
  own: boolean;
  /** What a place in it was filled with, if that is known. */
  form?: Form | undefined;
}

const isOurs = (text: string, own: OwnWords): boolean => own.has(text) || own.speaks(text);

/** A text of the catalog in its literal and its filled parts; one that is not of ours is foreign as a whole. */
function partsOf(text: string, own: OwnWords): Part[] {
  if (isOurs(text, own)) return [{ text, own: true }];
  const parts = own.parts(text);
  if (!parts) return [{ text, own: false }];
  return parts.map((part) => {
    // A place that nothing was known for is marked: `<domain>`.
    const isEmpty = part.name !== null && /^<\w+>$/.test(part.text);
    return {
      text: part.text,
      own: isEmpty || part.ours,
      form: isEmpty || part.name === null ? undefined : FILLED[part.name],
    };
  });
}
