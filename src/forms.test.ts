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
/** A list for a screen is broken at its width: each text must come through. One scenario is of events that have no text. */
const EVERY_TEXT = readdirSync(join(__dirname, '..', 'fixtures', 'scenarios')).filter(
  (name) => !['rendering-lost', 'oversize-event'].includes(name),
);
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

/** Of tables and texts; `unnamed` where the form names no computer. */
const local = ['form-lost data-boundaries', 'form-lost fraction', 'time-zone-assumed UTC'];
const unnamed = ['form-lost channel', 'form-lost computer', 'form-lost record-id'];
const TABLES: typeof FORMS = [
  ['event-viewer-csv', 'event-viewer-csv', [...unnamed, ...local]],
  ['event-viewer-txt', 'event-viewer-text', [...unnamed, ...local]],
  ['get-winevent-csv', 'powershell-csv', local],
  ['get-winevent-csv-7', 'powershell-csv', local],
  ['get-eventlog-csv', 'powershell-csv', ['form-lost channel', ...local]],
  ['evtxecmd-csv', 'evtxecmd-csv', ['form-lost data-boundaries']],
  ['azure-csv', 'azure-csv', ['form-lost record-id']],
  ['wevtutil-text', 'wevtutil-text', ['form-lost data-boundaries', 'form-lost record-id', 'time-zone-assumed UTC']],
  ['wevtutil-text-11', 'wevtutil-text', ['form-lost data-boundaries', 'form-lost record-id']],
  ['format-list', 'powershell-list', [...unnamed, 'form-lost level', ...local]],
  ['format-list-whole', 'powershell-list', local],
  ['format-list-letters', 'powershell-list', [...unnamed, 'form-lost level', ...local]],
  ['format-list-unbroken', 'powershell-list', [...unnamed, 'form-lost level', ...local]],
  ['psloglist', 'psloglist', local],
  ['psloglist-csv', 'psloglist-csv', local],
  ['event-details', 'event-details', ['form-lost record-id', ...local]],
];

const root = join(__dirname, '..');
const out = mkdtempSync(join(tmpdir(), 'aadclog-forms-'));
const options = [
  ...EVERY_TEXT.flatMap((name) => ['--only', name]),
  ...[REFERENCE, ...[...FORMS, ...TABLES].map(([shape]) => shape)].flatMap((name) => ['--shape', name]),
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

type Named = (computer: string) => string;
const asNamed: Named = (computer) => computer;
const asUnnamed: Named = () => '';

const facts = (
  { coverage, verdict, flows, findings, incidents, unknownCodes, servers }: Report,
  name = asNamed,
): unknown => ({
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
      computer: name(computer),
      failure: failure && { ...failure, causes: failure.causes.map(({ id }) => id) },
      links: events.map(({ key, link }) => `${key} ${link}`).sort(),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  findings: findings.map(({ cause, confidence }) => [cause, confidence]),
  incidents: incidents.map(({ kind }) => kind),
  unknownCodes: unknownCodes.map(({ key, count }) => [key, count]),
  servers: servers.map(({ computer, connectBuild }) => [name(computer), connectBuild]),
});

/** XML holds each text twice, so that more characters are replaced there. */
const notesOf = ({ coverage }: Report): Set<string> =>
  new Set(coverage.notes.map(({ kind, detail }) => (kind === 'characters-replaced' ? kind : `${kind} ${detail}`)));

const references = new Map<string, Promise<Report>>();
const reference = (scenario: string): Promise<Report> =>
  references.get(scenario) ?? references.set(scenario, report(scenario, REFERENCE)).get(scenario)!;

test.each([...FORMS, ...TABLES])('%s says the same as XML', async (shape, format, notes) => {
  const name = notes.includes('form-lost computer') ? asUnnamed : asNamed;
  for (const scenario of format === 'powershell-list' ? EVERY_TEXT : SCENARIOS) {
    // Two servers in one file cannot be told apart where neither is named.
    if (name === asUnnamed && ['two-servers', 'failover'].includes(scenario)) continue;
    const found = await report(scenario, shape);
    const asXml = await reference(scenario);
    const expected = facts(asXml, name);
    expect({ scenario, facts: facts(found, name) }).toEqual({ scenario, facts: expected });
    const { files } = found.coverage;
    expect(files.map((file) => file.format)).toEqual([format]);
    // Where nothing was read of an event, nothing is said of its strings.
    if (found.coverage.selected === 0) continue;
    expect(notesOf(found)).toEqual(new Set([...notes, ...notesOf(asXml)]));
  }
});

test('forms that name a computer differently, or not at all, are of one server', async () => {
  const folder = join(out, 'scenarios', 'retries-then-success');
  const mixed = /^input\.(?:event-viewer-csv|get-eventlog-csv|psloglist|wevtutil-text|clixml)\./;
  const paths = readdirSync(folder).filter((file) => mixed.test(file));
  expect(paths.length).toBeGreaterThan(3);
  const all = { name: 'mixed', paths: paths.map((file) => join(folder, file)), encoding: undefined, expect: {} };
  const found = await analyzeInput(all, catalog);
  const expected = await reference('retries-then-success');
  expect(found.coverage.selected).toBe(expected.coverage.selected);
  expect(found.servers.map(({ computer }) => computer)).toEqual(expected.servers.map(({ computer }) => computer));
  const outcomes = ({ flows }: Report): string[] => flows.map(({ trackingId, outcome }) => `${trackingId} ${outcome}`);
  expect(outcomes(found).sort()).toEqual(outcomes(expected).sort());
});
