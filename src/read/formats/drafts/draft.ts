import type { EventRecord } from '../../../model/record';
import type { Stamp } from './stamp';

/** An event of a table or a text, before its time is known. Texts may share the memory of what they were cut from. */
export interface Draft {
  provider: string;
  eventId: number;
  /** null: what stands there is no time that is known. */
  stamp: Stamp | null;
  /** As written, a word or a number; empty where there is none. */
  level: string;
  /** Empty where the form does not hold it. */
  recordId: string;
  computer: string;
  channel: string;
  /** Called for wanted events only. */
  content(): Pick<EventRecord, 'data' | 'message'>;
}

const EVENT_ID = /^\s*(\d{1,10})\s*$/;
/** Classic event ids are the low half of a number whose upper half says how severe it is. */
const CLASSIC_IDS = 0x10000;

/** An event id, or the longer number that some tools give in its place; null for anything else. */
export function eventIdOf(text: string): number | null {
  const match = EVENT_ID.exec(text);
  return match ? Number(match[1]) % CLASSIC_IDS : null;
}
