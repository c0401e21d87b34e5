import type { Settings } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow } from '../model/flow';
import { toMilliseconds } from '../model/time';
import { compareEvents } from './order';

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
  covers(trace: ClassifiedEvent): boolean;
  /** Strictly between the attempt's first and last event in the order of the log. */
  contains(trace: ClassifiedEvent): boolean;
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
    covers: (trace) => distanceTo(toMilliseconds(trace.time), from, to) <= tolerance,
    contains: (trace) =>
      distanceTo(toMilliseconds(trace.time), from, to) === 0 &&
      (flow.startMissing || compareEvents(first, trace) <= 0) &&
      (flow.endedAt === null || compareEvents(trace, last) <= 0),
  };
}

/** Targets within `seconds` of a trace. `targets` are in the order of their ends, so the search starts at the first that may reach it. */
export function targetsNear(targets: readonly Target[], trace: ClassifiedEvent, seconds: number): Target[] {
  const at = toMilliseconds(trace.time);
  const reach = seconds * 1000;
  const found: Target[] = [];
  for (let i = firstEndingAfter(targets, at - reach); i < targets.length; i += 1) {
    const target = targets[i]!;
    if (target.to - at > LONGEST_ATTEMPT) break;
    if (distanceTo(at, target.from, target.to) <= reach) found.push(target);
  }
  return found;
}

/** Attempts that contain the trace first, then those that end soonest after it: a trace is written just before its end event. */
export function nearestFirst(trace: ClassifiedEvent, targets: readonly Target[]): Target[] {
  const at = toMilliseconds(trace.time);
  const outside = (target: Target): number => Number(!target.contains(trace));
  const distance = (target: Target): number => Math.abs(target.to - at);
  return [...targets].sort(
    (a, b) => outside(a) - outside(b) || distance(a) - distance(b) || compareEvents(a.last, b.last),
  );
}

/** Bound of the search, in milliseconds: no attempt is given longer than this, whatever the catalog says. */
const LONGEST_ATTEMPT = 3_600_000;

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
