import type { InputNote, InputProblem, LostPart } from '../model/record';
import type { Coverage } from '../model/report';
import type { Time } from '../model/time';

/** What an analysis lives on, in the order in which it is missed. */
export const EVIDENCE = ['attempts', 'engine-traces', 'service', 'heartbeat', 'rendered-texts'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** What is wrong with an export, or nothing. */
export const ADVICE = [
  'complete',
  'skipped',
  'no-log',
  'damaged',
  'no-own-events',
  'no-attempts',
  'no-engine-traces',
  'no-service',
  'filtered',
  'gaps',
  'form-lost',
] as const;
export type Advice = (typeof ADVICE)[number];

/**
 * What one input is and holds: `aadclog inspect --format json` prints it as it is. Fields may be added; a change of meaning
 * raises `schemaVersion`.
 */
export interface SourceInspection {
  /** Folder, archive and name in it, one behind the other. */
  name: string;
  /** `unknown` where it could not be read; the first problem then says what it is. */
  format: string;
  encoding: string | null;
  /** Unpacked. */
  bytes: number;
  events: number;
  firstEvent: Time | null;
  lastEvent: Time | null;
  /** The logs that it has events of, the largest first; `logCount` has them all. */
  logs: { computer: string; channel: string; events: number; firstEvent: Time; lastEvent: Time }[];
  logCount: number;
  /** The providers with most events and all that the catalog knows (`ours`); `providerCount` has them all. */
  providers: { name: string; events: number; ours: boolean }[];
  providerCount: number;
  /** How many events there are of each kind. */
  evidence: Record<Evidence, number>;
  /** Breaks in the record numbers of a log that is whole otherwise. */
  gaps: Coverage['gaps'];
  gapCount: number;
  /** The record numbers are so broken that events must have been picked. */
  filtered: boolean;
  lost: LostPart[];
  notes: InputNote[];
  problems: InputProblem[];
  problemCount: number;
  advice: Advice[];
}

export interface Inspection {
  schemaVersion: 1;
  catalogVersion: string;
  sources: SourceInspection[];
  /** What leads to no file. */
  problems: InputProblem[];
}
