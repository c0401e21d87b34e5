import type { Settings } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow } from '../model/flow';
import { groupBy } from '../model/group';
import type { Link } from '../model/report';
import { toMilliseconds } from '../model/time';
import { compareEvents } from './order';
import { type Target, type Trace, contradicts, nearest, targetsNear, targetsOf } from './trace-targets';

/** One way to recognise a trace's flow. */
interface Pass {
  link: Link;
  fits(trace: Trace, target: Target): boolean;
  /** `either`: only when neither the trace nor the target has another choice; `trace`: only when the trace has none. */
  only: 'either' | 'trace' | null;
}

/**
 * Joins the engine's traces of failed password writes (they carry no tracking id) to the flows of one server, surest way
 * first: the same cloud anchor; the same HRESULT within the attempt; the only trace of the only attempt; one more within an
 * attempt and no other; the nearest in time. A trace goes to one flow at most, and by inference a flow gets one trace at
 * most from outside of it.
 * @param flows of one server; joined traces are added to their members
 * @param traces of that server, in order
 * @returns the traces that fit no flow
 */
export function joinEngineTraces(
  flows: readonly CorrelatedFlow[],
  traces: readonly ClassifiedEvent[],
  settings: Settings,
): ClassifiedEvent[] {
  const targets = targetsOf(flows, settings);
  // A success leaves no trace of failure: only the anchor itself could tell otherwise.
  const open = targets.filter(({ flow }) => flow.outcome !== 'succeeded');
  const near = targetsNear(open, settings.proximitySeconds);
  const owned = groupBy(targets, ({ anchor }) => anchor);
  const nearOf = new Map([...owned].map(([anchor, own]) => [anchor, targetsNear(own, settings.proximitySeconds)]));
  let left = traces.map((event): Trace => {
    const at = toMilliseconds(event.time);
    const anchor = event.fields.cloudAnchor?.toLowerCase();
    const engineCodes = event.fields.hresults.filter((code) => code.startsWith(settings.enginePrefix));
    const own = anchor === undefined ? [] : (nearOf.get(anchor)?.(at) ?? []);
    return { event, at, anchor, engineCodes, near: near(at), own };
  });
  const joined = new Set<CorrelatedFlow>();
  for (const pass of PASSES) {
    const choices = (trace: Trace): Target[] =>
      (pass.link === 'anchor' ? trace.own : trace.near).filter(
        (target) => pass.fits(trace, target) && !contradicts(trace, target),
      );
    const rivals = pass.only === 'either' ? countChoices(left, choices) : null;
    left = left.filter((trace) => {
      const candidates = choices(trace);
      const target = nearest(trace, candidates);
      if (!target || (pass.only !== null && candidates.length > 1) || (rivals && rivals.get(target)! > 1)) return true;
      target.traced = true;
      target.flow.members.push({ event: trace.event, link: pass.link });
      joined.add(target.flow);
      return false;
    });
  }
  for (const flow of joined) {
    flow.members.sort((a, b) => compareEvents(a.event, b.event));
    flow.from = flow.members[0]!.event.time;
    flow.to = flow.members.at(-1)!.event.time;
  }
  return left.map(({ event }) => event);
}

const PASSES: readonly Pass[] = [
  {
    link: 'anchor',
    only: null,
    fits: (trace, target) => target.covers(trace),
  },
  {
    link: 'hresult',
    only: null,
    fits: (trace, target) =>
      isOpenTo(target) &&
      target.flow.hresult !== null &&
      trace.event.fields.hresults.includes(target.flow.hresult) &&
      target.covers(trace),
  },
  { link: 'only-candidate', only: 'either', fits: (trace, target) => isOpenTo(target) && target.contains(trace) },
  // The engine may tell of one failure in several events: what was denied, then what became of the request.
  { link: 'only-candidate', only: 'trace', fits: (trace, target) => isWhole(target) && target.contains(trace) },
  { link: 'proximity', only: null, fits: (_, target) => isOpenTo(target) },
];

/** One trace per flow is enough where more would be guesswork. */
const isOpenTo = ({ traced }: Target): boolean => !traced;

/** Its start and its end are known, so what lies between them is no guess of how long it took. */
const isWhole = ({ flow }: Target): boolean => flow.startedAt !== null && flow.endedAt !== null;

/** How many traces have each target among their choices. */
function countChoices(traces: readonly Trace[], choices: (trace: Trace) => Target[]): Map<Target, number> {
  const counts = new Map<Target, number>();
  for (const trace of traces) for (const target of choices(trace)) counts.set(target, (counts.get(target) ?? 0) + 1);
  return counts;
}
