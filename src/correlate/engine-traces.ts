import type { Settings } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow } from '../model/flow';
import type { Link } from '../model/report';
import { toMilliseconds } from '../model/time';
import { compareEvents } from './order';
import { type Target, type Trace, nearest, targetsNear, targetsOf } from './trace-targets';

/** One way to recognise a trace's flow. */
interface Pass {
  link: Link;
  fits(trace: Trace, target: Target): boolean;
  /** True: only when neither the trace nor the target has another choice. */
  unambiguous: boolean;
}

/**
 * Joins the engine's traces of failed password writes (they carry no tracking id) to the flows of one server, surest way
 * first: the same cloud anchor; the same HRESULT within the attempt; the only trace of the only attempt; the nearest in
 * time. A trace goes to one flow at most, and by inference a flow gets one trace at most.
 * @param flows of one server; joined traces are added to their members
 * @param traces of that server, in order
 * @param contradicts whether a trace names another user or another engine error than a flow
 * @returns the traces that fit no flow
 */
export function joinEngineTraces(
  flows: readonly CorrelatedFlow[],
  traces: readonly ClassifiedEvent[],
  settings: Settings,
  contradicts: (trace: ClassifiedEvent, flow: CorrelatedFlow) => boolean,
): ClassifiedEvent[] {
  const targets = targetsOf(flows, settings);
  const near = targetsNear(targets, settings.proximitySeconds);
  let left = traces.map((event): Trace => {
    const at = toMilliseconds(event.time);
    return { event, at, near: near(at) };
  });
  for (const pass of PASSES) {
    const choices = (trace: Trace): Target[] =>
      trace.near.filter((target) => pass.fits(trace, target) && !contradicts(trace.event, target.flow));
    const rivals = pass.unambiguous ? countBy(left.flatMap(choices)) : null;
    left = left.filter((trace) => {
      const candidates = choices(trace);
      const target = nearest(trace, candidates);
      if (!target || (rivals && (candidates.length > 1 || rivals.get(target)! > 1))) return true;
      target.traced = true;
      target.flow.members.push({ event: trace.event, link: pass.link });
      target.flow.members.sort((a, b) => compareEvents(a.event, b.event));
      return false;
    });
  }
  return left.map(({ event }) => event);
}

const PASSES: readonly Pass[] = [
  {
    link: 'anchor',
    unambiguous: false,
    fits: (trace, target) => sameAnchor(trace.event, target.flow) && target.covers(trace),
  },
  {
    link: 'hresult',
    unambiguous: false,
    fits: (trace, target) =>
      isOpenTo(target) &&
      target.flow.hresult !== null &&
      trace.event.fields.hresults.includes(target.flow.hresult) &&
      target.covers(trace),
  },
  { link: 'only-candidate', unambiguous: true, fits: (trace, target) => isOpenTo(target) && target.contains(trace) },
  { link: 'proximity', unambiguous: false, fits: (_, target) => isOpenTo(target) },
];

/** A success leaves no trace of failure, and one inferred trace per flow is enough. */
const isOpenTo = ({ flow, traced }: Target): boolean => !traced && flow.outcome !== 'succeeded';

function sameAnchor(trace: ClassifiedEvent, flow: CorrelatedFlow): boolean {
  const anchor = flow.user?.cloudAnchor?.toLowerCase();
  return anchor !== undefined && trace.fields.cloudAnchor?.toLowerCase() === anchor;
}

function countBy<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
