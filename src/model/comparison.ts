import * as z from 'zod';

/**
 * Two reports held against each other: what `aadclog compare` writes. This schema is its one description, as
 * `report.ts` is the report's; `comparison.schema.json` is generated from it. Times are UTC ISO 8601 text.
 */

const time = z.string().meta({ description: 'UTC, ISO 8601' });
const count = z.number().int().nonnegative();

/** Why something is said: an id that has its words in the catalog, and what to fill in. */
const reason = <Id extends string>(ids: readonly [Id, ...Id[]]) =>
  z.object({ id: z.enum(ids), values: z.record(z.string(), z.union([z.string(), z.number()])) });

const overallReason = reason(['still', 'new', 'open', 'gone', 'nothing-to-fix']);

const findingReason = reason([
  'seen-again',
  'nothing-after',
  'server-absent',
  'users-hidden',
  'same-users-succeed',
  'same-users-some',
  'same-users-none',
  'blocked-otherwise',
  'no-attempts',
  'too-few',
  'enough-attempts',
  'no-sign-of-life',
  'sign-of-life',
  'quiet',
  'too-short',
]);

/** What makes the two sides hard to compare, whatever the answer. */
const remark = reason([
  'tool',
  'catalog',
  'redaction-differs',
  'redaction-keys',
  'servers-gone',
  'servers-new',
  'build',
  'filters',
  'no-data-before',
  'no-data-after',
  'not-later',
  'overlap',
  'gaps',
  'problems',
]);

const answer = z.enum(['fixed', 'not-fixed', 'cannot-tell']);

/** One of the two reports. */
const side = z.object({
  verdict: z.string(),
  generatedAt: time,
  toolVersion: z.string(),
  catalogVersion: z.string(),
  redacted: z.boolean(),
  from: time.nullable().meta({ description: 'What counts as before or after begins here; null without data' }),
  to: time.nullable(),
  events: count,
  servers: z.array(z.object({ computer: z.string(), connectBuild: z.string().nullable() })),
});

/** Attempts of one operation; `refused` are those that failed by the user's own fault, which prove that writeback works. */
const figures = z.object({
  attempts: count,
  succeeded: count,
  refused: count,
  failed: count,
  unfinished: count,
  open: count,
  successRate: z
    .number()
    .nullable()
    .meta({ description: 'succeeded / (succeeded + failed + unfinished); null where there are none' }),
});

/** How a finding shows on one side. */
const sight = z.object({
  count,
  users: count,
  firstSeen: time,
  lastSeen: time,
  ongoing: z.boolean().nullable(),
});

const comparedFinding = z.object({
  cause: z.string().nullable(),
  rule: z.string().nullable(),
  weight: z.enum(['writeback', 'synchronisation', 'user', 'note']).meta({
    description: 'What it hits; a fault of the user and a note are never an answer to whether the service was fixed',
  }),
  change: z.enum(['vanished', 'remains', 'appeared']),
  before: sight.nullable(),
  after: sight.nullable(),
  answer: answer.nullable(),
  reasons: z.array(findingReason),
});

const lasting = z.object({ count, lastedMs: z.number() });

export const comparisonSchema = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.literal('aadclog'), version: z.string(), catalogVersion: z.string() }),
  generatedAt: time,
  options: z.object({ timeZone: z.string(), language: z.enum(['en', 'sv']) }),
  at: time.nullable().meta({ description: 'The moment that parts one log; null where two reports were compared' }),
  before: side,
  after: side,
  answer,
  reasons: z.array(overallReason),
  remarks: z.array(remark),
  findings: z.array(comparedFinding),
  operations: z.array(z.object({ operation: z.string(), before: figures, after: figures })),
  incidents: z.array(z.object({ kind: z.string(), before: lasting, after: lasting })),
});

export type Comparison = z.infer<typeof comparisonSchema>;
export type Answer = z.infer<typeof answer>;
export type OverallReason = z.infer<typeof overallReason>;
export type FindingReason = z.infer<typeof findingReason>;
export type Remark = z.infer<typeof remark>;
export type Reason = OverallReason | FindingReason | Remark;
export type Side = z.infer<typeof side>;
export type Figures = z.infer<typeof figures>;
export type Sight = z.infer<typeof sight>;
export type ComparedFinding = z.infer<typeof comparedFinding>;
