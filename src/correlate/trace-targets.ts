import type { Settings } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow } from '../model/flow';
import { toMilliseconds } from '../model/time';
import { compareEvents } from './order';

/** An engine trace, when it was written (milliseconds), and the attempts around it. */
export interface Trace {
  event: ClassifiedEvent;
  at: number;
  near: readonly Target[];
}

/** A flow as a target of engine traces. */
export interface Target {
  flow: CorrelatedFlow;
  /** Milliseconds: when the attempt ran, without tolerance. */
  from: number;
  to: number;
  last: ClassifiedEvent;
  /** Already has a trace. */
  traced: boolean;
  /** Within the attempt by the clock, give or take the tolerance. */
  covers(trace: Trace): boolean;
  /** Strictly between the attempt's first and last event in the order of the log. */
  contains(trace: Trace): boolean;
}

/** The users' attempts among the flows, in the order of their ends. */
export function targetsOf(flows: readonly CorrelatedFlow[], settings: Settings): Target[] {
  const targets = flows.filter(({ entry }) => !entry?.joinedByOrder).map((flow) => targetOf(flow, settings));
  return targets.sort((a, b) => a.to - b.to);
}

/** An attempt without a start began at most `attemptSeconds` before its end; one without an end lasts until it is stale. */
function targetOf(flow: CorrelatedFlow, settings: Settings): Target {
  const [first, last] = [flow.members[0]!.event, flow.members.at(-1)!.event];
  const stale = (flow.entry?.staleSeconds ?? settings.attemptSeconds) * 1000;
  const from = toMilliseconds(first.time) - (flow.startMissing ? settings.attemptSeconds * 1000 : 0);
  const to = toMilliseconds(last.time) + (flow.endedAt === null ? stale : 0);
  const tolerance = settings.toleranceSeconds * 1000;
  return {
    flow,
    from,
    to,
    last,
    traced: false,
    covers: ({ at }) => distanceTo(at, from, to) <= tolerance,
    contains: ({ event, at }) =>
      distanceTo(at, from, to) === 0 &&
      (flow.startMissing || compareEvents(first, event) <= 0) &&
      (flow.endedAt === null || compareEvents(event, last) <= 0),
  };
}

/**
 * Finds the targets within `seconds` of a moment. They are in the order of their ends, so the search runs from the first
 * that may reach the moment to the last that the longest of them allows.
 */
export function targetsNear(targets: readonly Target[], seconds: number): (at: number) => Target[] {
  const reach = seconds * 1000;
  const longest = targets.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  return (at) => {
    const found: Target[] = [];
    for (let i = firstEndingAfter(targets, at - reach); i < targets.length; i += 1) {
      const target = targets[i]!;
      if (target.to - at > longest + reach) break;
      if (distanceTo(at, target.from, target.to) <= reach) found.push(target);
    }
    return found;
  };
}

/** Attempts that contain the trace go first, then those that end soonest after it: a trace is written just before its end event. */
export function nearest(trace: Trace, targets: readonly Target[]): Target | undefined {
  if (targets.length < 2) return targets[0];
  const ranked = targets.map((target) => ({
    target,
    outside: Number(!target.contains(trace)),
    distance: Math.abs(target.to - trace.at),
  }));
  ranked.sort(
    (a, b) => a.outside - b.outside || a.distance - b.distance || compareEvents(a.target.last, b.target.last),
  );
  return ranked[0]!.target;
}

const distanceTo = (at: number, from: number, to: number): number => Math.max(0, from - at, at - to);

function firstEndingAfter(targets: readonly Target[], at: number): number {
  let [low, high] = [0, targets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (targets[middle]!.to < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
