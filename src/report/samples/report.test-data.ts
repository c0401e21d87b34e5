import type { Language } from '../../model/catalog';
import type { Report } from '../../model/report';
import { coverage } from './coverage.test-data';
import { findings } from './findings.test-data';
import { at, flow, guid, ref } from './flow.test-data';
import { remediations } from './remediations.test-data';

/** Nothing was read: the smallest report there is. */
export const emptyReport = (language: Language = 'en'): Report => ({
  schemaVersion: 1,
  tool: { name: 'aadclog', version: '0.1.0', catalogVersion: '2026.11.1' },
  generatedAt: '2026-11-20T08:00:00Z',
  options: { timeZone: 'Europe/Stockholm', language },
  redacted: false,
  coverage: {
    files: [],
    events: 0,
    selected: 0,
    duplicates: 0,
    problems: [],
    problemCount: 0,
    gaps: [],
    logs: [],
    missing: [],
    notes: [],
  },
  servers: [],
  verdict: { status: 'unknown', reasons: ['no-events'] },
  statistics: [],
  remarks: [],
  names: { connectorAccounts: [], relays: [] },
  flows: [],
  episodes: [],
  incidents: [],
  findings: [],
  rules: {},
  codes: [],
  texts: [],
  unknownCodes: [],
  remediations: [],
});

/** A bad day with `n` operations, of which every third or so fails, and something in every list of the report. */
export function fullReport(language: Language = 'en', n = 14): Report {
  const outcomes = ['succeeded', 'failed', 'succeeded', 'succeeded', 'unfinished', 'failed', 'succeeded'] as const;
  const flows = Array.from({ length: n }, (_, i) => flow(i, i === n - 1 ? 'open' : outcomes[i % outcomes.length]!));
  const first = flows[0]!;
  if (flows[2]) Object.assign(flows[2], { startMissing: true, startedAt: null, durationMs: null, user: null });
  const span = { firstEvent: at(0, '.1234567'), lastEvent: at(n + 2) };
  return {
    ...emptyReport(language),
    options: {
      timeZone: 'Europe/Stockholm',
      language,
      from: '2026-01-30T00:00:00Z',
      to: '2026-01-31T00:00:00Z',
      user: 'anna.berg@contoso.com',
      trackingId: guid(77),
    },
    coverage: coverage(span),
    servers: [
      {
        computer: 'AADC01.corp.contoso.com',
        connectBuild: '2.4.18.0',
        writebackVersion: '5.0.400.1',
        ...span,
        events: 1_204,
        flows: n,
        role: 'active',
        heartbeats: { from: at(0), stepSeconds: 600, counts: [4, 4, 0, 2, 4] },
        verdict: { status: 'degraded', reasons: ['configuration-fault'] },
      },
      {
        computer: 'AADC02.corp.contoso.com',
        connectBuild: null,
        writebackVersion: null,
        ...span,
        events: 12,
        flows: 0,
        role: 'standby',
        heartbeats: null,
        verdict: { status: 'unknown', reasons: ['no-writeback-events'] },
      },
    ],
    statistics: [
      {
        operation: 'reset',
        attempts: n,
        succeeded: 7,
        refused: 2,
        failed: 3,
        unfinished: 1,
        open: 1,
        successRate: 0.538,
        reachedRate: 0.692,
        medianMs: 1_200,
        p95Ms: 38_000,
      },
    ],
    remarks: [{ id: 'key-rollover', servers: ['AADC01.corp.contoso.com'], time: at(3), values: {} }],
    verdict: { status: 'degraded', reasons: ['unexplained-failures', 'configuration-fault', 'reason-of-tomorrow'] },
    names: { connectorAccounts: ['MSOL_1a2b3c4d5e6f'], relays: ['ssprdedicatedsbprodweu'] },
    flows,
    episodes: [
      {
        id: 'episode-1',
        user: first.user,
        flows: flows.slice(0, 3).map((one) => one.id),
        outcome: 'succeeded',
        attempts: 3,
      },
    ],
    incidents: [
      {
        id: 'incident-1',
        kind: 'service-stopped',
        computer: 'AADC01.corp.contoso.com',
        subject: null,
        from: at(4),
        to: at(5),
        events: 2,
        evidence: [ref(7001)],
        flowsAffected: ['flow-4'],
        causes: [{ id: 'service-stopped-during-operation', confidence: 'likely' }],
      },
      {
        id: 'incident-2',
        kind: 'heartbeat-gap',
        computer: 'AADC01.corp.contoso.com',
        subject: 'ssprdedicatedsbprodncu',
        from: at(n),
        to: null,
        events: 0,
        evidence: [],
        flowsAffected: [],
        causes: [],
      },
    ],
    findings: findings(flows),
    rules: {
      causes: 'found',
      'unfinished-attempts': 'found',
      'unknown-codes': 'found',
      heartbeat: 'failed',
      onboarding: 'not-applicable',
    },
    texts: [{ ref: flows[1]?.events[0]?.ref ?? ref(1), text: 'TrackingId: x, Reason: <b>denied</b>\nat A.B()' }],
    codes: [{ key: 'PasswordResetService/33004', count: 5_432, firstSeen: at(1), lastSeen: at(12) }],
    unknownCodes: [
      { key: 'PasswordResetService/31035', count: 6, firstSeen: at(2), lastSeen: at(9), sample: ref(8123) },
    ],
    remediations,
  };
}
