import * as z from 'zod';
import { count, eventRef, evidenceRef, key, rankedCause, time, values } from './evidence';
import { collected } from './facts';
import { finding, remediation } from './finding';

/**
 * The saved report. This schema is its one description: types come from it, saved reports are validated against it, and
 * `report.schema.json` is generated from it. Times are UTC ISO 8601 text with the log's own fraction; ids are strings.
 */

/** From one record to the one that the log has next. */
const recordJump = z.object({ fromRecordId: z.string(), toRecordId: z.string(), fromTime: time, toTime: time });

/** One log of one computer, over all files together. */
const logHealth = z.object({
  computer: z.string(),
  channel: z.string(),
  events: count.meta({ description: 'Of all providers; those in several files count once where record numbers tell' }),
  firstEvent: time,
  lastEvent: time,
  hours: z.number().meta({ description: 'Between the two' }),
  eventsPerHour: z.number().nullable().meta({ description: 'null for a filtered export and for less than an hour' }),
  fromRecordId: z.string().nullable(),
  toRecordId: z.string().nullable(),
  filtered: z.boolean().meta({ description: 'Somebody chose what to export, so numbers, rate and size tell nothing' }),
  olderMissing: z
    .boolean()
    .nullable()
    .meta({ description: 'The oldest record is not the first: older ones were overwritten, cleared or not exported' }),
  gaps: count,
  restarts: z.array(recordJump).meta({ description: 'The numbers begin anew: the log was cleared or made anew' }),
  clockSteps: z.array(recordJump.extend({ backMs: z.number() })).meta({ description: 'The clock was set back' }),
  weekBytes: z.number().nullable().meta({ description: 'Estimate: maximum size that would hold a week at this rate' }),
  defaultSizeHours: z
    .number()
    .nullable()
    .meta({ description: 'Estimate: hours that the default of 20 MiB would hold' }),
});

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
  logs: z.array(logHealth).default([]),
  missing: z.array(z.string()).meta({ description: 'Evidence that would have helped and is not in the input, as ids' }),
  notes: z.array(z.object({ file: z.string(), kind: z.string(), detail: z.string() })),
});

const verdict = z.object({
  status: z.enum(['working', 'user-errors-only', 'degraded', 'down', 'disabled', 'unknown']),
  reasons: z.array(z.string()),
});

const server = z.object({
  computer: z.string(),
  connectBuild: z.string().nullable(),
  writebackVersion: z.string().nullable(),
  firstEvent: time,
  lastEvent: time,
  events: count,
  flows: count,
  role: z
    .enum(['active', 'standby', 'unknown'])
    .meta({ description: 'Guessed from what the server wrote: the active one serves attempts, a staging server none' }),
  verdict,
  heartbeats: z
    .object({ from: time, stepSeconds: count, counts: z.array(count) })
    .nullable()
    .meta({ description: 'Signs of life of the relay in equal steps from the first one on; null: the log has none' }),
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

const unlisted = z.object({
  computer: z.string(),
  operation: flow.shape.operation,
  hour: time.meta({ description: 'In which the attempts began' }),
  succeeded: count,
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
  subject: z.string().nullable().meta({ description: 'Relay namespace or domain; null: the whole service' }),
  from: time,
  to: time.nullable().meta({ description: 'null: still so at the end of the log' }),
  events: count,
  evidence: z.array(evidenceRef),
  flowsAffected: z.array(z.string()),
  causes: z.array(rankedCause),
});

/** How the attempts of one operation went; the flows of the service itself (on- and offboarding) are not attempts. */
const statistics = z.object({
  operation: flow.shape.operation,
  attempts: count,
  succeeded: count,
  refused: count.meta({ description: "Failed for a reason that is the user's own: writeback worked" }),
  failed: count.meta({ description: 'Failed otherwise' }),
  unfinished: count,
  open: count,
  successRate: z.number().nullable().meta({ description: 'Succeeded of those that ended or should have, 0 to 1' }),
  reachedRate: z.number().nullable().meta({ description: 'Succeeded or refused of the same: reached the directory' }),
  medianMs: z.number().nullable().meta({ description: 'Of the durations of successes' }),
  p95Ms: z.number().nullable(),
});

/** Something to know about the input that is neither a fault nor an incident. */
const remark = z.object({
  id: z.enum([
    'two-active-servers',
    'clocks-disagree',
    'records-at-two-times',
    'ends-before-start',
    'key-rollover',
    'clock-off',
  ]),
  servers: z.array(z.string()),
  time: time.nullable(),
  values,
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
  redaction: z
    .object({
      trackingIds: z.enum(['kept', 'replaced']),
      reversible: z.boolean().meta({ description: 'Whoever made the report keeps a key file that translates back' }),
      counts: z.record(z.string(), count).meta({ description: 'How many values of each kind were replaced' }),
    })
    .optional()
    .meta({ description: 'How names were replaced; only where they were' }),
  coverage,
  servers: z.array(server),
  verdict,
  statistics: z.array(statistics),
  remarks: z.array(remark),
  names: z
    .object({ connectorAccounts: z.array(z.string()), relays: z.array(z.string()) })
    .default({ connectorAccounts: [], relays: [] })
    .meta({ description: 'Accounts and relay namespaces that the events name' }),
  flows: z.array(flow),
  unlisted: z.array(unlisted).optional().meta({
    description: 'Successful attempts that are not among the flows, for want of memory; absent where all are',
  }),
  episodes: z.array(episode),
  incidents: z.array(incident),
  findings: z.array(finding),
  rules: z.record(z.string(), z.enum(['found', 'ok', 'not-applicable', 'failed'])),
  codes: z
    .array(z.object({ key, count, firstSeen: time, lastSeen: time }))
    .meta({ description: 'Every event code selected, most frequent first' }),
  texts: z.array(z.object({ ref: eventRef, text: z.string() })).meta({
    description: 'What the cited events say: those of findings and of the latest attempts that did not succeed',
  }),
  unknownCodes: z.array(z.object({ key, count, firstSeen: time, lastSeen: time, sample: eventRef })),
  remediations: z.array(remediation),
  facts: z
    .array(collected)
    .optional()
    .meta({ description: 'What collectors saw on the servers beside their logs; absent where nothing was collected' }),
});

export type Report = z.infer<typeof reportSchema>;
export type Coverage = z.infer<typeof coverage>;
export type Server = z.infer<typeof server>;
export type User = z.infer<typeof user>;
export type Flow = z.infer<typeof flow>;
export type Unlisted = z.infer<typeof unlisted>;
export type FlowEvent = Flow['events'][number];
export type Link = FlowEvent['link'];
export type Episode = z.infer<typeof episode>;
export type Incident = z.infer<typeof incident>;
export type Verdict = Report['verdict'];
export type Statistics = z.infer<typeof statistics>;
export type Remark = z.infer<typeof remark>;
export type CodeCount = Report['codes'][number];
export type UnknownCode = Report['unknownCodes'][number];
export type { EventRef, EvidenceRef, RankedCause } from './evidence';
export type { Change, Finding, Reason, Remediation } from './finding';
