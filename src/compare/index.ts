import type { Catalog } from '../model/catalog';
import type { Comparison } from '../model/comparison';
import { jsonText } from '../report/json';
import type { ReportOptions } from '../report/reporter';
import { comparisonAsHtml } from './draw-html';
import { comparisonAsMarkdown } from './draw-markdown';
import { comparisonForTerminal } from './draw-terminal';
import { comparisonView } from './view';

export { compare, type CompareOptions } from './compare';

export type ComparisonFormat = 'terminal' | 'markdown' | 'html' | 'json';

/** Draws a comparison. */
export type ComparisonDrawer = (comparison: Comparison, catalog: Catalog, options: ReportOptions) => string;

/** Every form of a comparison. */
export const comparisonDrawers: Record<ComparisonFormat, ComparisonDrawer> = {
  terminal: (comparison, catalog, options) => comparisonForTerminal(comparisonView(comparison, catalog), options),
  markdown: (comparison, catalog) => comparisonAsMarkdown(comparisonView(comparison, catalog)),
  html: (comparison, catalog) => comparisonAsHtml(comparisonView(comparison, catalog)),
  json: (comparison) => jsonText(comparison),
};
