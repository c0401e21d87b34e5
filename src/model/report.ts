import * as z from 'zod';
import type { EventKey } from './event-key';

/**
 * The saved report. This schema is its one description: types come from it, saved reports are validated against it, and
 * `report.schema.json` is generated from it. Times are UTC ISO 8601 text with the log's own fraction; ids are strings.
 */

const key = z.string().meta({ description: 'Event key, "<Provider>/<id>"' }) as unknown as z.ZodType<EventKey>;
const causeId = z.string().meta({ description: 'Id of a cause in the catalog' });
const time = z.string().meta({ description: 'UTC, ISO 8601, fraction as in the log' });
const confidence = z.enum(['certain', 'likely', 'possible']);
const count = z.number().int().nonnegative();

/** Where an event record is: enough to find it again in Event Viewer. */
const eventRef = z.object({
  file: z.string(),
  recordId: z.string().meta({ description: '64-bit number as text; empty where the export has lost it' }),
  computer: z.string(),
  channel: z.string(),
});
/** An event named as proof; its time and key spare the reader a look into the log. */
const evidenceRef = eventRef.extend({ time: time.optional(), key: key.optional() });
const rankedCause = z.object({ id: causeId, confidence });

const coverage = z.object({
  files: z.array(
    z.object({
      name: z.string(),
      format: z.string(),
      encoding: z.string().nullable(),
      bytes: count,
      events: count,
      selected: count,
      duplicates: count,
      problems: count,
      firstEvent: time.nullable(),
      lastEvent: time.nullable(),
    }),
  ),
  events: count.meta({ description: 'Event records read, duplicates included' }),
  selected: count.meta({ description: "Of the catalog's providers, inside the window, duplicates not counted" }),
  duplicates: count,
  problems: z.array(
    z.object({ file: z.string(), offset: z.number(), reason: z.string(), detail: z.string().nullable() }),
  ),
  problemCount: count,
  gaps: z.array(
    z.object({
      computer: z.string(),
      channel: z.string(),
      fromRecordId: z.string(),
      toRecordId: z.string(),
      fromTime: time,
      toTime: time,
    }),
  ),
  missing: z.array(z.string()).meta({ description: 'Evidence that would have helped and is not in the input, as ids' }),
  notes: z.array(z.object({ file: z.string(), kind: z.string(), detail: z.string() })),
});

const server = z.object({
  computer: z.string(),
  connectBuild: z.string().nullable(),
  writebackVersion: z.string().nullable(),
  firstEvent: time,
  lastEvent: time,
  events: count,
  flows: count,
});

const user = z.object({
  upn: z.string().nullable(),
  cloudAnchor: z.string().nullable(),
  sourceAnchor: z.string().nullable(),
  adminUpn: z.string().nullable(),
});

const flow = z.object({
  id: z.string(),
  operation: z.enum(['reset', 'change', 'admin-reset', 'onboarding', 'offboarding', 'unknown']),
  outcome: z.enum(['succeeded', 'failed', 'unfinished', 'open']),
  startMissing: z.boolean(),
  trackingId: z.string().nullable(),
  computer: z.string(),
  user: user.nullable(),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  durationMs: z.number().nullable(),
  failure: z.object({ key, hresult: z.string().nullable(), causes: z.array(rankedCause) }).nullable(),
  events: z.array(
    z.object({
      ref: eventRef,
      key,
      time,
      link: z.enum(['tracking-id', 'anchor', 'hresult', 'only-candidate', 'proximity']),
    }),
  ),
  episode: z.string().nullable(),
});

const episode = z.object({
  id: z.string(),
  user: user.nullable(),
  flows: z.array(z.string()),
  outcome: z.enum(['succeeded', 'failed', 'unfinished']),
  attempts: count,
});

const incident = z.object({
  id: z.string(),
  kind: z.enum([
    'service-stopped',
    'endpoint-not-started',
    'relay-outage',
    'relay-degraded',
    'heartbeat-gap',
    'onboarding-failed',
    'offboarding',
    'phs-domain-failure',
    'phs-heartbeat-gap',
    'phs-batch-failure',
  ]),
  computer: z.string(),
  from: time,
  to: time.nullable(),
  events: count,
  evidence: z.array(evidenceRef),
  flowsAffected: z.array(z.string()),
  causes: z.array(rankedCause),
});

const finding = z.object({
  id: z.string(),
  cause: causeId.nullable(),
  rule: z.string().nullable(),
  severity: z.enum(['error', 'warning', 'info']),
  fault: z.enum(['infrastructure', 'configuration', 'user', 'none']),
  confidence,
  scope: z.object({
    users: count,
    domains: z.array(z.string()),
    servers: z.array(z.string()),
    pattern: z.enum(['one-user', 'some-users', 'all-users', 'service']),
  }),
  count,
  firstSeen: time,
  lastSeen: time,
  ongoing: z.boolean().nullable(),
  flows: z.array(z.string()),
  incidents: z.array(z.string()),
  evidence: z.array(evidenceRef),
  competing: z.array(rankedCause).meta({ description: 'Other causes that the same evidence allows, best first' }),
  remediations: z.array(z.string()),
});

const remediation = z.object({
  id: z.string(),
  title: z.string(),
  risk: z.enum(['none', 'low', 'medium', 'high']),
  who: z.string(),
  steps: z.array(z.object({ text: z.string(), command: z.string().optional(), ui: z.string().optional() })),
  verify: z.string(),
  warnings: z.array(z.string()),
  disputes: z.array(z.string()),
  sources: z.array(z.object({ title: z.string(), url: z.string(), date: z.string() })),
});

export const reportSchema = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.literal('aadclog'), version: z.string(), catalogVersion: z.string() }),
  generatedAt: time,
  options: z.object({
    timeZone: z.string(),
    language: z.enum(['en', 'sv']),
    from: z.string().optional(),
    to: z.string().optional(),
    user: z.string().optional(),
    trackingId: z.string().optional(),
  }),
  redacted: z.boolean(),
  coverage,
  servers: z.array(server),
  verdict: z.object({
    status: z.enum(['working', 'user-errors-only', 'degraded', 'down', 'disabled', 'unknown']),
    reasons: z.array(z.string()),
  }),
  flows: z.array(flow),
  episodes: z.array(episode),
  incidents: z.array(incident),
  findings: z.array(finding),
  rules: z.record(z.string(), z.enum(['found', 'ok', 'not-applicable', 'failed'])),
  codes: z
    .array(z.object({ key, count, firstSeen: time, lastSeen: time }))
    .meta({ description: 'Every event code selected, most frequent first' }),
  unknownCodes: z.array(z.object({ key, count, firstSeen: time, lastSeen: time, sample: eventRef })),
  remediations: z.array(remediation),
});

export type Report = z.infer<typeof reportSchema>;
export type EventRef = z.infer<typeof eventRef>;
export type EvidenceRef = z.infer<typeof evidenceRef>;
export type Coverage = z.infer<typeof coverage>;
export type Server = z.infer<typeof server>;
export type User = z.infer<typeof user>;
export type Flow = z.infer<typeof flow>;
export type FlowEvent = Flow['events'][number];
export type Link = FlowEvent['link'];
export type Episode = z.infer<typeof episode>;
export type Incident = z.infer<typeof incident>;
export type Finding = z.infer<typeof finding>;
export type Remediation = z.infer<typeof remediation>;
export type Verdict = Report['verdict'];
export type RankedCause = z.infer<typeof rankedCause>;
export type CodeCount = Report['codes'][number];
export type UnknownCode = Report['unknownCodes'][number];
