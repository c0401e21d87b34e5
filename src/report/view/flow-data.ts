import { oneLine, lines } from '../escape';
import type { TimelineView, FlowView } from './timeline';

/**
 * The timeline in columns, for the page's script: texts that recur are numbers into `texts`. Nothing in it is markup; the
 * script only ever writes it as text.
 */
export interface FlowData {
  texts: string[];
  /**
   * One array a flow: when (ms or null), duration ms or null, and numbers into `texts` and, where there is one, `details`. The
   * first `when` counts from 1970, each further one from the one before.
   */
  rows: (number | string | null)[][];
  details: { lines: string[]; texts: string[] }[];
}

/** Order of a row's parts; the script counts on it. */
export const ROW = [
  'when',
  'duration',
  'outcome',
  'tone',
  'operation',
  'user',
  'server',
  'cause',
  'note',
  'id',
  'detail',
] as const;

/** Attempts beyond have no details in the page; those that did not succeed come first. */
const MOST_DETAILS = 2_000;
const LONGEST_TEXT = 4_000;

export function flowData({ flows }: TimelineView): FlowData {
  const texts = new Map<string, number>();
  const numbers = new Map<string, number>();
  const number = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    const shown = oneLine(text);
    const made = texts.get(shown) ?? texts.size;
    texts.set(shown, made);
    numbers.set(text, made);
    return made;
  };
  const detailed = new Set(chosenForDetails(flows));
  const details: FlowData['details'] = [];
  const detail = (flow: FlowView): number[] => {
    if (!detailed.has(flow) || flow.events.length === 0) return [];
    const said = flow.texts.map((text) => lines(text.slice(0, LONGEST_TEXT)).join('\n'));
    return [details.push({ lines: flow.events.map(oneLine), texts: said }) - 1];
  };
  const begin = ({ when }: FlowView): number | null => when?.milliseconds ?? null;
  let last = 0;
  const sinceLast = (time: number | null): number | null => {
    if (time === null) return null;
    const since = time - last;
    last = time;
    return since;
  };
  const rows = flows.map((flow) => [
    sinceLast(begin(flow)),
    flow.milliseconds,
    number(flow.outcome),
    number(flow.tone),
    number(flow.operation),
    number(flow.user),
    number(flow.computer),
    number([flow.cause, flow.code].filter(Boolean).join('; ')),
    number([flow.attempt, flow.whenNote ?? '', flow.inferred].filter(Boolean).join('; ')),
    oneLine(flow.trackingId),
    ...detail(flow),
  ]);
  return { texts: [...texts.keys()], rows, details };
}

function chosenForDetails(flows: readonly FlowView[]): FlowView[] {
  const interesting = flows.filter((flow) => flow.interesting);
  const others = flows.filter((flow) => !flow.interesting);
  return [...interesting.slice(-MOST_DETAILS), ...others.slice(-MOST_DETAILS)].slice(0, MOST_DETAILS);
}
