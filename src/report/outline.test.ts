import { catalog } from './samples/catalog.test-data';
import { emptyReport, fullReport } from './samples/report.test-data';
import { terminal } from './terminal';
import { buildView } from './view';

const SCREEN = 40;

test('a window shows the verdict, every finding in one line and the incidents counted', () => {
  const report = fullReport();
  const [finding] = report.findings;
  const [incident] = report.incidents;
  const busy = {
    ...report,
    findings: Array.from({ length: 30 }, () => finding!),
    incidents: [
      ...Array.from({ length: 2000 }, () => ({ ...incident!, to: incident!.from })),
      { ...incident!, to: null },
    ],
  };
  const { findings, leftOut, facts } = buildView(busy, catalog).outline;
  expect(findings.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(leftOut).toContain('20');
  expect(facts[0]!.value).toContain(' × 2,000 (over), ');
  const top = terminal(busy, catalog, { color: false, width: 120 }).split('\n').slice(0, SCREEN);
  expect(top).toContain('FINDINGS');
});

test('nothing is told twice where it is one finding alone, or nothing at all', () => {
  const report = fullReport();
  const [finding] = report.findings;
  const one = { ...report, findings: [finding!], incidents: [], servers: report.servers.slice(0, 1) };
  for (const few of [one, emptyReport()])
    expect(buildView(few, catalog).outline).toEqual({ findings: [], leftOut: null, facts: [] });
});
