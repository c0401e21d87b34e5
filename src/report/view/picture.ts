import type { Flow, Incident, Report, Server } from '../../model/report';
import type { Context } from './context';
import { dataSpan } from './header';
import { unlistedIn } from './unlisted';

/** The whole span of the data at a glance: a lane for each server. Places are milliseconds after `from`. */
export interface PictureView {
  title: string;
  /** The same in words, for those who do not see it. */
  text: string;
  from: number;
  length: number;
  ticks: { at: number; label: string }[];
  lanes: Lane[];
  legend: { kind: string; label: string }[];
  labels: { state: string; heartbeats: string; attempts: string; zoomIn: string; zoomOut: string; whole: string };
}

export interface Lane {
  server: string;
  states: Stretch[];
  beats: { at: number; length: number; share: number }[];
  /** Steps of equal length: how many attempts ended how. */
  steps: BandStep[];
  /** Each attempt that did not succeed, where there are not too many to tell apart. */
  marks: { at: number; kind: keyof BandStep }[];
}

/** `title` says what and when. */
export interface Stretch {
  at: number;
  length: number;
  kind: 'up' | 'degraded' | 'down' | 'off' | 'gap';
  title: string;
}

export interface BandStep {
  succeeded: number;
  failed: number;
  /** Unfinished and open ones. */
  undecided: number;
}

const STEPS = 144;
const TICKS = 6;
const MOST_LANES = 12;
const MOST_MARKS = 3_000;

const STATES: Partial<Record<Incident['kind'], Stretch['kind']>> = {
  'service-stopped': 'down',
  'endpoint-not-started': 'down',
  'relay-outage': 'down',
  'heartbeat-gap': 'down',
  'relay-degraded': 'degraded',
  'onboarding-failed': 'degraded',
  offboarding: 'off',
};

export function pictureView(context: Context): PictureView | null {
  const { report, say, moment } = context;
  const span = dataSpan(context);
  const [from, to] = [span?.from.milliseconds ?? null, span?.to.milliseconds ?? null];
  if (!span || from === null || to === null || to <= from || report.servers.length === 0) return null;
  const length = to - from;
  const lanes = report.servers.slice(0, MOST_LANES).map((server) => laneOf(context, server, from, length));
  return {
    title: say('picture.title'),
    text: words(context, span.from.text, span.to.text),
    from,
    length,
    ticks: Array.from({ length: TICKS + 1 }, (_, i) => {
      const at = (length * i) / TICKS;
      return { at, label: moment(iso(from + at)).utc.replace(/:\d\d UTC$/, '') };
    }),
    lanes,
    legend: legendOf(lanes).map((kind) => ({ kind, label: say(`picture.${kind}`) })),
    labels: {
      state: say('picture.state'),
      heartbeats: say('picture.heartbeats'),
      attempts: say('picture.attempts'),
      zoomIn: say('picture.zoom-in'),
      zoomOut: say('picture.zoom-out'),
      whole: say('picture.whole'),
    },
  };
}

/** Only what is in the picture: the rest would have to be looked for in vain. */
function legendOf(lanes: readonly Lane[]): string[] {
  const states = new Set(lanes.flatMap((lane) => lane.states.map(({ kind }) => kind)));
  const outcomes = (['succeeded', 'failed', 'undecided'] as const).filter((kind) =>
    lanes.some(({ steps }) => steps.some((step) => step[kind] > 0)),
  );
  return [
    ...(['up', 'degraded', 'down', 'off', 'gap'] as const).filter((kind) => states.has(kind)),
    ...(lanes.some(({ beats }) => beats.length > 0) ? ['heartbeats'] : []),
    ...outcomes,
  ];
}

const iso = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

function laneOf(context: Context, server: Server, from: number, length: number): Lane {
  const { moment, report } = context;
  const at = (time: string): number => clamp((moment(time).milliseconds ?? from) - from, length);
  const flows = report.flows.filter(({ computer }) => computer === server.computer);
  const stepAt = (place: number): number => Math.min(STEPS - 1, Math.floor((place / length) * STEPS));
  const steps: BandStep[] = Array.from({ length: STEPS }, () => ({ succeeded: 0, failed: 0, undecided: 0 }));
  const marks: Lane['marks'] = [];
  for (const flow of flows) {
    const time = flow.startedAt ?? flow.endedAt ?? flow.events[0]?.time;
    if (time === undefined) continue;
    const kind = kindOf(flow);
    steps[stepAt(at(time))]![kind] += 1;
    if (kind !== 'succeeded') marks.push({ at: at(time), kind });
  }
  for (const { computer, hour, succeeded } of report.unlisted ?? []) {
    if (computer === server.computer) steps[stepAt(at(hour))]!.succeeded += succeeded;
  }
  return {
    server: server.computer,
    states: statesOf(context, server, length, at),
    beats: beatsOf(server, at, length),
    steps,
    marks: marks.length > MOST_MARKS ? [] : marks,
  };
}

const clamp = (value: number, length: number): number => Math.min(length, Math.max(0, value));

const kindOf = ({ outcome }: Flow): keyof BandStep =>
  outcome === 'succeeded' || outcome === 'failed' ? outcome : 'undecided';

/** Where the server served writeback it counts as up, unless an incident says otherwise; the later drawn lie on top. */
function statesOf(context: Context, server: Server, length: number, at: (time: string) => number): Stretch[] {
  const { report, say, name, moment } = context;
  const stretch = (kind: Stretch['kind'], what: string, from: string, to: string | null): Stretch => {
    const [start, end] = [at(from), to === null ? length : at(to)];
    const until = to === null ? say('state.ongoing') : moment(to).text;
    return {
      at: start,
      length: end - start,
      kind,
      title: say('picture.stretch', { what, from: moment(from).text, to: until }),
    };
  };
  const incidents = report.incidents.filter(({ computer }) => computer === server.computer);
  return [
    ...(server.role === 'active' ? [stretch('up', say('picture.up'), server.firstEvent, server.lastEvent)] : []),
    ...incidents.flatMap(({ kind, from, to }) => {
      const state = STATES[kind];
      return state ? [stretch(state, name('incident', kind), from, to)] : [];
    }),
    ...report.coverage.gaps
      .filter(({ computer }) => computer === server.computer)
      .map(({ fromTime, toTime }) => stretch('gap', say('picture.gap'), fromTime, toTime)),
  ];
}

function beatsOf({ heartbeats }: Server, at: (time: string) => number, length: number): Lane['beats'] {
  if (!heartbeats) return [];
  const step = heartbeats.stepSeconds * 1000;
  const most = Math.max(1, ...heartbeats.counts);
  const start = at(heartbeats.from);
  return heartbeats.counts.flatMap((n, i) =>
    n === 0 || start + i * step > length ? [] : [{ at: start + i * step, length: step, share: n / most }],
  );
}

/** What the picture shows, as sentences. */
function words({ report, say, count }: Context, from: string, to: string): string {
  const outcomes = (...wanted: Flow['outcome'][]): number =>
    report.flows.filter(({ outcome }) => wanted.includes(outcome)).length;
  const down = report.incidents.filter(({ kind }: Report['incidents'][number]) => STATES[kind] === 'down');
  return [
    say('band.text', { from, to }),
    count('band.succeeded', outcomes('succeeded') + unlistedIn(report)),
    count('band.failed', outcomes('failed')),
    count('band.undecided', outcomes('unfinished', 'open')),
    ...(down.length > 0 ? [count('picture.outages', down.length)] : []),
    ...(report.coverage.gaps.length > 0 ? [count('picture.gaps', report.coverage.gaps.length)] : []),
  ].join(' ');
}
