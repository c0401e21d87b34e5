import type { Catalog } from '../model/catalog';
import type { Report } from '../model/report';

/** Forms for programs and spreadsheets: rows and lines, given piece by piece, so that no size of report is too large. */
export type ExportFormat = 'csv' | 'ndjson';

export type Exporter = (report: Report, catalog: Catalog) => Iterable<string>;
