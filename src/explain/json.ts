import type { Catalog, Confidence, Language } from '../model/catalog';
import { eventKey } from '../model/event-key';
import { jsonText } from '../report/json';
import type { EntryKind, Known, KnownOf } from './entries';
import { signedDecimal } from './error-code';
import type { By, Found } from './lookup';
import type { CodeRange } from './ranges';
import * as refer from './references';
import type { Resolution } from './resolve';

/**
 * What `aadclog explain --format json` prints. Fields may be added; a change of meaning raises `schemaVersion`.
 * `entry` is the catalog's entry as it is, in both languages: its form is `catalog/schemas/<kind>.json`.
 */
export interface ExplainJson {
  schemaVersion: 1;
  /** Of the titles outside `entry`. */
  language: Language;
  catalogVersion: string;
  terms: TermJson[];
}

interface TermJson {
  /** As it was given; words that mean something only together are one term. */
  term: string;
  /** False: `matches` is empty, and the exit status is 1. */
  known: boolean;
  matches: MatchJson[];
  /** For an unknown term: what was perhaps meant, best first. */
  nearest: { kind: EntryKind; id: string; title: string }[];
  /** For an event number that is not published: the ranges of published ones that it lies in. */
  ranges: CodeRange[];
  /** For an error code that the catalog does not have. */
  hresult: { hex: string; decimal: number } | null;
}

interface MatchJson {
  kind: EntryKind;
  /** An event key, eight hex digits, or an id. */
  id: string;
  by: By;
  /** How sure a pasted text makes of a cause; null for everything else. */
  confidence: Confidence | null;
  title: string;
  /** HRESULTs only. */
  decimal: number | null;
  entry: Known['entry'];
  /** What the catalog says elsewhere about this entry: what it points to, and what points to it. */
  references: {
    causes: { id: string; title: string; confidence: Confidence | null }[];
    remediations: { id: string; title: string }[];
    symptoms: { id: string; title: string }[];
    operations: { id: string; title: string; part: string }[];
  };
}

/** The answers as data, in a stable order. */
export function answersAsJson(resolutions: readonly Resolution[], catalog: Catalog, language: Language): string {
  const value: ExplainJson = {
    schemaVersion: 1,
    language,
    catalogVersion: catalog.settings.version,
    terms: resolutions.map((resolution) => termJson(resolution, catalog, language)),
  };
  return jsonText(value);
}

const termJson = (
  { term, matches, nearest, ranges, hresult }: Resolution,
  catalog: Catalog,
  language: Language,
): TermJson => ({
  term,
  known: matches.length > 0,
  matches: matches.map((found) => matchJson(found, catalog, language)),
  nearest: nearest.map(({ kind, id, entry }) => ({ kind, id, title: entry.title[language] })),
  ranges,
  hresult: hresult === null ? null : { hex: hresult, decimal: signedDecimal(hresult) },
});

function matchJson({ known, by, confidence }: Found, catalog: Catalog, language: Language): MatchJson {
  const { kind, id, entry } = known;
  return {
    kind,
    id,
    by,
    confidence: confidence ?? null,
    title: entry.title[language],
    decimal: kind === 'hresult' ? signedDecimal(id) : null,
    entry,
    references: referencesOf(known, catalog, language),
  };
}

type References = MatchJson['references'];

function referencesOf(known: Known, catalog: Catalog, language: Language): References {
  const titled = (list: readonly KnownOf<'cause' | 'remediation' | 'symptom'>['entry'][]): References['symptoms'] =>
    list.map(({ id, title }) => ({ id, title: title[language] }));
  const sure = (list: readonly refer.CauseReference[]): References['causes'] =>
    list.map(({ cause, confidence }) => ({ id: cause.id, title: cause.title[language], confidence }));
  const unsure = (list: References['symptoms']): References['causes'] =>
    list.map((cause) => ({ ...cause, confidence: null }));
  const none: References = { causes: [], remediations: [], symptoms: [], operations: [] };
  switch (known.kind) {
    case 'event': {
      const key = eventKey(known.entry.provider, known.entry.id);
      const operations = refer.operationsOf(key, catalog).map(({ operation: { id, title }, part }) => ({
        id,
        title: title[language],
        part,
      }));
      const symptoms = titled(refer.symptomsOfEvent(key, catalog));
      return { ...none, causes: sure(refer.causesOfEvent(key, catalog)), symptoms, operations };
    }
    case 'hresult':
      return { ...none, causes: sure(refer.causesOfHresult(known.id, catalog)) };
    case 'cause':
      return {
        ...none,
        remediations: titled(refer.remediationsOf(known.entry.remediations, catalog)),
        symptoms: titled(refer.symptomsOfCause(known.id, catalog)),
      };
    case 'remediation':
      return {
        ...none,
        causes: unsure(titled(refer.causesOfRemediation(known.id, catalog))),
        symptoms: titled(refer.symptomsOfRemediation(known.id, catalog)),
      };
    case 'symptom': {
      const causes = known.entry.causes.flatMap((id) => catalog.causeById.get(id) ?? []);
      const remediations = titled(refer.remediationsOf(known.entry.remediations, catalog));
      return { ...none, causes: unsure(titled(causes)), remediations };
    }
    case 'operation':
      return none;
  }
}
