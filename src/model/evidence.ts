import * as z from 'zod';
import type { EventKey } from './event-key';

/** What every part of the saved report is made of. */

export const key = z.string().meta({ description: 'Event key, "<Provider>/<id>"' }) as unknown as z.ZodType<EventKey>;
export const causeId = z.string().meta({ description: 'Id of a cause in the catalog' });
export const time = z.string().meta({ description: 'UTC, ISO 8601, fraction as in the log' });
export const confidence = z.enum(['certain', 'likely', 'possible']);
export const count = z.number().int().nonnegative();

/** Where an event record is: enough to find it again in Event Viewer. */
export const eventRef = z.object({
  file: z.string(),
  recordId: z.string().meta({ description: '64-bit number as text; empty where the export has lost it' }),
  position: z.number().int().positive().optional().meta({
    description: 'Which event of its file it is, counted from 1; only where the export has lost the record id',
  }),
  computer: z.string(),
  channel: z.string(),
  recovered: z
    .literal(true)
    .optional()
    .meta({ description: 'Found deleted or behind damage in a binary log, where Event Viewer does not show it' }),
});
/** An event named as proof; its time and key spare the reader a look into the log. */
export const evidenceRef = eventRef.extend({ time: time.optional(), key: key.optional() });
export const rankedCause = z.object({ id: causeId, confidence });
/** What fills the words of a reporter. */
export const values = z.record(z.string(), z.union([z.string(), z.number()]));

export type EventRef = z.infer<typeof eventRef>;
export type EvidenceRef = z.infer<typeof evidenceRef>;
export type RankedCause = z.infer<typeof rankedCause>;
