/** A mistake in the catalog, for the person who edits it. */
export interface CatalogProblem {
  /** Path inside the catalog folder, with `/`. */
  file: string;
  /** Where in the file, e.g. `evidence[0].when.key[1]`; empty for the file itself. */
  at: string;
  what: string;
  remedy: string;
  /** 1-based line, where the reader of the file knows it. */
  line?: number;
}

/** A catalog file as it was parsed; `lineOf` finds the line of a place in it. */
export interface CatalogFile {
  path: string;
  value: unknown;
  /** Why it could not be parsed; `value` means nothing then. */
  broken?: CatalogProblem[];
  lineOf?: (place: Place) => number | undefined;
  /** How messages name the file, where that is not its path. */
  shown?: string;
  /** Of files laid over each other: the one that a value comes from, and its place there. */
  origin?: (place: Place) => [file: CatalogFile, place: Place];
}

/** Field names and list positions that lead from the top of a file to a value. */
export type Place = readonly PropertyKey[];

export function problem(file: CatalogFile, place: Place, what: string, remedy: string): CatalogProblem {
  if (file.origin) return problem(...file.origin(place), what, remedy);
  const line = file.lineOf?.(place);
  return { file: shownPath(file), at: placeText(place), what, remedy, ...(line === undefined ? {} : { line }) };
}

export const shownPath = (file: CatalogFile): string => file.shown ?? file.path;

/** One line per problem: `events/ADSync/6329.yaml:3 severity: what is wrong; remedy`. */
export function problemText({ file, at, what, remedy, line }: CatalogProblem): string {
  const where = `${file}${line === undefined ? '' : `:${line}`}${at === '' ? '' : ` ${at}`}`;
  return `${where}: ${what}; ${remedy}`;
}

function placeText(place: Place): string {
  return place
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');
}
