import { kindOf, kinds, type Kind, type Value } from './kinds';
import { problem, type CatalogFile, type CatalogProblem } from './problem';
import { parseFile } from './schema-check';
import { unwritten } from './unwritten';

/** A file that its schema accepts; `name` is what its path says, e.g. `ADSync/6329`. */
export interface Entry<T> {
  file: CatalogFile;
  name: string;
  value: T;
}

export type Entries = { [K in Kind]: Entry<Value<K>>[] };

/** Sorts files by kind and holds each against its schema. `names` are those of broken files too: they do exist. */
export function readEntries(files: readonly CatalogFile[]): {
  entries: Entries;
  names: Record<Kind, ReadonlySet<string>>;
  problems: CatalogProblem[];
} {
  const entries = byKind<Entry<unknown>[]>(() => []);
  const names = byKind(() => new Set<string>());
  const problems: CatalogProblem[] = [];
  for (const file of files) {
    const found = kindOf(file.path);
    if (!found) {
      const forms = Object.values(kinds).map((kind) => kind.form);
      const stray = problem(file, [], 'not a place for a catalog file', `move it to one of ${forms.join(', ')}`);
      problems.push(...(file.broken ?? [stray]));
      continue;
    }
    names[found.kind].add(found.name);
    const todo = file.broken ? [] : unwritten(file);
    const parsed = file.broken ? { value: null, problems: file.broken } : parseFile(kinds[found.kind].schema, file);
    // What is still to be written has no form yet: one complaint is enough.
    const others = parsed.problems.filter(({ at }) => !todo.some((each) => each.at === at));
    problems.push(...todo, ...others);
    if (parsed.value !== null) entries[found.kind].push({ file, name: found.name, value: parsed.value });
  }
  return { entries: entries as Entries, names, problems };
}

function byKind<T>(make: () => T): Record<Kind, T> {
  return Object.fromEntries(Object.keys(kinds).map((kind) => [kind, make()])) as Record<Kind, T>;
}
