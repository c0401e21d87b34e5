import type { Catalog } from '../model/catalog';
import type { Report } from '../model/report';

export type Format = 'terminal' | 'markdown' | 'html' | 'json';

export interface ReportOptions {
  /** Terminal form only: may colour be used? */
  color: boolean;
  /** Terminal form only: columns of the window. */
  width: number;
  /** Terminal form only: characters of ASCII alone, for consoles and redirections that spoil others. */
  ascii?: boolean | undefined;
  /** Markdown form only: so many characters at most, for portals that take no more; undefined: everything. */
  limit?: number | undefined;
}

/** Draws a report. Language and time zone are the report's own options; nothing is changed, decided or left out silently. */
export type Reporter = (report: Report, catalog: Catalog, options: ReportOptions) => string;
