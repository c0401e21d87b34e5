import type { Settings } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow } from '../model/flow';
import { toMilliseconds } from '../model/time';
import { compareEvents } from './order';

/** An engine trace, when it was written (milliseconds), and the attempts around it: anybody's, and those of its anchor. */
export interface Trace {
  event: ClassifiedEvent;
  at: number;
  /** Of the user that it names, in lower case. */
  anchor: string | undefined;
  /** Codes of the engine's own. */
  engineCodes: readonly string[];
  near: readonly Target[];
  own: readonly Target[];
}

/** A flow as a target of engine traces. */
export interface Target {
  flow: CorrelatedFlow;
  /** Of its user, in lower case. */
  anchor: string | undefined;
  /** The code that it failed with, where that is one of the engine's own. */
  engineCode: string | null;
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
  const attempts = flows.filter(({ entry, folded }) => !entry?.joinedByOrder && !folded);
  const targets = attempts.map((flow) => targetOf(flow, settings));
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
    anchor: flow.user?.cloudAnchor?.toLowerCase(),
    engineCode: flow.hresult?.startsWith(settings.enginePrefix) ? flow.hresult : null,
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

/** Another user's trace, or one of another engine error, is not this attempt's, however near. */
export const contradicts = ({ anchor, engineCodes }: Trace, target: Target): boolean =>
  (anchor !== undefined && target.anchor !== undefined && anchor !== target.anchor) ||
  (target.engineCode !== null && engineCodes.length > 0 && !engineCodes.includes(target.engineCode));

/** So many attempts are looked at around a trace. More of them at once are no users, and nearness would prove nothing. */
const NEIGHBOURS = 200;

/** Finds targets within `seconds` of a moment, those that end first; they are in the order of their ends. */
export function targetsNear(targets: readonly Target[], seconds: number): (at: number) => Target[] {
  const reach = seconds * 1000;
  return (at) => {
    const first = firstEndingAfter(targets, at - reach);
    const around = targets.slice(first, first + NEIGHBOURS);
    return around.filter(({ from, to }) => distanceTo(at, from, to) <= reach);
  };
}

/**
 * A trace of failure goes to an attempt that succeeded only where there is no other; then those that contain it go first,
 * then those that end soonest after it: a trace is written just before its end event.
 */
export function nearest(trace: Trace, targets: readonly Target[]): Target | undefined {
  const ranked = targets.map((target) => ({
    target,
    succeeded: Number(target.flow.outcome === 'succeeded'),
    outside: Number(!target.contains(trace)),
    distance: Math.abs(target.to - trace.at),
  }));
  type Ranked = (typeof ranked)[number];
  const compare = (a: Ranked, b: Ranked): number =>
    a.succeeded - b.succeeded ||
    a.outside - b.outside ||
    a.distance - b.distance ||
    compareEvents(a.target.last, b.target.last);
  const [first, ...others] = ranked;
  return first && others.reduce((best, one) => (compare(one, best) < 0 ? one : best), first).target;
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
