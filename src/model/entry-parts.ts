import * as z from 'zod';
import type { EventKey } from './event-key';

/** What the entries of the catalog are made of. */

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
export const key = z
  .string()
  .regex(/^[^/]+\/\d+$/, 'an event key is "<Provider>/<id>"') as unknown as z.ZodType<EventKey>;
export const hresult = z
  .string()
  .regex(/^[0-9a-f]{8}$/, 'an HRESULT is eight lower-case hex digits in quotes, without 0x');
export const date = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, 'a date is YYYY-MM or YYYY-MM-DD, in quotes');

/** A text in every language of the product. */
export const words = z.strictObject({ en: z.string().min(1), sv: z.string().min(1) });

/** `date` is the date of the edition that was read. */
export const source = z.strictObject({ title: z.string().min(1), url: z.url(), date });
