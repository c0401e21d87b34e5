import type { Finding, Flow, Link } from '../../model/report';
import type { Context } from './context';
import { findingTitle } from './findings';
import type { Moment } from '../moment';
import type { Tone } from './pieces';
import { recordNumber } from './record-number';
import { type TextOf, textsOf } from './texts';
import { unlistedIn } from './unlisted';

/** Marks a flow some of whose events are only inferred to belong to it. */
export const INFERRED_SIGN = '~';

export interface FlowView {
  /** Start, or the end where the start is not in the log (then `whenNote` says so). */
  when: Moment | null;
  whenNote: string | null;
  duration: string;
  milliseconds: number | null;
  user: string;
  operation: string;
  outcome: string;
  tone: Tone;
  /** Title of the cause with its confidence, else the failure's event; empty for a success. */
  cause: string;
  /** `PasswordResetService/33004, HRESULT 80230626`; empty without a failure. */
  code: string;
  trackingId: string;
  computer: string;
  /** `attempt 2 of 3`, or empty. */
  attempt: string;
  /** `~ same error code`, or empty where every event is joined by a fact. */
  inferred: string;
  /** Did not plainly succeed. */
  interesting: boolean;
  /** The flow's events in one line each, at most EVENTS_SHOWN; in a long report only of interesting flows. */
  events: string[];
  /** What they say, as far as the report holds it. */
  texts: string[];
}

export interface TimelineView {
  heading: string;
  none: string;
  zone: string;
  columns: {
    when: string;
    duration: string;
    user: string;
    operation: string;
    outcome: string;
    cause: string;
    id: string;
  };
  eventsLabel: string;
  /** The zone's name, and the words of the page's script. */
  zoneName: string;
  script: Record<string, string>;
  legend: string[];
  flows: FlowView[];
  /** `Shown: 40 of 1,234 …`; null when all are shown. */
  cut(shown: number, interestingShown: number): string | null;
}

const TONES: Record<Flow['outcome'], Tone> = { succeeded: 'good', failed: 'bad', unfinished: 'caution', open: 'plain' };

/** The two ways of joining that are facts; all others are inferences and marked. */
const FACTS: readonly Link[] = ['tracking-id', 'anchor'];
const EVENTS_SHOWN = 20;
/** Up to so many flows, the events of successes are told too. */
const FEW = 2_000;

export function timelineView(context: Context): TimelineView {
  const { report, say, number, count } = context;
  const flows = flowViews(context);
  const unlisted = unlistedIn(report);
  const more = unlisted > 0 ? [count('timeline.unlisted', unlisted)] : [];
  const interesting = flows.filter((flow) => flow.interesting).length;
  return {
    heading: say('heading.timeline'),
    none: more[0] ?? say('timeline.none'),
    zone: say('timeline.zone', { zone: report.options.timeZone }),
    columns: {
      when: say('column.start'),
      duration: say('column.duration'),
      user: say('column.user'),
      operation: say('column.operation'),
      outcome: say('column.outcome'),
      cause: say('column.cause'),
      id: say('column.tracking-id'),
    },
    eventsLabel: say('timeline.events'),
    zoneName: report.options.timeZone,
    script: Object.fromEntries(SCRIPT_WORDS.map(([key, label]) => [key, say(label)])),
    legend: [
      ...(flows.some((flow) => flow.inferred !== '') ? [say('timeline.legend', { sign: INFERRED_SIGN })] : []),
      ...(flows.length > 0 ? more : []),
    ],
    flows,
    cut: (shown, interestingShown) =>
      shown === flows.length
        ? null
        : say(interestingShown < interesting ? 'timeline.cut' : 'timeline.cut-successes', {
            shown: number(shown),
            total: number(flows.length),
            left: number(flows.length - shown),
            leftInteresting: number(interesting - interestingShown),
          }),
  };
}

/** What the page's script says; it fills `{from}` and the like itself. */
const SCRIPT_WORDS: readonly (readonly [string, string])[] = [
  ['heading', 'heading.timeline'],
  ['when', 'column.start'],
  ['outcome', 'column.outcome'],
  ['operation', 'column.operation'],
  ['user', 'column.user'],
  ['cause', 'column.cause'],
  ['duration', 'column.duration'],
  ['server', 'column.computer'],
  ['events', 'timeline.events'],
  ['filter', 'flows.filter'],
  ['search', 'flows.search'],
  ['all', 'flows.all'],
  ['from', 'flows.from'],
  ['to', 'flows.to'],
  ['previous', 'flows.previous'],
  ['next', 'flows.next'],
  ['shown', 'flows.shown'],
  ['picture', 'flows.picture'],
];

/** Flows to draw where there is no room for all: the latest of those that did not succeed. */
export function chooseFlows(flows: FlowView[], room: number, roomForAll: number): FlowView[] {
  return flows.length <= roomForAll ? flows : flows.filter((flow) => flow.interesting).slice(-room);
}

function flowViews(context: Context): FlowView[] {
  const { report } = context;
  const explained = new Map<string, Finding>();
  for (const finding of report.findings) {
    for (const id of finding.flows) if (!explained.has(id)) explained.set(id, finding);
  }
  const attempts = new Map<string, [number, number]>();
  for (const episode of report.episodes) {
    episode.flows.forEach((id, at) => attempts.set(id, [at + 1, episode.flows.length]));
  }
  const extras = { textOf: textsOf(context), few: report.flows.length <= FEW };
  return report.flows.map((flow) => flowView(context, flow, explained.get(flow.id), attempts.get(flow.id), extras));
}

function flowView(
  context: Context,
  flow: Flow,
  finding: Finding | undefined,
  attempt: [number, number] | undefined,
  extras: { textOf: TextOf; few: boolean },
): FlowView {
  const { say, name, duration, moment, userName } = context;
  const when = flow.startedAt ?? flow.endedAt ?? flow.events[0]?.time ?? null;
  const interesting = flow.outcome !== 'succeeded';
  const events = once(() => (interesting || extras.few ? eventLines(context, flow) : []));
  return {
    when: when === null ? null : moment(when),
    whenNote: flow.startMissing ? say('flow.start-missing') : null,
    duration: flow.durationMs === null ? '' : duration(flow.durationMs),
    milliseconds: flow.durationMs,
    user: userName(flow.user),
    operation: name('operation', flow.operation),
    outcome: say(`outcome.${flow.outcome}`),
    tone: TONES[flow.outcome],
    cause: causeOf(context, flow, finding),
    code: codeOf(context, flow),
    trackingId: flow.trackingId ?? say('flow.no-tracking-id'),
    computer: context.computerName(flow.computer),
    attempt: attempt && attempt[1] > 1 ? say('flow.attempt', { n: attempt[0], total: attempt[1] }) : '',
    inferred: inferred(context, flow),
    interesting,
    // Of a long report only some are asked for these.
    get events() {
      return events();
    },
    get texts() {
      return interesting ? flow.events.flatMap(({ ref }) => extras.textOf(ref) ?? []) : [];
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function causeOf(context: Context, flow: Flow, finding: Finding | undefined): string {
  const { say, causeTitle, eventTitle } = context;
  const best = flow.failure?.causes[0];
  if (best) {
    const title = causeTitle(best.id);
    return best.confidence === 'certain' ? title : `${title} (${say(`confidence.${best.confidence}`)})`;
  }
  if (finding && flow.outcome !== 'succeeded') return findingTitle(context, finding);
  return flow.failure ? (eventTitle(flow.failure.key) ?? flow.failure.key) : '';
}

function codeOf({ catalog, pick }: Context, { failure }: Flow): string {
  if (!failure) return '';
  if (failure.hresult === null) return failure.key;
  const known = catalog.hresultByCode.get(failure.hresult);
  return `${failure.key}, HRESULT ${failure.hresult}${known ? ` (${pick(known.title)})` : ''}`;
}

function inferred({ name }: Context, flow: Flow): string {
  const links = [...new Set(flow.events.map((event) => event.link))].filter((link) => !FACTS.includes(link));
  return links.length === 0 ? '' : `${INFERRED_SIGN} ${links.map((link) => name('link', link)).join(', ')}`;
}

function eventLines({ moment, eventTitle, say, count, name }: Context, flow: Flow): string[] {
  const shown = flow.events.slice(0, EVENTS_SHOWN).map((event) =>
    say('flow.event', {
      time: moment(event.time, 'exact').text,
      key: event.key,
      title: eventTitle(event.key) ?? say('code.unknown'),
      record: recordNumber(say, event.ref),
      link: `${FACTS.includes(event.link) ? '' : `${INFERRED_SIGN} `}${name('link', event.link)}`,
    }),
  );
  const left = flow.events.length - shown.length;
  return left > 0 ? [...shown, count('evidence.left-out', left)] : shown;
}
