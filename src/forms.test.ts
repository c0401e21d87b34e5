import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyzeInput } from '../scripts/fixtures/run-scenario';
import { loadCatalog } from './catalog/load';
import type { Catalog } from './model/catalog';
import type { Report } from './model/report';

/** What every form of export must say the same of; the times are whole seconds in some. */
const SCENARIOS = [
  'cause-connector-account-permission-missing',
  'foreign-same-ids',
  'interleaved-different-codes',
  'interleaved-equal-codes',
  'long-text',
  'overlapping-exports',
  'phs-batch-failure',
  'provider-spelling',
  'relay-outage',
  'retries-then-success',
  'trace-order',
  'two-servers',
  'unknown-codes',
];
const REFERENCE = 'rendered-xml';

/** Shape, what the report calls it, and what it says the form has lost. */
const FORMS: [shape: string, format: string, notes: string[]][] = [
  ['powershell-5-json', 'powershell-json', ['form-lost data-boundaries']],
  ['powershell-7-json', 'powershell-json', []],
  ['get-eventlog-json', 'powershell-json', ['form-lost channel', 'form-lost fraction']],
  ['clixml', 'clixml', []],
  ['clixml-utf-8', 'clixml', []],
  ['evtxecmd-json', 'evtxecmd-json', ['form-lost data-boundaries']],
  ['evtxecmd-full-json', 'evtxecmd-json', ['form-lost data-boundaries']],
  ['evtxecmd-xml', 'evtxecmd-xml', ['form-lost data-boundaries']],
  ['evtx-dump-json', 'evtx_dump-json', []],
  ['evtx-dump-jsonl', 'evtx_dump-json', []],
  ['evtx-dump-xml', 'evtx_dump-xml', []],
  ['python-evtx', 'python-evtx', []],
  ['python-evtx-0.6', 'python-evtx', []],
  ['evtxexport', 'evtxexport-xml', []],
  ['nxlog', 'nxlog', ['form-lost data-boundaries', 'form-lost fraction', 'time-zone-assumed UTC']],
  ['nxlog-syslog', 'nxlog', ['form-lost data-boundaries', 'form-lost fraction', 'time-zone-assumed UTC']],
  ['winlogbeat', 'winlogbeat', []],
  ['elastic-answer', 'winlogbeat', []],
  ['kibana-fields', 'winlogbeat', []],
  ['azure-monitor', 'azure-monitor', ['form-lost record-id']],
];

const root = join(__dirname, '..');
const out = mkdtempSync(join(tmpdir(), 'aadclog-forms-'));
const options = [
  ...SCENARIOS.flatMap((name) => ['--only', name]),
  ...[REFERENCE, ...FORMS.map(([shape]) => shape)].flatMap((name) => ['--shape', name]),
];
execFileSync(process.execPath, [join(root, 'scripts', 'fixtures.mjs'), '--out', out, ...options]);

let catalog: Catalog;
beforeAll(async () => {
  catalog = await loadCatalog(join(root, 'catalog'));
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

function report(scenario: string, shape: string): Promise<Report> {
  const folder = join(out, 'scenarios', scenario);
  const files = readdirSync(folder).filter((file) => file.startsWith(`input.${shape}.`));
  expect(files).toHaveLength(1);
  const paths = files.map((file) => join(folder, file));
  return analyzeInput({ name: shape, paths, encoding: undefined, expect: {} }, catalog);
}

const facts = ({ coverage, verdict, flows, findings, incidents, unknownCodes, servers }: Report): unknown => ({
  events: coverage.events,
  selected: coverage.selected,
  problems: coverage.problemCount,
  verdict: verdict.status,
  // Where times are whole seconds, flows of one second may change places.
  flows: flows
    .map(({ operation, outcome, user, trackingId, computer, failure, events }) => ({
      trackingId,
      operation,
      outcome,
      user,
      computer,
      failure: failure && { ...failure, causes: failure.causes.map(({ id }) => id) },
      links: events.map(({ key, link }) => `${key} ${link}`).sort(),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  findings: findings.map(({ cause, confidence }) => [cause, confidence]),
  incidents: incidents.map(({ kind }) => kind),
  unknownCodes: unknownCodes.map(({ key, count }) => [key, count]),
  servers: servers.map(({ computer, connectBuild }) => [computer, connectBuild]),
});

const references = new Map<string, Promise<unknown>>();
const reference = (scenario: string): Promise<unknown> =>
  references.get(scenario) ?? references.set(scenario, report(scenario, REFERENCE).then(facts)).get(scenario)!;

test.each(FORMS)('%s says the same as XML', async (shape, format, notes) => {
  for (const scenario of SCENARIOS) {
    const found = await report(scenario, shape);
    expect({ scenario, facts: facts(found) }).toEqual({ scenario, facts: await reference(scenario) });
    const { files, notes: said } = found.coverage;
    expect(files.map((file) => file.format)).toEqual([format]);
    // Where nothing was read of an event, nothing is said of its strings.
    if (found.coverage.selected === 0) continue;
    expect(said.map(({ kind, detail }) => `${kind} ${detail}`).sort()).toEqual(notes);
  }
});
