import type { Fragment } from '../model/catalog';
import { eventKey } from '../model/event-key';
import type { Entries, Entry } from './entries';
import { problem, type CatalogProblem } from './problem';
import { whyNotReadOnly } from './read-only';

/** What a schema cannot see in one file: names and paths agree, a status is earned, expressions compile. */
export function checkEntries(entries: Entries): CatalogProblem[] {
  return [
    ...entries.events.flatMap((entry) => named(entry, eventKey(entry.value.provider, entry.value.id), 'provider')),
    ...entries.hresults.flatMap((entry) => named(entry, entry.value.hresult, 'hresult')),
    ...identified(entries).flatMap((entry) => named(entry, entry.value.id, 'id')),
    ...entries.events.flatMap((entry) => earned(entry, entry.value.specimens.length, 'specimens')),
    ...[...entries.hresults, ...entries.causes, ...entries.symptoms].flatMap((entry) =>
      earned(entry, entry.value.sources.length, 'sources'),
    ),
    ...entries.causes.flatMap(checkEvidence),
    ...entries.checks.flatMap(onlyReads),
  ];
}

const identified = (entries: Entries): Entry<{ id: string }>[] => [
  ...entries.causes,
  ...entries.operations,
  ...entries.remediations,
  ...entries.checks,
  ...entries.symptoms,
  ...entries.guides,
];

function named(entry: Entry<unknown>, inside: string, field: string): CatalogProblem[] {
  if (inside === entry.name) return [];
  const what = `the path says "${entry.name}", the file says "${inside}"`;
  return [problem(entry.file, [field], what, 'rename the file or correct the field')];
}

type Founded = { status: 'observed' | 'documented' | 'inferred'; sources: unknown[] };

/** `proofs` of `proofField` are what `observed` rests on. */
function earned(entry: Entry<Founded>, proofs: number, proofField: string): CatalogProblem[] {
  const { status, sources } = entry.value;
  if (status === 'observed' && proofs === 0)
    return [
      problem(entry.file, ['status'], `"observed" without ${proofField}`, `add ${proofField} or lower the status`),
    ];
  if (status === 'documented' && sources.length === 0)
    return [problem(entry.file, ['status'], '"documented" without a source', 'add sources or write "inferred"')];
  return [];
}

/** A script that says that it changes nothing keeps its word, with an organisation's own checks as well. */
function onlyReads({ file, value }: Entries['checks'][number]): CatalogProblem[] {
  const complaint = whyNotReadOnly(value.command, value.forEach);
  return complaint === null ? [] : [problem(file, ['command'], complaint, 'see README.md of the catalog, "A check"')];
}

function checkEvidence(entry: Entries['causes'][number]): CatalogProblem[] {
  const { evidence, besides } = entry.value;
  return evidence.flatMap(({ when, role }, index) => {
    const place = ['evidence', index];
    const broken = (when.text ?? []).flatMap((fragment, position) => {
      const complaint = expressionError(fragment);
      if (complaint === null) return [];
      const remedy = 'correct the expression between the slashes';
      return [problem(entry.file, [...place, 'when', 'text', position], complaint, remedy)];
    });
    if (role !== 'beside' || besides !== undefined) return broken;
    const remedy = 'add besides: <cause id>, or choose another role';
    return [
      ...broken,
      problem(entry.file, [...place, 'role'], 'role "beside" without the cause it stands beside', remedy),
    ];
  });
}

function expressionError(fragment: Fragment): string | null {
  for (const text of typeof fragment === 'string' ? [fragment] : fragment) {
    const expression = /^\/(.+)\/$/s.exec(text)?.[1];
    if (expression === undefined) continue;
    try {
      new RegExp(expression, 'i');
    } catch (error) {
      return (error as Error).message;
    }
  }
  return null;
}
