import type { OperationEntry } from './catalog';
import type { ClassifiedEvent } from './event';
import type { EventKey } from './event-key';
import type { Flow, Incident, Link } from './report';
import type { Time } from './time';

/** An event in a flow, and how it came to be there. */
export interface Member {
  event: ClassifiedEvent;
  link: Link;
}

/** One operation as it happened, before it is diagnosed; members in order of time, then record id. */
export interface CorrelatedFlow extends Omit<Flow, 'failure' | 'events' | 'episode'> {
  entry: OperationEntry | null;
  /** When its first and its last event were written. */
  from: Time;
  to: Time;
  members: Member[];
  /** What is left of the events of a success, where memory had to be found for others: then it has no members. */
  folded: FoldedEvents | null;
  /** The most specific failure event; null unless the flow failed. */
  failureEvent: ClassifiedEvent | null;
  hresult: string | null;
}

/** Events that are only counted any more: the first was written when their flow began, the last when it ended. */
export interface FoldedEvents {
  file: string;
  keys: readonly EventKey[];
}

/** An event that is only counted any more. */
export interface FoldedEvent {
  key: EventKey;
  time: Time;
  computer: string;
  file: string;
  trackingId: string | null;
}

/** The events of folded flows. */
export function* foldedEvents(flows: Iterable<CorrelatedFlow>): Generator<FoldedEvent> {
  for (const { folded, from, to, computer, trackingId } of flows)
    if (folded)
      for (const [at, key] of folded.keys.entries())
        yield { key, time: at === 0 ? from : to, computer, file: folded.file, trackingId };
}

/** A user's retries, in order; at least two attempts. */
export interface CorrelatedEpisode {
  id: string;
  flows: CorrelatedFlow[];
}

/** Something that happened to the service of one server. */
export interface CorrelatedIncident {
  id: string;
  kind: Incident['kind'];
  computer: string;
  /** The relay namespace or the domain that it is about; null: the whole service. */
  subject: string | null;
  from: Time;
  /** The first sign that it was over; null: still so at the end of the log. */
  to: Time | null;
  /** What shows it, in order; at least one. */
  events: ClassifiedEvent[];
}

/** What correlation leaves: every event is in exactly one flow or among the rest. Episodes and incidents are views of these. */
export interface Correlation {
  /** In order of their first event. */
  flows: CorrelatedFlow[];
  episodes: CorrelatedEpisode[];
  /** In order of their beginning. */
  incidents: CorrelatedIncident[];
  /** Events of no flow, in order: the service, the relay, the engine, password hash synchronisation. */
  rest: ClassifiedEvent[];
}

/** What one computer's logs in the input span, events of every provider counted. */
export interface LogExtent {
  first: Time;
  last: Time;
  /** Names of the logs, such as `Application`; empty where the export has lost them. */
  channels: readonly string[];
  /** Minutes since 1970 in which it says anything; null: too many to follow, so it counts as never silent. */
  minutes: ReadonlySet<number> | null;
}

/** By computer name. */
export type LogExtents = ReadonlyMap<string, LogExtent>;
