import type { OperationEntry } from './catalog';
import type { ClassifiedEvent } from './event';
import type { Flow, Link } from './report';
import type { Time } from './time';

/** An event in a flow, and how it came to be there. */
export interface Member {
  event: ClassifiedEvent;
  link: Link;
}

/** One operation as it happened, before it is diagnosed; members in order of time, then record id. */
export interface CorrelatedFlow extends Omit<Flow, 'failure' | 'events' | 'episode'> {
  entry: OperationEntry | null;
  members: Member[];
  /** The most specific failure event; null unless the flow failed. */
  failureEvent: ClassifiedEvent | null;
  hresult: string | null;
}

/** What correlation leaves: every event is in exactly one flow or among the rest. */
export interface Correlation {
  /** In order of their first event. */
  flows: CorrelatedFlow[];
  /** Events of no flow, in order: the service, the relay, the engine, password hash synchronisation. */
  rest: ClassifiedEvent[];
}

/** What one computer's logs in the input span, events of every provider counted. */
export interface LogExtent {
  first: Time;
  last: Time;
  /** Minutes since 1970 in which it says anything; null: too many to follow, so it counts as never silent. */
  minutes: ReadonlySet<number> | null;
}

/** By computer name. */
export type LogExtents = ReadonlyMap<string, LogExtent>;
