import { csv } from './csv';
import type { ExportFormat, Exporter } from './exporter';
import { ndjson } from './ndjson';

export type { ExportFormat, Exporter } from './exporter';

export const exporters: Record<ExportFormat, Exporter> = { csv, ndjson };
