import { exporters } from '../export';
import type { Report } from '../model/report';
import { reporters } from '../report';
import { testCatalog } from '../testing/log-builder';
import { catalog } from '../report/samples/catalog.test-data';
import { fullReport } from '../report/samples/report.test-data';
import { blankReport, LeakScan, OwnWords, Redaction, redactReport } from './index';
import { identity, PLACES, secretsOf, type Identity } from './samples/places.test-data';

const own = new OwnWords(catalog);
const redaction = (trackingIds: 'kept' | 'replaced' = 'kept'): Redaction =>
  new Redaction(own, { key: Buffer.alloc(32, 7), trackingIds, reversible: false });

/** A report in which every identity stands in typed fields, and in a text of some kind. */
function planted(identities: readonly Identity[]): Report {
  const full = fullReport('en', identities.length);
  const of = (n: number): Identity => identities[n % identities.length]!;
  return {
    ...full,
    options: { ...full.options, user: of(0).upn },
    coverage: {
      ...full.coverage,
      files: [{ ...full.coverage.files[0]!, name: `C:\\Users\\${of(0).local}\\${of(1).short} export.xml` }],
      problems: identities.map((one, n) => ({
        file: `\\\\${one.host}\\logs\\${one.local}.xml`,
        offset: n,
        reason: 'not-readable',
        detail: PLACES[n % PLACES.length]!(one),
      })),
      problemCount: identities.length,
      gaps: full.coverage.gaps.map((gap, n) => ({ ...gap, computer: of(n).host })),
    },
    servers: identities.slice(0, 5).map((one) => ({ ...full.servers[0]!, computer: one.host })),
    flows: full.flows.map((flow, n) => ({
      ...flow,
      computer: of(n).host,
      user: {
        upn: of(n).upn,
        adminUpn: `adm-${of(n).local}@${of(n).domain}`,
        cloudAnchor: `User_${of(n).anchorGuid}`,
        sourceAnchor: of(n).sourceAnchor,
      },
      events: flow.events.map((event) => ({ ...event, ref: { ...event.ref, computer: of(n).host, file: 'x.xml' } })),
    })),
    episodes: [],
    incidents: full.incidents.map((incident) => ({ ...incident, computer: of(3).host, evidence: [] })),
    findings: full.findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map((one) => ({ ...one, computer: of(2).host })),
      scope: { ...finding.scope, domains: [of(1).domain], servers: [of(2).host.toUpperCase()] },
    })),
    unknownCodes: [],
    remediations: full.remediations.map((one) => ({ ...one, verify: `${one.verify} (${of(4).upn})` })),
  };
}

const identities = Array.from({ length: 300 }, (_, n) => identity(n));
const secrets = [...new Set(identities.flatMap(secretsOf))];
const report = planted(identities);
const by = redaction();
const redacted = redactReport(report, by);
const forms: Record<string, (one: Report) => string> = {
  ...Object.fromEntries(
    Object.entries(reporters).map(([form, draw]) => [
      form,
      (one: Report) => draw(one, catalog, { color: false, width: 100 }),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(exporters).map(([form, draw]) => [form, (one: Report) => [...draw(one, catalog)].join('')]),
  ),
};

test('thousands of planted names are in the report, and in no form of the redacted one', () => {
  expect(secrets.length).toBeGreaterThan(4_000);
  const before = JSON.stringify(report).toLowerCase();
  expect(secrets.filter((secret) => before.includes(secret.toLowerCase())).length).toBeGreaterThan(2_000);
  for (const [form, draw] of Object.entries(forms)) {
    const text = draw(redacted).toLowerCase();
    const found = secrets.filter((secret) => text.includes(secret.toLowerCase()));
    expect([form, found]).toEqual([form, []]);
  }
});

test('the search of the finished bytes agrees', () => {
  const draw = forms['html']!;
  const scan = new LeakScan(by.secrets(), [draw(blankReport(redacted, by))]);
  expect(scan.in([draw(redacted)])).toBeNull();
  expect(scan.in([draw(report)])).not.toBeNull();
});

/** The structure of a value without its strings. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value === null || typeof value !== 'object') return typeof value === 'string' ? 'text' : value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
};

test('structure, counts, times and ids of the program stay', () => {
  const { redaction: how, ...rest } = redacted;
  expect(shapeOf({ ...rest, redacted: false })).toEqual(shapeOf(report));
  expect(how).toMatchObject({ trackingIds: 'kept', reversible: false });
  expect(redacted.flows.map(({ id, trackingId, startedAt }) => [id, trackingId, startedAt])).toEqual(
    report.flows.map(({ id, trackingId, startedAt }) => [id, trackingId, startedAt]),
  );
  expect(redacted.codes).toEqual(report.codes);
});

test('who was one stays one: as many users, servers and files as before', () => {
  const distinct = (one: Report, pick: (flow: Report['flows'][number]) => unknown): number =>
    new Set(one.flows.map(pick)).size;
  for (const pick of [
    (flow: Report['flows'][number]) => flow.user?.upn,
    (flow: Report['flows'][number]) => flow.user?.cloudAnchor,
    (flow: Report['flows'][number]) => flow.computer,
  ])
    expect(distinct(redacted, pick)).toBe(distinct(report, pick));
  // The user's part and the domain's are the same wherever they stand.
  const admin = redacted.flows[0]!.user!;
  expect(admin.adminUpn!.split('@')[1]).toBe(admin.upn!.split('@')[1]);
});

test('texts of the catalog stay, what they were filled with goes', async () => {
  const catalog = await testCatalog();
  const template = catalog.remediations
    .flatMap(({ steps }) => steps)
    .find(({ command }) => command?.includes('{connectorAccount}'))!;
  const command = template
    .command!.replaceAll('{connectorAccount}', 'svc-adc')
    .replaceAll('{connectorDomain}', 'acme.com')
    .replaceAll('{server}', 'server')
    .replaceAll('{domain}', 'acme.com')
    .replaceAll('{user}', 'anna@acme.com');
  const { id, title } = catalog.remediations[0]!;
  const remediation = { ...fullReport().remediations[0]!, id, title: title.en, steps: [{ text: 'See.', command }] };
  const options = { key: Buffer.alloc(32), trackingIds: 'kept', reversible: false } as const;
  const used = new Redaction(new OwnWords(catalog), options);
  const made = redactReport({ ...fullReport(), remediations: [remediation] }, used).remediations[0]!;
  const literal = template.command!.split(/\{\w+\}/);
  expect(made.steps[0]!.command).not.toMatch(/svc-adc|acme/);
  for (const part of literal) expect(made.steps[0]!.command).toContain(part);
  expect(made.title).toBe(remediation.title);
});

test('a tracking id that was asked for goes with the others', () => {
  const made = redactReport(report, redaction('replaced'));
  expect(made.options.trackingId).not.toBe(report.options.trackingId);
  const ids = new Set(report.flows.flatMap(({ trackingId }) => trackingId ?? []));
  expect(made.flows.filter(({ trackingId }) => trackingId !== null && ids.has(trackingId))).toEqual([]);
});

test('names of files are hidden in lists too, and the computer that logs without one were taken for', () => {
  const full = fullReport();
  const file = 'C:\\x\\logs.zip';
  const detail = 'Qxberg, Qxanna/qxnotes of Qxdora.docx, Qxphoto.png, … (14)';
  const made = redactReport(
    {
      ...full,
      coverage: {
        ...full.coverage,
        problems: [{ file, offset: 0, reason: 'archive-empty', detail }],
        notes: [
          { file, kind: 'skipped', detail },
          { file, kind: 'computer-assumed', detail: 'qxserver' },
          { file, kind: 'encoding-fallback', detail: 'windows-1252' },
        ],
      },
      facts: [
        {
          file,
          collector: 'aadclog 1',
          computer: 'qxserver',
          collectedAt: '2026-01-30T09:00:00Z',
          since: null,
          exports: [{ file: 'Qxanna/Application.evtx', log: 'Application', form: 'evtx', unknown: null }],
          facts: [],
        },
      ],
    },
    redaction(),
  );
  expect(JSON.stringify(made)).not.toMatch(/qx/i);
  const { problems, notes } = made.coverage;
  expect(problems[0]!.detail).toMatch(/^(?:file-\d, ){3}… \(14\)$/);
  expect(notes[0]!.detail).toBe(problems[0]!.detail);
  expect(notes[1]!.detail).toBe(made.facts?.[0]?.computer);
  expect(notes[2]!.detail).toBe('windows-1252');
});
