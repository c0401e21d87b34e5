import type { Entries, Entry } from './entries';
import { kinds, type Kind } from './kinds';
import { FIRST_GUIDE } from './guides';
import { problem, shownPath, type CatalogProblem } from './problem';

/** What only the set shows: nothing is there twice, nothing that others rely on is absent, languages agree. */
export function checkWhole(
  entries: Entries,
  names: Record<Kind, ReadonlySet<string>>,
  requiredCauses: readonly string[],
): CatalogProblem[] {
  return [
    ...duplicateContents(entries),
    ...duplicateAliases([...entries.events, ...entries.symptoms]),
    ...providerSpellings(entries.events),
    ...absent(names, requiredCauses),
    ...labelDifferences(entries.words),
  ];
}

/** Two files that say the same key; at least one of them has the wrong name too. */
function duplicateContents(entries: Entries): CatalogProblem[] {
  return [
    ...repeated(entries.events, ({ value }) => [[['id'], `${value.provider}/${value.id}`]], 'the key'),
    ...repeated(entries.hresults, ({ value }) => [[['hresult'], value.hresult]], 'the HRESULT'),
    ...repeated(entries.causes, ({ value }) => [[['id'], value.id]], 'the id'),
    ...repeated(entries.operations, ({ value }) => [[['id'], value.id]], 'the id'),
    ...repeated(entries.remediations, ({ value }) => [[['id'], value.id]], 'the id'),
    ...repeated(entries.checks, ({ value }) => [[['id'], value.id]], 'the id'),
    ...repeated(entries.symptoms, ({ value }) => [[['id'], value.id]], 'the id'),
    ...repeated(entries.guides, ({ value }) => [[['id'], value.id]], 'the id'),
  ];
}

/** People search for aliases, so one must lead to one entry. It may repeat the name of an event code: both are meant then. */
function duplicateAliases(entries: readonly Entry<{ aliases: string[] }>[]): CatalogProblem[] {
  const spellings = ({ value }: Entry<{ aliases: string[] }>): Named[] =>
    value.aliases.map((alias, index) => [['aliases', index], alias.toLowerCase()]);
  return repeated(entries, spellings, 'the alias');
}

type Named = [place: (string | number)[], name: string];

function repeated<E extends Entry<unknown>>(list: readonly E[], namesOf: (entry: E) => Named[], noun: string) {
  const owners = new Map<string, E>();
  return list.flatMap((entry) =>
    namesOf(entry).flatMap(([place, name]) => {
      const owner = owners.get(name);
      owners.set(name, owner ?? entry);
      if (!owner) return [];
      const what = `${noun} "${name}" is taken by ${shownPath(owner.file)}`;
      return [problem(entry.file, place, what, 'keep it in one place')];
    }),
  );
}

/** Providers are matched without regard to case, so the catalog must settle on one spelling. */
function providerSpellings(events: Entries['events']): CatalogProblem[] {
  const spelling = new Map<string, string>();
  return events.flatMap((entry) => {
    const { provider } = entry.value;
    const first = spelling.get(provider.toLowerCase()) ?? provider;
    spelling.set(provider.toLowerCase(), first);
    if (first === provider) return [];
    return [problem(entry.file, ['provider'], `elsewhere this provider is "${first}"`, 'spell it the same everywhere')];
  });
}

function absent(names: Record<Kind, ReadonlySet<string>>, requiredCauses: readonly string[]): CatalogProblem[] {
  const required: [Kind, readonly string[]][] = [
    ['settings', ['']],
    ['operations', ['reset', 'change', 'admin-reset', 'onboarding', 'offboarding']],
    ['causes', requiredCauses],
    ['guides', [FIRST_GUIDE]],
    ['words', ['en', 'sv']],
  ];
  return required.flatMap(([kind, wanted]) =>
    wanted
      .filter((name) => !names[kind].has(name))
      .map((name) => {
        const path = kinds[kind].form.replace(/<\w+>/, name);
        return problem({ path, value: null }, [], 'required file is missing', 'add it; saved reports rely on it');
      }),
  );
}

function labelDifferences(words: Entries['words']): CatalogProblem[] {
  return words.flatMap((entry) =>
    words
      .filter((other) => other !== entry)
      .flatMap((other) =>
        Object.entries(other.value).flatMap(([label, text]) => {
          const own = entry.value[label];
          if (own === undefined)
            return [problem(entry.file, [label], `label is missing, ${other.file.path} has it`, 'translate it here')];
          if (placeholders(own) === placeholders(text) || entry.name === 'en') return [];
          const what = `other placeholders than in ${other.file.path}: ${placeholders(text) || 'none'} there`;
          return [problem(entry.file, [label], what, 'use the same {names} in both languages')];
        }),
      ),
  );
}

const placeholders = (text: string): string => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');
