import type { Flow } from '../../model/report';
import type { Context } from './context';
import { dataSpan } from './header';

/** Counts of flows over time, in equal steps from the first to the last event of the data. */
export interface BandView {
  title: string;
  /** The same in words, for those who do not see the picture. */
  text: string;
  from: string;
  to: string;
  upper: string;
  lower: string;
  /** Between incidents and flows of the service: shares of the span, 0 to 1. */
  incidents: { from: number; to: number }[];
  incidentLabel: string;
  steps: BandStep[];
}

export interface BandStep {
  succeeded: number;
  failed: number;
  /** Unfinished and open ones. */
  undecided: number;
}

const STEPS = 96;

export function bandView(context: Context): BandView | null {
  const { report, say, count, moment } = context;
  const span = dataSpan(context);
  const from = span?.from.milliseconds ?? null;
  const to = span?.to.milliseconds ?? null;
  if (span === null || from === null || to === null || to <= from || report.flows.length === 0) return null;

  const share = (milliseconds: number): number => Math.min(1, Math.max(0, (milliseconds - from) / (to - from)));
  const steps: BandStep[] = Array.from({ length: STEPS }, () => ({ succeeded: 0, failed: 0, undecided: 0 }));
  for (const flow of report.flows) {
    const at = flowTime(context, flow);
    if (at === null) continue;
    steps[Math.min(STEPS - 1, Math.floor(share(at) * STEPS))]![kindOf(flow)] += 1;
  }
  const total = (kind: keyof BandStep): number => steps.reduce((sum, step) => sum + step[kind], 0);

  return {
    title: say('band.title'),
    text: [
      say('band.text', { from: span.from.text, to: span.to.text }),
      count('band.succeeded', total('succeeded')),
      count('band.failed', total('failed')),
      count('band.undecided', total('undecided')),
      ...worst(context, steps, from, (to - from) / STEPS),
    ].join(' '),
    from: span.from.utc,
    to: span.to.utc,
    upper: say('band.upper'),
    lower: say('band.lower'),
    incidents: report.incidents.flatMap((incident) => {
      const start = moment(incident.from).milliseconds;
      const end = incident.to === null ? to : moment(incident.to).milliseconds;
      return start === null || end === null ? [] : [{ from: share(start), to: share(end) }];
    }),
    incidentLabel: say('band.incidents'),
    steps,
  };
}

const kindOf = ({ outcome }: Flow): keyof BandStep =>
  outcome === 'succeeded' || outcome === 'failed' ? outcome : 'undecided';

function flowTime({ moment }: Context, flow: Flow): number | null {
  const time = flow.startedAt ?? flow.endedAt ?? flow.events[0]?.time;
  return time === undefined ? null : moment(time).milliseconds;
}

/** The step with the most failures, as a sentence. */
function worst({ moment, count }: Context, steps: BandStep[], from: number, width: number): string[] {
  const most = Math.max(...steps.map((step) => step.failed));
  const failed = steps.reduce((sum, step) => sum + step.failed, 0);
  // One failure in each of many steps has no peak.
  if (most === 0 || (most === 1 && failed > 1)) return [];
  const at = steps.findIndex((step) => step.failed === most);
  const time = (milliseconds: number): string => moment(`${new Date(milliseconds).toISOString().slice(0, 19)}Z`).utc;
  return [count('band.worst', most, { from: time(from + at * width), to: time(from + (at + 1) * width) })];
}
