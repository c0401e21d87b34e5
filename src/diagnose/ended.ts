import type { CorrelatedFlow } from '../model/flow';
import { type Time, compareTimes, placeAfter } from '../model/time';

/** Flows that have an end, in order of it; of those with one end in their own order. */
export class EndedFlows {
  private readonly flows: readonly CorrelatedFlow[];
  private readonly ends: readonly Time[];

  private constructor(flows: readonly CorrelatedFlow[]) {
    this.flows = flows.filter(({ endedAt }) => endedAt !== null).sort((a, b) => compareTimes(a.endedAt!, b.endedAt!));
    this.ends = this.flows.map(({ endedAt }) => endedAt!);
  }

  /** Every finding asks for what came before, with and after it: the flows of a log are put in order once. */
  static of(flows: readonly CorrelatedFlow[]): EndedFlows {
    let ended = known.get(flows);
    if (!ended) known.set(flows, (ended = new EndedFlows(flows)));
    return ended;
  }

  after(time: Time): readonly CorrelatedFlow[] {
    return this.flows.slice(placeAfter(this.ends, time));
  }

  /** @param to null: until the end of the log */
  while(from: Time, to: Time | null): readonly CorrelatedFlow[] {
    return this.flows.slice(this.placeOf(from), to === null ? undefined : placeAfter(this.ends, to));
  }

  /** The last that is meant, of those that ended before `time` or of all. */
  last(isMeant: (flow: CorrelatedFlow) => boolean, time?: Time): CorrelatedFlow | null {
    for (let at = time === undefined ? this.flows.length - 1 : this.placeOf(time) - 1; at >= 0; at -= 1) {
      const flow = this.flows[at]!;
      if (isMeant(flow)) return flow;
    }
    return null;
  }

  /** Of the first that did not end before `time`. */
  private placeOf(time: Time): number {
    let at = placeAfter(this.ends, time);
    while (at > 0 && compareTimes(this.ends[at - 1]!, time) === 0) at -= 1;
    return at;
  }
}

const known = new WeakMap<readonly CorrelatedFlow[], EndedFlows>();
