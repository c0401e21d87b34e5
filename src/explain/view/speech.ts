import type { Catalog, Language, Words } from '../../model/catalog';
import { say, type Values } from '../../report/say';

/** What every answer needs to turn entries into words. */
export interface Speech {
  catalog: Catalog;
  language: Language;
  say(key: string, values?: Values): string;
  /** The label `<key>.one` or `<key>.other` with `{n}` filled in. */
  count(key: string, n: number, values?: Values): string;
  pick(words: Words): string;
}

export function createSpeech(catalog: Catalog, language: Language): Speech {
  const labels = catalog.labels[language];
  return {
    catalog,
    language,
    say: (key, values) => say(labels, key, values),
    count: (key, n, values = {}) => say(labels, `${key}.${n === 1 ? 'one' : 'other'}`, { ...values, n }),
    pick: (words) => words[language],
  };
}

/** What to type for more. */
export const explainCommand = (id: string): string => `aadclog explain ${/\s/.test(id) ? `"${id}"` : id}`;
