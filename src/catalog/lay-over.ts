import { problem, type CatalogFile, type CatalogProblem, type Place } from './problem';

type Fields = Record<string, unknown>;

/** What one overlay file does to the catalog below it. */
export interface OverlayChange {
  /** `remediations/restart-sync-service`, without `.yaml`. */
  entry: string;
  /** Fields that are other than before; null for an entry that was not there. */
  fields: string[] | null;
}

export interface LaidOver {
  files: CatalogFile[];
  changes: OverlayChange[];
  problems: CatalogProblem[];
}

/**
 * Lays files over files with the same path. A field that the upper file gives replaces the lower one's, whole; only a list
 * may be written as `{append: [...]}`, which adds the items that are not there yet. A file without one below it is new.
 */
export function layFilesOver(base: readonly CatalogFile[], upper: readonly CatalogFile[]): LaidOver {
  const files = new Map(base.map((file) => [file.path, file]));
  const changes: OverlayChange[] = [];
  const problems: CatalogProblem[] = [];
  for (const file of upper) {
    const below = files.get(file.path);
    const given = file.broken ? null : fieldsOf(file.value);
    const lower = fieldsOf(below?.value);
    if (given === null || below === undefined || lower === null || below.broken) {
      const lost = given === null ? [] : appendsToNothing(file, given);
      files.set(file.path, lost.length > 0 ? { ...file, broken: lost } : file);
      changes.push({ entry: entryOf(file.path), fields: null });
      continue;
    }
    const merged = mergeFields(below, lower, file, given);
    problems.push(...merged.problems);
    files.set(file.path, merged.file);
    const fields = Object.keys(given).filter((field) => !same(lower[field], merged.value[field]));
    changes.push({ entry: entryOf(file.path), fields });
  }
  return { files: [...files.values()], changes, problems };
}

const entryOf = (path: string): string => path.replace(/\.ya?ml$/, '');

function mergeFields(below: CatalogFile, lower: Fields, file: CatalogFile, given: Fields) {
  // A map, since a field may be called __proto__.
  const merged = new Map(Object.entries(lower));
  const problems: CatalogProblem[] = [];
  /** Of appended lists: how many items were there before, and which of the appended ones follow. */
  const appended = new Map<string, { before: number; taken: number[] }>();
  for (const [field, present] of Object.entries(given)) {
    const items = appendOf(present);
    const list = Object.hasOwn(lower, field) ? lower[field] : [];
    if (items === null) merged.set(field, present);
    else if (!Array.isArray(items) || !Array.isArray(list) || Object.keys(present as Fields).length > 1) {
      const remedy = 'write {append: [items]} for a list, or the whole value';
      problems.push(problem(file, [field], '"append" adds items to a list and stands alone', remedy));
    } else {
      const taken = items.map((_, index) => index).filter((index) => isNew(items, index, list));
      merged.set(field, [...(list as unknown[]), ...taken.map((index) => items[index] as unknown)]);
      appended.set(field, { before: list.length, taken });
    }
  }

  const value: Fields = Object.fromEntries(merged);
  const origin = (place: Place): [CatalogFile, Place] => {
    const [field, index, ...rest] = place;
    const parts = appended.get(String(field));
    if (parts && typeof index === 'number') {
      if (index >= parts.before) return [file, [field!, 'append', parts.taken[index - parts.before]!, ...rest]];
      return below.origin?.(place) ?? [file, [field!]];
    }
    // A mistake in a field that only lies below comes of what lies above: ours has none.
    return !parts && !Object.hasOwn(given, String(field)) && below.origin ? below.origin(place) : [file, place];
  };
  return { value, problems, file: { ...file, value, origin } satisfies CatalogFile };
}

/** The appended items are each taken once, and not if the list has them already. */
function isNew(items: readonly unknown[], index: number, list: readonly unknown[]): boolean {
  const item = items[index];
  return ![...list, ...items.slice(0, index)].some((other) => same(other, item));
}

function appendsToNothing(file: CatalogFile, given: Fields): CatalogProblem[] {
  return Object.entries(given)
    .filter(([, value]) => appendOf(value) !== null)
    .map(([field]) =>
      problem(file, [field], 'there is no entry to append to', 'write the list itself, or correct the file name'),
    );
}

/** What stands under `append`, or null for any other value. */
function appendOf(value: unknown): unknown {
  const fields = fieldsOf(value);
  return fields && Object.hasOwn(fields, 'append') ? (fields['append'] ?? 'nothing') : null;
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && same((a as Fields)[name], (b as Fields)[name]))
  );
}
