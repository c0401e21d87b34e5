import type { Catalog, Language } from '../model/catalog';
import type { ReportOptions } from '../report/reporter';
import { answersAsMarkdown } from './draw-markdown';
import { answersForTerminal } from './draw-terminal';
import { answersAsJson } from './json';
import { resolveTerms } from './resolve';
import { answerView, type Detail } from './view/answer';
import { createSpeech } from './view/speech';

export { ENTRY_KINDS } from './entries';
export { listEntries, type ListFilter } from './list';

export type AnswerFormat = 'terminal' | 'markdown' | 'json';

export interface ExplainOptions extends Detail, ReportOptions {
  language: Language;
  format: AnswerFormat;
}

/** Answers terms from the catalog. `known`: every one of them was found. */
export function explain(
  terms: readonly string[],
  catalog: Catalog,
  options: ExplainOptions,
): { text: string; known: boolean } {
  const { language, format } = options;
  const resolutions = resolveTerms(terms, catalog, language);
  const known = resolutions.every(({ matches }) => matches.length > 0);
  if (format === 'json') return { known, text: answersAsJson(resolutions, catalog, language) };
  const speech = createSpeech(catalog, language);
  const views = resolutions.map((resolution) => answerView(resolution, resolutions.length > 1, options, speech));
  return { known, text: format === 'markdown' ? answersAsMarkdown(views) : answersForTerminal(views, options) };
}
