import { exporters } from '../export';
import type { Catalog } from '../model/catalog';
import type { Report } from '../model/report';
import { jsonPieces, reporters, type ReportOptions } from '../report';
import type { ReportForm } from './form-names';

/** The report in one form, piece by piece. */
export function drawn(form: ReportForm, report: Report, catalog: Catalog, options: ReportOptions): Iterable<string> {
  if (form === 'csv' || form === 'ndjson') return exporters[form](report, catalog);
  if (form === 'json') return jsonPieces(report);
  return [reporters[form](report, catalog, options)];
}
