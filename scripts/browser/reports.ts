import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyzeInput, loadScenarios } from '../fixtures/run-scenario';
import type { Catalog } from '../../src/model/catalog';
import type { Report } from '../../src/model/report';
import { reporters } from '../../src/report';

const fixtures = join(__dirname, '../../fixtures');
export const folder = mkdtempSync(join(tmpdir(), 'aadclog-browser-'));

export async function scenarioReport(name: string, catalog: Catalog): Promise<Report> {
  const scenario = loadScenarios(fixtures).find((one) => one.name === name)!;
  return analyzeInput(scenario.inputs[0]!, catalog);
}

/** Writes the page of a report and returns its path. */
export function writePage(name: string, report: Report, catalog: Catalog): string {
  const path = join(folder, `${name}.html`);
  writeFileSync(path, reporters.html(report, catalog, { color: false, width: 80 }));
  return path;
}

/** The same report with so many attempts, the last ones of which failed. */
export function grown(report: Report, attempts: number): Report {
  const [plain, failed] = [
    report.flows.find(({ outcome }) => outcome === 'succeeded')!,
    report.flows.find(({ outcome }) => outcome === 'failed')!,
  ];
  const start = Date.parse(plain.startedAt!);
  const flows = Array.from({ length: attempts }, (_, at) => ({
    ...(at % 50 === 0 ? failed : plain),
    id: `flow-${at}`,
    startedAt: new Date(start + at * 500).toISOString(),
    trackingId: `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`,
    user: { ...plain.user!, upn: `user${at % 977}@contoso.com` },
  }));
  return { ...report, flows };
}
