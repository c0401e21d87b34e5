import { problem, type CatalogFile, type CatalogProblem, type Place } from './problem';

/** How a template marks a text that somebody has yet to write. */
export const TODO = /^TODO\b/;

/** Every text of the file that a template left to be written. */
export function unwritten(file: CatalogFile): CatalogProblem[] {
  const search = (value: unknown, place: Place): CatalogProblem[] => {
    if (typeof value === 'string')
      return TODO.test(value)
        ? [problem(file, place, 'still to be written', `write it in place of "${value.slice(0, 60)}"`)]
        : [];
    if (typeof value !== 'object' || value === null) return [];
    if (Array.isArray(value)) return value.flatMap((item, index) => search(item, [...place, index]));
    return Object.entries(value).flatMap(([field, item]) => search(item, [...place, field]));
  };
  return search(file.value, []);
}
