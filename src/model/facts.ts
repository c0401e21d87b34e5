import * as z from 'zod';
import { type FACTS, UNKNOWN } from './fact-names';

/**
 * `facts.json`: what a collector saw on a server beside its log. Written by `aadclog collect` and by the collection script,
 * read back as an input. The file is a stranger's like every other input, so everything in it is bounded.
 */

const LONGEST_NAME = 256;
const LONGEST_TEXT = 1_000;
const MOST = 200;

const name = z.string().min(1).max(LONGEST_NAME);
const moment = z
  .string()
  .max(40)
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)), 'no such moment')
  .meta({ description: 'UTC, ISO 8601' });

const unknown = z.object({
  reason: z.enum(UNKNOWN),
  detail: z.string().max(LONGEST_TEXT).nullable().meta({ description: 'What the program said, its first line' }),
});

const fact = z.object({
  id: name,
  value: z.string().max(LONGEST_TEXT).nullable().meta({ description: '"not-set" where a setting is not there' }),
  unknown: unknown.nullable().meta({ description: 'null where there is a value' }),
});

const exported = z.object({
  file: name.meta({ description: 'Path beside the facts file, with slashes' }),
  log: name,
  form: z.enum(['rendered-xml', 'evtx']),
  unknown: unknown.nullable().meta({ description: 'null where the export is whole' }),
});

export const factsSchema = z.object({
  kind: z.literal('aadclog-facts'),
  schemaVersion: z.literal(1),
  collector: name,
  computer: name,
  collectedAt: moment,
  since: moment.nullable().meta({ description: 'Older events were not exported; null: none was left out' }),
  exports: z.array(exported).max(MOST),
  facts: z.array(fact).max(MOST),
});

/** The facts of one server, and the file that they came from, as a report has them. */
export const collected = factsSchema.omit({ kind: true, schemaVersion: true }).extend({ file: z.string() });

export type FactsFile = z.infer<typeof factsSchema>;
export type Fact = FactsFile['facts'][number];
export type FactId = (typeof FACTS)[number];
export type Unknown = z.infer<typeof unknown>;
export type Exported = FactsFile['exports'][number];
export type CollectedFacts = z.infer<typeof collected>;

/** Checks what a facts file holds; the message names the first thing that is wrong. */
export function checkFacts(value: unknown): { facts: FactsFile } | { wrong: string } {
  const checked = factsSchema.safeParse(value);
  if (checked.success) return { facts: checked.data };
  const issue = checked.error.issues[0]!;
  return { wrong: `${issue.path.join('.') || 'file'}: ${issue.message}` };
}
