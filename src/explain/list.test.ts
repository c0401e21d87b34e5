import type { Catalog } from '../model/catalog';
import { ownCatalog, plainly } from './answers.test-data';
import { listEntries, type ListFilter } from './index';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await ownCatalog();
});

interface Listed {
  entries: { kind: string; id: string; title: string; severity: string | null; status: string | null }[];
  counts: Record<string, { shown: number; total: number }>;
}
const listed = (filter: ListFilter, language: 'en' | 'sv' = 'en'): Listed =>
  JSON.parse(listEntries(catalog, filter, { ...plainly, language, format: 'json' }).text) as Listed;
const idsOf = (filter: ListFilter): string[] => listed(filter).entries.map(({ id }) => id);

test('without a filter: everything, by kind, providers and numbers in order', () => {
  const { entries, counts } = listed({});
  const { events, hresults, causes, remediations, symptoms, operations } = catalog;
  const total = [events, hresults, causes, remediations, symptoms, operations].reduce(
    (sum, list) => sum + list.length,
    0,
  );
  expect(entries).toHaveLength(total);
  expect(counts['event']).toEqual({ shown: events.length, total: events.length });
  expect(entries[0]!.id).toMatch(/^ADSync\/\d{3}$/);
  const numbers = entries
    .filter(({ id }) => id.startsWith('PasswordResetService/'))
    .map(({ id }) => Number(id.split('/')[1]));
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
});

test('filters narrow together; what lacks the property is left out', () => {
  for (const id of idsOf({ provider: 'adsync' })) expect(id).toMatch(/^ADSync\//);
  expect(new Set(listed({ severity: 'warning' }).entries.map(({ kind, severity }) => `${kind} ${severity}`))).toEqual(
    new Set(['event warning', 'cause warning']),
  );
  for (const { status } of listed({ status: 'inferred' }).entries) expect(status).toBe('inferred');
  expect(idsOf({ kind: 'hresult', text: 'DENIED connector' })).toEqual(['80070005', '80230626']);
  expect(idsOf({ kind: 'remediation', severity: 'error' })).toEqual([]);
});

test('words are looked for in ids, names, titles and meanings of the chosen language alone', () => {
  expect(idsOf({ text: 'admutlimatch' })).toEqual(['PasswordResetService/33003']);
  const swedish = catalog.causes.find(({ id }) => id === 'account-disabled')!.title.sv;
  expect(listed({ kind: 'cause', text: swedish }, 'sv').entries.map(({ id }) => id)).toContain('account-disabled');
  expect(idsOf({ kind: 'cause', text: swedish })).toEqual([]);
});

test('nothing matches: it says so', () => {
  const { text, found } = listEntries(catalog, { text: 'zeppelin' }, plainly);
  expect(found).toBe(false);
  expect(text).toMatch(/^None of the \d+ entries of the catalog matches\.\n$/);
});

test.each(['en', 'sv'] as const)(
  'the table in %s has a row for each entry at 80 columns, and counts at its end',
  (language) => {
    const { text } = listEntries(catalog, {}, { ...plainly, language });
    for (const { provider, id } of catalog.events) expect(text).toContain(`${provider}/${id} `);
    for (const { id } of [...catalog.causes, ...catalog.remediations, ...catalog.symptoms]) expect(text).toContain(id);
    expect(text.trimEnd().split('\n').slice(-3).join(' ')).toMatch(/\d+ (of|av) \d+ /);
    expect(listEntries(catalog, {}, { ...plainly, language, format: 'markdown' }).text).toContain(
      '| `PasswordResetService/33004` |',
    );
  },
);
