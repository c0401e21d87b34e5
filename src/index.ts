/** The public API: load a catalog, find logs (openPaths) and take archives apart (unpack), analyse them, write reports. */
export { loadCatalog } from './catalog/load';
export { analyze, analyzeAround, type AnalyzeOptions } from './analyze';
export { compare, comparisonDrawers, type CompareOptions } from './compare';
export { openPaths, Passwords, unpack } from './read';
export { reporters, type Format, type ReportOptions } from './report';
export { exporters, type ExportFormat } from './export';
export { LeakScan, OwnWords, Redaction, blankReport, redactReport, reveal } from './redact';
export { reportSchema } from './model/report';
export { comparisonSchema, type Comparison } from './model/comparison';
export { UserError, UsageError } from './errors';
export type { Catalog, CatalogData, Language } from './model/catalog';
export type { InputProblem, LogSource } from './model/record';
export type { Report, Finding, Flow, Incident, Episode, Coverage, Verdict } from './model/report';
