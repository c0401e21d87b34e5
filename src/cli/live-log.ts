import { complaint, LOG, logQuery, type RunProgram, type Answer } from '../collect';
import { UserError } from '../errors';
import type { EventRecord, LogSource, ReadOptions } from '../model/record';
import { earlier, type Time } from '../model/time';
import { readLog } from '../read';
import type { Arrival, Feed, Note, Position } from './watch-feed';

const SECOND = 1_000;
const ASK_MS = 60 * SECOND;
const POLL_MS = 3 * SECOND;
/** So many events at once. */
const PAGE = 500;
/** What was there before is looked at so far back, for attempts and incidents that still last. */
const HISTORY_MS = 60 * 60 * SECOND;
/** A server that does not answer for so long is told of; it may be starting anew. */
const PATIENCE = 3;

export interface LiveLogSettings {
  run: RunProgram;
  providers: readonly string[];
  options: ReadOptions;
  now: () => Time;
  pause: (ms: number) => Promise<void>;
  from: Extract<Position, { kind: 'log' }> | null;
}

interface Place {
  /** 0: nothing has been read. */
  recordId: string;
  time: Time | null;
}
const NOWHERE: Place = { recordId: '0', time: null };

/**
 * The log of this computer. It is asked by record number, which the log gives in order and never twice until it is cleared:
 * nothing is missed and nothing comes twice, however often the asking is interrupted.
 */
export class LiveLog implements Feed {
  private place = NOWHERE;

  constructor(private readonly settings: LiveLogSettings) {}

  position(oldest: Time | null, clock: Time | null): Position {
    return { kind: 'log', ...this.place, oldest, clock };
  }

  async *arrivals(): AsyncGenerator<Arrival> {
    yield* this.begin();
    for (let failures = 0; ;) {
      const notes: Note[] = [];
      try {
        yield* this.news(notes);
        failures = 0;
      } catch (error) {
        if (!(error instanceof LogSilent)) throw error;
        failures += 1;
        if (failures === PATIENCE) notes.push({ id: 'not-answering', values: { reason: error.message } });
        yield this.arrival([], notes);
      }
      await this.settings.pause(POLL_MS);
    }
  }

  private async *begin(): AsyncGenerator<Arrival> {
    try {
      yield* this.past();
    } catch (error) {
      if (!(error instanceof LogSilent)) throw error;
      throw new UserError(
        `the log ${LOG} cannot be read: ${error.message}`,
        'Run it as an administrator of this server, or as a member of Event Log Readers.',
      );
    }
  }

  /** What was there: by time where nothing was saved, else up to the place that was saved. */
  private async *past(): AsyncGenerator<Arrival> {
    const { from, now } = this.settings;
    const newest = await this.newest();
    if (!from) {
      this.place = newest;
      yield* this.pages(NOWHERE, newest, { since: earlier(now(), HISTORY_MS), clock: now() });
      return;
    }
    const notes = await this.check(from, newest);
    if (this.place.recordId !== '0' && from.oldest !== null)
      yield* this.pages(NOWHERE, this.place, { since: from.oldest, clock: from.clock });
    if (notes.length > 0) yield this.arrival([], notes);
  }

  /**
   * Finds a place in the log again: the record must be the one that it was. A log that was cleared begins again at 1, and
   * may have grown beyond the place since.
   */
  private async check(from: Place, newest: Place): Promise<Note[]> {
    this.place = { recordId: from.recordId, time: from.time };
    if (from.recordId === '0') return [];
    const [same] = await this.readOne([`/q:*[System[(EventRecordID=${from.recordId})]]`]);
    if (same && same.time === from.time) return [];
    const [oldest] = await this.readOne(['/c:1']);
    const isOlder = oldest && from.time !== null && BigInt(oldest.ref.recordId) > BigInt(from.recordId);
    if (!same && isOlder && BigInt(newest.recordId) > BigInt(from.recordId)) {
      const lost = { from: String(BigInt(from.recordId) + 1n), to: String(BigInt(oldest.ref.recordId) - 1n) };
      return lost.from === String(BigInt(lost.to) + 1n) ? [] : [{ id: 'records-lost', values: lost }];
    }
    this.place = NOWHERE;
    return [{ id: 'log-cleared', values: {} }];
  }

  private async *news(notes: Note[]): AsyncGenerator<Arrival> {
    const newest = await this.newest();
    const isStill = newest.recordId === this.place.recordId && newest.time === this.place.time;
    if (!isStill) notes.push(...(await this.check(this.place, newest)));
    // Taken out, or they would be told again when the log falls silent now.
    if (isStill || notes.length > 0) yield this.arrival([], notes.splice(0));
    if (newest.recordId !== this.place.recordId) yield* this.pages(this.place, newest);
  }

  /**
   * Ours among the records above one place and up to another, page by page; the place moves on with each page.
   * @param history set for what is known already: how far back, and up to when it was told
   */
  private async *pages(
    above: Place,
    upTo: Place,
    history?: { since: Time; clock: Time | null },
  ): AsyncGenerator<Arrival> {
    const { providers } = this.settings;
    for (let from = above.recordId; ;) {
      const query = logQuery({
        providers,
        above: from,
        upTo: upTo.recordId,
        ...(history === undefined ? {} : { since: history.since }),
      });
      const { records, events } = await this.read([`/q:${query}`, `/c:${PAGE}`]);
      const last = records.at(-1);
      const isMore = events >= PAGE && last !== undefined;
      if (!history) this.place = isMore ? { recordId: last.ref.recordId, time: last.time } : upTo;
      yield { ...this.arrival(records, []), ...(history ? { known: true, clock: history.clock } : {}) };
      if (!isMore) return;
      from = last.ref.recordId;
    }
  }

  /** The newest record of whatever program. */
  private async newest(): Promise<Place> {
    const [record] = await this.readOne(['/c:1', '/rd:true']);
    return record ? { recordId: record.ref.recordId, time: record.time } : NOWHERE;
  }

  /** Of whatever program; a record that is there and cannot be read is no answer. */
  private async readOne(args: readonly string[]): Promise<EventRecord[]> {
    const { records, bytes } = await this.read(args, () => true);
    if (records.length === 0 && bytes > 0) throw new LogSilent('?');
    return records;
  }

  private async read(
    args: readonly string[],
    wanted = this.settings.options.wanted,
  ): Promise<{ records: EventRecord[]; events: number; bytes: number }> {
    const { run, options } = this.settings;
    const call = ['qe', LOG, '/f:XML', '/uni:true', ...args];
    const answer = await run({ program: 'wevtutil', args: call, timeoutMs: ASK_MS });
    if (answer.failure !== null || answer.code !== 0) throw new LogSilent(said(answer));
    const records: EventRecord[] = [];
    const batches = readLog(memory(answer.stdout), { ...options, wanted });
    for (let step = await batches.next(); ; step = await batches.next()) {
      if (!step.done) records.push(...step.value.records.filter(({ ref }) => /^\d{1,19}$/.test(ref.recordId)));
      else return { records, events: step.value.events, bytes: answer.stdout.length };
    }
  }

  private arrival(records: EventRecord[], notes: Note[]): Arrival {
    return { records, known: false, notes, clock: this.settings.now() };
  }
}

/** The log, or the program that reads it, does not answer. */
class LogSilent extends Error {}
const said = (answer: Answer): string => [answer.failure, complaint(answer)].filter(Boolean).join(', ');

const memory = (bytes: Uint8Array): LogSource => ({
  name: LOG,
  size: bytes.length,
  async *open() {
    if (bytes.length > 0) yield bytes;
  },
});
