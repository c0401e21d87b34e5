import type { EventRecord } from '../model/record';
import type { Time } from '../model/time';

/** What has come since the last time; nothing, where nothing has. */
export interface Arrival {
  records: EventRecord[];
  /** It was there before anybody watched, or has been told before. */
  known: boolean;
  /** What a person must know of the log itself. */
  notes: Note[];
  /** Until when the log is known to go on without events; null: only as far as its last event. */
  clock: Time | null;
}

export interface Note {
  id: 'log-cleared' | 'records-lost' | 'file-restarted' | 'file-awaited' | 'unreadable' | 'not-answering';
  values: Record<string, string | number>;
}

/** A log that is being written. */
export interface Feed {
  /** Arrivals, empty ones too, without end where the log has none. Fails with a UserError where there is nothing to watch. */
  arrivals(): AsyncGenerator<Arrival>;
  /**
   * Where to go on after a restart.
   * @param oldest the time of the oldest event that still matters; null: none does
   * @param clock up to when everything has been told
   */
  position(oldest: Time | null, clock: Time | null): Position;
}

/** A place in a log, as it is saved. */
export type Position =
  | { kind: 'log'; recordId: string; time: Time | null; oldest: Time | null; clock: Time | null }
  | { kind: 'file'; path: string; offset: number; identity: string };
