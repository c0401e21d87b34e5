import type { OperationEntry } from './catalog';
import type { ClassifiedEvent } from './event';
import type { Flow, Link } from './report';

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

/** The last sign of life in each computer's log, whatever the provider: by computer name. */
export type LogEnds = ReadonlyMap<string, string>;
