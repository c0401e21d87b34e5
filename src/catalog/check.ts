import type { CatalogData } from '../model/catalog';
import { checkEntries } from './consistency';
import { readEntries, type Entry } from './entries';
import { checkGuides } from './guides';
import type { CatalogFile, CatalogProblem } from './problem';
import { checkReferences } from './references';
import { requiredCauses as published } from './required-causes';
import { checkWhole } from './whole';

export type { CatalogFile, CatalogProblem } from './problem';

/** `data` is null when there is any problem. */
export interface CheckedCatalog {
  data: CatalogData | null;
  problems: CatalogProblem[];
}

/**
 * Holds catalog files against their schemas and each other, and reports all mistakes at once, ordered by file.
 * @param requiredCauses causes that must be there; the published list unless a test says otherwise.
 */
export function checkCatalog(
  files: readonly CatalogFile[],
  requiredCauses: readonly string[] = published,
): CheckedCatalog {
  const { entries, names, problems: found } = readEntries(files);
  const problems = [
    ...found,
    ...checkReferences(entries, names),
    ...checkEntries(entries),
    ...checkGuides(entries, names),
    ...checkWhole(entries, names, requiredCauses),
  ].sort((a, b) => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || compare(a.at, b.at));
  if (problems.length > 0) return { data: null, problems };

  const labels = Object.fromEntries(entries.words.map(({ name, value }) => [name, value]));
  const data: CatalogData = {
    settings: entries.settings[0]!.value,
    events: values(entries.events).sort((a, b) => compare(a.provider, b.provider) || a.id - b.id),
    hresults: values(entries.hresults).sort((a, b) => compare(a.hresult, b.hresult)),
    causes: values(entries.causes).sort((a, b) => compare(a.id, b.id)),
    operations: values(entries.operations).sort((a, b) => compare(a.id, b.id)),
    remediations: values(entries.remediations).sort((a, b) => compare(a.id, b.id)),
    checks: values(entries.checks).sort((a, b) => compare(a.id, b.id)),
    symptoms: values(entries.symptoms).sort((a, b) => compare(a.id, b.id)),
    guides: values(entries.guides).sort((a, b) => compare(a.id, b.id)),
    labels: labels as CatalogData['labels'],
  };
  return { data, problems };
}

const values = <T>(entries: readonly Entry<T>[]): T[] => entries.map(({ value }) => value);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
