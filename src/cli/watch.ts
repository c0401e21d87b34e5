import { readOptionsOf } from '../gather';
import { classify } from '../classify';
import { UsageError, UserError } from '../errors';
import type { Catalog } from '../model/catalog';
import { type Time, compareTimes, later } from '../model/time';
import { say } from '../report';
import { jsonText } from '../report/json';
import { createTeller, NOTHING_YET, observe, openIncidents, type Change } from '../watch';
import { chosenCatalog } from './catalog-source';
import { DONE, FINDINGS, type ExitStatus } from './exit-status';
import { chooseLanguage, oneOf } from './flags';
import { FollowedFile, Pipe } from './followed-file';
import { LiveLog } from './live-log';
import { type Machine, thisMachine } from './machine';
import { offer, tell, type Streams } from './streams';
import { parseMoment, parseSpan, parseTimeZone } from './times';
import type { Arrival, Feed, Position } from './watch-feed';
import { loadPosition, savePosition } from './watch-state';

/** The flags of `watch` as commander hands them over. */
export interface WatchFlags {
  until?: string[];
  user?: string;
  state?: string;
  replay?: boolean;
  format?: string;
  lang?: string;
  timeZone?: string;
  encoding?: string;
  quiet?: boolean;
  catalog?: string[];
}

/** What ends the watching. */
interface Until {
  failure: boolean;
  success: boolean;
  time: Time | null;
}

const STDIN = '-';
/** Where nothing comes, time alone can change something, and slowly. */
const IDLE_MS = 30_000;

/** `aadclog watch`: says what happens in a log while it happens. Throws UserError. */
export async function watchCommand(path: string | undefined, flags: WatchFlags, streams: Streams): Promise<ExitStatus> {
  const language = chooseLanguage(flags);
  const format = oneOf('--format', flags.format ?? 'terminal', ['terminal', 'ndjson']);
  const timeZone = flags.timeZone === undefined ? streams.timeZone : parseTimeZone(flags.timeZone);
  const until = chooseUntil(flags.until ?? [], timeZone, streams);
  const machine = streams.machine ?? thisMachine(streams.env);
  const catalog = await chosenCatalog(flags.catalog);
  const from = flags.state === undefined ? null : loadPosition(flags.state);
  const feed = chooseFeed(path, from, flags, catalog, machine, streams);

  const labels = catalog.labels[language];
  if (!flags.quiet) await tell(streams, say(labels, 'watch.begins', { log: path ?? 'Application' }));
  const shown = createTeller(catalog, language, timeZone);
  return watch(feed, catalog, until, {
    user: flags.user?.trim().toLowerCase() ?? null,
    show: (change) => offer(streams.stdout, format === 'ndjson' ? jsonText(change, 0) : `${shown(change)}\n`),
    note: ({ id, values }) => tell(streams, say(labels, `watch.${id}`, values)),
    save: saver(flags.state, (file) => tell(streams, say(labels, 'watch.not-saved', { file }))),
    isFirst: from === null,
    now: () => streams.now().toISOString(),
  });
}

interface Surroundings {
  user: string | null;
  /** False: nobody takes it any more. */
  show(change: Change): Promise<boolean>;
  note(note: Arrival['notes'][number]): Promise<void>;
  save(position: Position): Promise<boolean>;
  /** Nothing has been told in an earlier run. */
  isFirst: boolean;
  now(): Time;
}

async function watch(feed: Feed, catalog: Catalog, until: Until, around: Surroundings): Promise<ExitStatus> {
  let watched = NOTHING_YET;
  let looked = around.now();
  let toldUpTo: Time | null = null;
  let saved = '';
  let isNews = !around.isFirst;
  for await (const { records, known, notes, clock } of feed.arrivals()) {
    for (const note of notes) await around.note(note);
    const now = around.now();
    const isDue = clock !== null && compareTimes(now, later(looked, IDLE_MS)) >= 0;
    let changes: Change[] = [];
    if (records.length > 0 || isDue) {
      const events = records.flatMap((record) => classify(record, catalog) ?? []);
      looked = now;
      toldUpTo = clock;
      ({ watched, changes } = observe(watched, events, clock, catalog));
    }
    // What was there before is told only where it still lasts, and only once.
    if (known) changes = [];
    else if (!isNews) {
      isNews = true;
      const open = openIncidents(watched).filter(
        (incident) => !changes.some((change) => 'incident' in change && change.incident === incident),
      );
      changes = [...open.map((incident): Change => ({ kind: 'incident-opened', incident })), ...changes];
    }
    const wanted = changes.filter((change) => isWanted(change, around.user));
    let end: ExitStatus | null = null;
    for (const change of wanted) {
      // Nobody has seen it, so that it is news the next time.
      if (!(await around.show(change))) return DONE;
      if ((end = endsWith(change, until)) !== null) break;
    }
    const position = feed.position(watched.events[0]?.time ?? null, toldUpTo);
    if (!known && JSON.stringify(position) !== saved && (await around.save(position))) saved = JSON.stringify(position);
    if (end !== null) return end;
    if (until.time !== null && compareTimes(now, until.time) >= 0)
      return until.failure || until.success ? FINDINGS : DONE;
  }
  // A pipe ended before what was waited for.
  return until.success ? FINDINGS : DONE;
}

/**
 * Saves where it got, if that is wanted. Where that could be done once, a failure passes: virus scanners hold files for a
 * moment. It is told of once, and tried again with the next arrival.
 */
function saver(file: string | undefined, fails: (file: string) => Promise<void>): Surroundings['save'] {
  let isTold: boolean | null = null;
  return async (position) => {
    try {
      if (file !== undefined) savePosition(file, position);
      isTold = false;
      return true;
    } catch (error) {
      if (!(error instanceof UserError) || isTold === null) throw error;
      if (!isTold) await fails(file!);
      isTold = true;
      return false;
    }
  };
}

/** The exit status with which a change ends the watching; null: it does not. */
function endsWith(change: Change, { failure, success }: Until): ExitStatus | null {
  if (change.kind !== 'attempt-ended') return null;
  const succeeded = change.flow.outcome === 'succeeded';
  if (success && succeeded) return DONE;
  return failure && !succeeded ? FINDINGS : null;
}

const isWanted = (change: Change, user: string | null): boolean =>
  user === null || !('flow' in change) || change.flow.user?.upn?.toLowerCase() === user;

function chooseFeed(
  path: string | undefined,
  from: Position | null,
  flags: WatchFlags,
  catalog: Catalog,
  machine: Machine,
  streams: Streams,
): Feed {
  const { encoding } = flags;
  const options = readOptionsOf(catalog, { encoding });
  const isOther =
    from !== null && (path === undefined ? from.kind !== 'log' : from.kind !== 'file' || from.path !== path);
  if (isOther)
    throw new UsageError(`--state ${flags.state} belongs to another log`, 'Keep one such file for each log.');
  if (path === STDIN) {
    if (flags.state !== undefined)
      throw new UsageError('--state cannot be kept for a pipe', 'Leave it out, or name a file to watch.');
    return new Pipe(streams.stdin, options, machine.pause);
  }
  if (path !== undefined) {
    const place = from?.kind === 'file' ? from : null;
    return new FollowedFile({ path, options, pause: machine.pause, from: place, replay: flags.replay ?? false });
  }
  if (machine.platform !== 'win32')
    throw new UsageError(
      'the log of this computer cannot be watched: it is no Windows',
      'Name a file of event XML that grows, or - for a pipe.',
    );
  const providers = [...new Set(catalog.events.map(({ provider }) => provider))].sort();
  const now = (): Time => streams.now().toISOString();
  const { run, pause } = machine;
  return new LiveLog({ run, providers, options, now, pause, from: from?.kind === 'log' ? from : null });
}

function chooseUntil(given: readonly string[], timeZone: string, streams: Streams): Until {
  const until: Until = { failure: false, success: false, time: null };
  for (const text of given) {
    if (text === 'first-failure') until.failure = true;
    else if (text === 'success') until.success = true;
    else if (/^\d+(\.\d+)?[smhdw]$/.test(text)) until.time = later(streams.now().toISOString(), parseSpan(text));
    else if (/^\d{4}-/.test(text)) until.time = parseMoment('--until', text, timeZone, 'end');
    else
      throw new UsageError(
        `--until: "${text}" is not known`,
        'Write first-failure, success, a span such as 30m, or a time such as 2024-05-31T14:30.',
      );
  }
  return until;
}
