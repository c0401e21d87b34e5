import type { Catalog, Labels, Language } from '../model/catalog';
import type { Change, Flow, Incident, Remark, Report } from '../model/report';
import { reporters } from './index';
import { catalog } from './samples/catalog.test-data';
import { everyFact } from './samples/facts.test-data';
import { detailWords, fileFormats, notes, problems } from './samples/input-words.test-data';
import { REASON_VALUES, reasonIds } from './samples/reason-words.test-data';
import { redactions } from './samples/redactions.test-data';
import { emptyReport, fullReport } from './samples/report.test-data';

const reasons = [
  ...['service-stopped', 'endpoint-not-started', 'relay-unreachable', 'all-attempts-fail', 'unexplained-failures'],
  ...['worked-before', 'nothing-selected'],
  ...[
    'refusals-prove-writeback',
    'attempts-succeed',
    'offboarded',
    'no-writeback-events',
    'no-attempts',
    'no-events',
    'unfinished-attempts',
  ],
  ...['configuration-fault', 'infrastructure-fault', 'service-alive', 'attempts-without-end'],
  ...['heartbeat-gap', 'relay-degraded', 'served-elsewhere', 'may-come-again'],
  ...['maybe-other-log', 'maybe-other-server', 'maybe-staging', 'maybe-short-span'],
];
const rules = [
  ...['unexplained-failure', 'unexplained-events', 'unfinished-attempts', 'service-not-running'],
  ...['orphan-engine-error', 'unknown-codes'],
  ...['heartbeat-gap', 'relay-outage', 'relay-degraded', 'onboarding-failed'],
  ...['phs-heartbeat-gap', 'phs-batch-failure', 'phs-domain-failure'],
];
const missing = [
  ...[
    'no-engine-trace',
    'only-one-provider',
    'no-rendering-info',
    'only-errors',
    'starts-before-log',
    'ends-after-log',
    'no-service-events',
    'log-too-short',
  ],
  'domain-controller-log',
];
// Records, so that the compiler counts the kinds.
const incidents: Record<Incident['kind'], true> = {
  'service-stopped': true,
  'endpoint-not-started': true,
  'relay-outage': true,
  'relay-degraded': true,
  'heartbeat-gap': true,
  'onboarding-failed': true,
  offboarding: true,
  'phs-domain-failure': true,
  'phs-heartbeat-gap': true,
  'phs-batch-failure': true,
};
const operations: Record<Flow['operation'], true> = {
  reset: true,
  change: true,
  'admin-reset': true,
  onboarding: true,
  offboarding: true,
  unknown: true,
};
const remarks: Record<Remark['id'], true> = {
  'two-active-servers': true,
  'clocks-disagree': true,
  'records-at-two-times': true,
  'ends-before-start': true,
  'key-rollover': true,
  'clock-off': true,
};
const changes: Record<Change['kind'], true> = {
  'service-started': true,
  'build-changed': true,
  onboarding: true,
  offboarding: true,
  'key-created': true,
  'log-gap': true,
  'log-begins': true,
};
/** Of an event: found again, and without its record id. */
const PLACES = [{ recovered: true as const }, { recordId: '', position: 1 }, { recordId: '' }];
const keys = <K extends string>(record: Record<K, true>): K[] => Object.keys(record) as K[];

/** Reports that together hold every value that has a word of its own. */
function everything(language: Language): Report[] {
  const full = fullReport(language);
  const [finding] = full.findings as [Report['findings'][number]];
  const plain = full.flows[1]!;
  const spread = fullReport(language, 300);
  const statuses: Report['verdict']['status'][] = [
    'working',
    'user-errors-only',
    'degraded',
    'down',
    'disabled',
    'unknown',
  ];
  return [
    ...redactions.map((redaction): Report => ({
      ...emptyReport(language),
      redacted: true,
      redaction,
      verdict: { status: 'down', reasons },
    })),
    ...statuses.map((status): Report => ({ ...emptyReport(language), verdict: { status, reasons: [] } })),
    full,
    spread,
    {
      ...full,
      options: { timeZone: 'UTC', language: language === 'en' ? 'sv' : 'en' },
      coverage: {
        ...full.coverage,
        files: [...full.coverage.files, ...fileFormats.map((format) => ({ ...full.coverage.files[0]!, format }))],
        missing,
        problems: keys(problems).map((reason) => ({ file: 'f', offset: 1, reason, detail: null })),
        problemCount: keys(problems).length + 1,
        notes: keys(notes).flatMap((kind) =>
          (detailWords[kind] ?? ['d']).map((detail) => ({ file: 'f', kind, detail })),
        ),
        gaps: Array.from({ length: 202 }, () => full.coverage.gaps[0]!),
      },
      codes: Array.from({ length: 201 }, () => ({ ...full.codes[0]!, key: 'Other/1' as const })),
      episodes: (['succeeded', 'failed', 'unfinished'] as const).map((outcome) => ({ ...full.episodes[0]!, outcome })),
      remarks: keys(remarks).map((id) => ({
        id,
        servers: [''],
        time: full.flows[0]!.startedAt,
        values: { n: 2, seconds: 9 },
      })),
      servers: (['active', 'standby', 'unknown'] as const).map((role) => ({ ...full.servers[0]!, role })),
      facts: everyFact,
      statistics: [{ ...full.statistics[0]!, medianMs: null }],
      incidents: keys(incidents).map((kind) => ({ ...full.incidents[0]!, kind })),
      flows: [
        ...keys(operations).map((operation): Flow => ({ ...plain, operation, outcome: 'succeeded', trackingId: null })),
        {
          ...plain,
          events: (['tracking-id', 'anchor', 'hresult', 'only-candidate', 'proximity'] as const).map((link, at) => ({
            ...plain.events[0]!,
            ref: { ...plain.events[0]!.ref, ...PLACES[at % PLACES.length] },
            key: 'Other/1' as const,
            link,
          })),
        },
        { ...plain, events: Array.from({ length: 21 }, () => plain.events[0]!) },
        { ...plain, user: { upn: null, cloudAnchor: null, sourceAnchor: null, adminUpn: 'a' } },
        { ...plain, outcome: 'unfinished' },
      ],
      findings: [
        ...rules.map((rule) => ({ ...finding, cause: null, rule })),
        ...(['infrastructure', 'configuration', 'user', 'none'] as const).map((fault) => ({ ...finding, fault })),
        ...(['one-user', 'some-users', 'all-users', 'service'] as const).map((pattern) => ({
          ...finding,
          scope: {
            ...finding.scope,
            pattern,
            users: 1,
            servers: Array.from({ length: 21 }, String),
            domains: Array.from({ length: 22 }, String),
          },
        })),
        {
          ...finding,
          successesSince: 1,
          reasons: keys(reasonIds).map((id) => ({ id, speaks: 'for' as const, values: REASON_VALUES })),
          changesBefore: keys(changes).map((kind) => ({ ...finding.changesBefore[0]!, kind, detail: 'd' })),
        },
        { ...finding, scope: { ...finding.scope, users: 0 } },
        { ...finding, evidence: Array.from({ length: 13 }, () => finding.evidence[0]!) },
      ],
      remediations: (['none', 'low', 'medium', 'high'] as const).map((risk) => ({ ...full.remediations[0]!, risk })),
    },
    { ...full, incidents: Array(4).fill({ ...full.incidents[0]!, to: full.incidents[0]!.from }) },
    { ...full, incidents: full.incidents.slice(0, 1), flows: [{ ...plain, operation: 'onboarding' }] },
    ...[1, 2].map((succeeded) => ({
      ...full,
      unlisted: [{ computer: '', operation: 'reset' as const, hour: plain.startedAt!, succeeded }],
    })),
    { ...full, flows: full.flows.filter((flow) => flow.outcome === 'failed').slice(0, 1) },
    { ...full, flows: [...Array.from({ length: 4 }, () => plain), full.flows[0]!, full.flows[4]!] },
    { ...spread, flows: spread.flows.map((flow, at) => (at > 9 ? spread.flows[0]! : flow)) },
  ];
}

/** Labels that write down which keys were asked for and which of them were not there. */
function watched(labels: Labels): { labels: Labels; asked: Set<string>; absent: Set<string> } {
  const asked = new Set<string>();
  const absent = new Set<string>();
  const proxy = new Proxy(labels, {
    getOwnPropertyDescriptor(target, key) {
      (Object.hasOwn(target, key) ? asked : absent).add(String(key));
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
  return { labels: proxy, asked, absent };
}

test.each(['en', 'sv'] as const)('every word that the report needs is in %s, and none that it does not', (language) => {
  const own = watched(catalog.labels[language]);
  const spied: Catalog = { ...catalog, labels: { en: own.labels, sv: own.labels } };
  for (const report of everything(language)) {
    for (const format of ['terminal', 'markdown', 'html'] as const)
      reporters[format](report, spied, { color: false, width: 80 });
    reporters.markdown(report, spied, { color: false, width: 80, limit: 1_000 });
  }
  expect([...own.absent]).toEqual(['reason.reason-of-tomorrow']);
  // What begins with one of these is said by a command of its own, which has its own test.
  const others = Object.keys(catalog.labels[language]).filter(
    (key) => !/^(bundle|cli|explain|codes|overlay|guide|catalog-new|inspect|compare|script|collect|watch)\./.test(key),
  );
  expect(others.filter((key) => !own.asked.has(key))).toEqual([]);
});

test('both languages have the same keys with the same placeholders, in the same order', () => {
  const shape = (labels: Labels): [string, string[]][] =>
    Object.entries(labels).map(([key, text]) => [key, [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()]);
  expect(shape(catalog.labels.sv)).toEqual(shape(catalog.labels.en));
});

test('no placeholder is left unfilled', () => {
  for (const report of [...everything('en'), ...everything('sv')]) {
    for (const format of ['terminal', 'markdown'] as const) {
      expect(reporters[format](report, catalog, { color: false, width: 120 })).not.toMatch(/\{\w+\}/);
    }
  }
});
