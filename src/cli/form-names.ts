import type { ExportFormat } from '../export';
import type { Format } from '../report';

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
