import * as z from 'zod';
import { causeId, confidence, count, eventRef, evidenceRef, rankedCause, time, values } from './evidence';

/** What was found, why it is believed, and what to do: a part of the saved report. */

/** Something that speaks for or against a cause, as this log has it; `values` fill the words of the reporter. */
const reasonId = z.enum([
  'recognised-by-text',
  'recognised-by-engine-code',
  'recognised-by-code',
  'recognised-by-event',
  'rests-on-inference',
  'single-case',
  'others-succeed',
  'nobody-succeeds',
  'only-operation',
  'only-domain',
  'only-connector-account',
  'same-user-succeeded',
  'facts-build',
  'facts-service-stopped',
  'facts-tls-off',
  'facts-tls-not-set',
  'facts-tls-set',
  'facts-clock-off',
  'facts-clock-right',
]);
const reason = z.object({ id: reasonId, speaks: z.enum(['for', 'against']), values });

/** What changed on a server shortly before something began. */
const change = z.object({
  kind: z.enum([
    'service-started',
    'build-changed',
    'onboarding',
    'offboarding',
    'key-created',
    'log-gap',
    'log-begins',
  ]),
  computer: z.string(),
  time,
  detail: z.string().nullable().meta({ description: 'The builds, or the missing record ids' }),
  ref: eventRef.nullable(),
});

export const finding = z.object({
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
    operations: z.array(z.string()),
    limitedTo: z
      .array(z.enum(['operation', 'domain', 'connector-account']))
      .meta({ description: 'It hits only these, while others of their kind succeed in the same time' }),
    connectorAccounts: z.array(z.string()),
  }),
  count,
  firstSeen: time,
  lastSeen: time,
  ongoing: z.boolean().nullable(),
  lastSuccess: time.nullable().meta({ description: 'Latest success of the same kind on these servers' }),
  successesSince: count.meta({ description: 'Successes of the same kind after lastSeen' }),
  reasons: z.array(reason),
  changesBefore: z.array(change).meta({ description: 'What changed before firstSeen, nearest first' }),
  flows: z.array(z.string()),
  incidents: z.array(z.string()),
  evidence: z.array(evidenceRef),
  competing: z.array(rankedCause).meta({ description: 'Other causes that the same evidence allows, best first' }),
  remediations: z.array(z.string()),
});

export const remediation = z.object({
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

export type Finding = z.infer<typeof finding>;
export type Reason = z.infer<typeof reason>;
export type Change = z.infer<typeof change>;
export type Remediation = z.infer<typeof remediation>;
