import type { Catalog, Confidence } from '../model/catalog';
import { knownEntries, namesOf, type Known } from './entries';
import { afterPrefix, hresultIn, windowsHresult } from './error-code';
import { bare, compact } from './term';

/**
 * How a term led to an entry: its `id` (also an event number without its provider), a `name` or alias, a `code` in another
 * notation, a `misprint` of documents, or something that stands in a pasted `text`.
 */
export type By = 'id' | 'name' | 'code' | 'misprint' | 'text';

/** `confidence`: of a cause that a pasted text speaks for, or of an event whose published text it merely resembles. */
export interface Found {
  known: Known;
  by: By;
  confidence?: Confidence;
}

/** The catalog by everything that people type. */
export interface Index {
  catalog: Catalog;
  all: readonly Known[];
  /** By `compact` spelling. */
  ids: ReadonlyMap<string, readonly Known[]>;
  names: ReadonlyMap<string, readonly Known[]>;
  /** Event codes by their number alone. */
  numbers: ReadonlyMap<number, readonly Known[]>;
}

export function createIndex(catalog: Catalog): Index {
  const all = knownEntries(catalog);
  const [ids, names, numbers] = [new Map<string, Known[]>(), new Map<string, Known[]>(), new Map<number, Known[]>()];
  const add = <K>(map: Map<K, Known[]>, key: K, known: Known): void => {
    const there = map.get(key) ?? [];
    if (!there.includes(known)) map.set(key, [...there, known]);
  };
  for (const known of all) {
    add(ids, compact(known.id), known);
    if (known.kind === 'event') add(numbers, known.entry.id, known);
    for (const name of namesOf(known)) add(names, compact(name), known);
  }
  return { catalog, all, ids, names, numbers };
}

const NUMBER = /^(?:(?:event\s*-?id|händelse-?id|event|händelse|id)\s*[:=#]?\s*)?(\d{1,5})$/i;
const SSPR = /^sspr0*(\d{1,4})$/;
const SSPR_DIGITS = 4;

/** What a term names, letter case, quotes, blanks and hyphens apart; empty where it names nothing. */
export function lookUp(term: string, index: Index): Found[] {
  const clean = bare(term);
  const spelling = compact(clean).replace(SSPR, (_, number: string) => `sspr${number.padStart(SSPR_DIGITS, '0')}`);
  if (spelling === '') return [];
  const direct = [
    ...found('id', numbered(clean, index)),
    ...found('id', index.ids.get(spelling)),
    ...found('name', index.names.get(spelling)),
  ];
  // A misprint is found among the names, behind a word such as HR too.
  const misprinted = index.names
    .get(compact(afterPrefix(clean)).replace(/^0x/, ''))
    ?.filter(({ kind }) => kind === 'hresult');
  // `UnknownError` and `unknown-error` are two entries: a spelling to the letter goes before one without hyphens.
  const lower = clean.toLowerCase();
  const exact = direct.filter(({ known }) => [known.id, ...namesOf(known)].some((own) => own.toLowerCase() === lower));
  const named = exact.length > 0 ? exact : direct;
  const all = [...named, ...found('misprint', misprinted), ...codes(clean, index)];
  const once = all.filter((one, at) => all.findIndex(({ known }) => known === one.known) === at);
  return once.map((one) => (one.by === 'name' && one.known.kind === 'hresult' ? { ...one, by: 'misprint' } : one));
}

/** The number of an event code, the longer forms of a code, and last the short numbers that something else may bear. */
function codes(clean: string, index: Index): Found[] {
  const hresult = hresultIn(clean);
  if (hresult !== null) return found('code', index.ids.get(hresult));
  if (numbered(clean, index).length > 0) return [];
  const windows = windowsHresult(clean);
  return [...found('code', windows === null ? [] : index.ids.get(windows)), ...found('name', equalTo(clean, index))];
}

function numbered(clean: string, { numbers }: Index): readonly Known[] {
  const number = NUMBER.exec(clean)?.[1];
  return number === undefined ? [] : (numbers.get(Number(number)) ?? []);
}

/** `29` means the entry that is also called `OnPremisesAdminActionRequired = 29`. */
function equalTo(clean: string, { all }: Index): Known[] {
  if (!/^\d{1,4}$/.test(clean)) return [];
  const ending = new RegExp(`=\\s*${Number(clean)}$`);
  return all.filter((known) => namesOf(known).some((name) => ending.test(name)));
}

const found = (by: By, all: readonly Known[] = []): Found[] => all.map((known) => ({ known, by }));
