import type { Catalog, Language, Severity, Status, Words } from '../model/catalog';
import { jsonText } from '../report/json';
import type { ReportOptions } from '../report/reporter';
import { heading, table as markdownTable, text as markdownText } from '../report/markdown/blocks';
import { Page } from '../report/terminal/page';
import { ENTRY_KINDS, knownEntries, namesOf, type EntryKind, type Known } from './entries';
import { createSpeech } from './view/speech';
import { countLine, listTables } from './view/list';
import type { AnswerFormat } from './index';

/** What is listed; each that is given narrows it. An entry without the property in question is left out. */
export interface ListFilter {
  /** In any letter case. */
  provider?: string;
  kind?: EntryKind;
  severity?: Severity;
  status?: Status;
  /** Words that must all occur in ids, names, titles or meanings of the chosen language. */
  text?: string;
}

export interface ListOptions extends ReportOptions {
  language: Language;
  format: AnswerFormat;
}

/** The entries of the catalog that pass the filter, sorted. `found`: there are any. */
export function listEntries(
  catalog: Catalog,
  filter: ListFilter,
  options: ListOptions,
): { text: string; found: boolean } {
  const { language, format } = options;
  const all = knownEntries(catalog);
  const shown = all.filter((known) => passes(known, filter, language));
  return { found: shown.length > 0, text: format === 'json' ? asJson(shown, all, catalog, language) : drawn() };

  function drawn(): string {
    const speech = createSpeech(catalog, language);
    const tables = listTables(shown, speech);
    const end = countLine(shown, all, speech);
    if (format === 'markdown') {
      const lines = tables.flatMap((table) => [...heading(2, table.caption), ...markdownTable(table)]);
      return `${[...lines, ...markdownText(end)].join('\n').trimEnd()}\n`;
    }
    const page = new Page(options);
    for (const table of tables) {
      page.heading(table.caption);
      page.table(table);
    }
    page.blank();
    page.prose(end);
    return page.toString();
  }
}

function passes(known: Known, { provider, kind, severity, status, text }: ListFilter, language: Language): boolean {
  const { entry } = known;
  if (kind !== undefined && known.kind !== kind) return false;
  if (
    provider !== undefined &&
    !(known.kind === 'event' && known.entry.provider.toLowerCase() === provider.toLowerCase())
  )
    return false;
  if (severity !== undefined && !('severity' in entry && entry.severity === severity)) return false;
  if (status !== undefined && !('status' in entry && entry.status === status)) return false;
  return text === undefined || holdsWords(known, text, language);
}

function holdsWords(known: Known, text: string, language: Language): boolean {
  const { entry } = known;
  const words: Words[] = [
    entry.title,
    ...('meaning' in entry ? [entry.meaning] : []),
    ...('explanation' in entry ? [entry.explanation] : []),
  ];
  const own = [known.id, ...namesOf(known), ...words.map((each) => each[language])].join('\n').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => own.includes(word));
}

/** What `aadclog codes --format json` prints. */
interface ListJson {
  schemaVersion: 1;
  language: Language;
  catalogVersion: string;
  entries: { kind: EntryKind; id: string; title: string; severity: Severity | null; status: Status | null }[];
  /** How many of each kind are listed, and how many the catalog has. */
  counts: Record<EntryKind, { shown: number; total: number }>;
}

function asJson(shown: readonly Known[], all: readonly Known[], catalog: Catalog, language: Language): string {
  const count = (list: readonly Known[], kind: EntryKind): number => list.filter((known) => known.kind === kind).length;
  const value: ListJson = {
    schemaVersion: 1,
    language,
    catalogVersion: catalog.settings.version,
    entries: shown.map(({ kind, id, entry }) => ({
      kind,
      id,
      title: entry.title[language],
      severity: 'severity' in entry ? entry.severity : null,
      status: 'status' in entry ? entry.status : null,
    })),
    counts: Object.fromEntries(
      ENTRY_KINDS.map((kind) => [kind, { shown: count(shown, kind), total: count(all, kind) }]),
    ) as ListJson['counts'],
  };
  return jsonText(value);
}
