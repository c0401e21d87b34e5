import { exporters, type ExportFormat } from '../export';
import type { Catalog } from '../model/catalog';
import type { Report } from '../model/report';
import { reporters, type Format, type ReportOptions } from '../report';

/** Every form that a report can have. */
export type ReportForm = Format | ExportFormat;

/** The file names that ask for a form. */
export const extensions: Record<ReportForm, readonly string[]> = {
  terminal: ['.txt'],
  markdown: ['.md', '.markdown'],
  html: ['.html', '.htm'],
  json: ['.json'],
  csv: ['.csv'],
  ndjson: ['.ndjson', '.jsonl'],
};

/** The report in one form, piece by piece. */
export function drawn(form: ReportForm, report: Report, catalog: Catalog, options: ReportOptions): Iterable<string> {
  if (form === 'csv' || form === 'ndjson') return exporters[form](report, catalog);
  return [reporters[form](report, catalog, options)];
}
