import type { Catalog, Language } from '../model/catalog';
import type { GuideEntry } from '../model/guide';
import { jsonText } from '../report/json';
import type { ReportOptions } from '../report/reporter';
import { guidesAsMarkdown } from './draw-markdown';
import { guidesForTerminal } from './draw-terminal';
import { createGuideSpeech, guideInWords } from './view';

export { endingForTerminal, stepForTerminal } from './draw-terminal';
export { summaryText } from './summary';
export { createGuideSpeech, endingInWords, stepInWords, type GuideSpeech } from './view';
export * as walks from './walk';
export type { Answer, Walk } from './walk';

/** Where somebody begins who names no guide; the catalog's check holds that it is there. */
export const FIRST_GUIDE = 'start';

export interface PrintOptions extends ReportOptions {
  language: Language;
  format: 'terminal' | 'markdown' | 'json';
}

/**
 * Whole guides as text. JSON has them as the catalog does, in both languages; their form is `catalog/schemas/guide.json`.
 */
export function printGuides(guides: readonly GuideEntry[], catalog: Catalog, options: PrintOptions): string {
  const { format, language } = options;
  if (format === 'json')
    return jsonText({ schemaVersion: 1, language, catalogVersion: catalog.settings.version, guides });
  const speech = createGuideSpeech(catalog, language);
  const views = guides.map((guide) => guideInWords(guide, speech));
  return format === 'markdown' ? guidesAsMarkdown(views) : guidesForTerminal(views, options);
}
