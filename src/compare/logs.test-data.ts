import { analyze, analyzeAround, type AnalyzeOptions } from '../analyze';
import type { Catalog } from '../model/catalog';
import type { Comparison } from '../model/comparison';
import type { EventRecord, LogSource } from '../model/record';
import type { Report } from '../model/report';
import { eventText } from '../read/testing/event-text';
import { memorySource } from '../read/testing/read-all';
import { prs, sync, text } from '../testing/log-builder';
import { compare } from './compare';

export const HOUR = 3600;

/** The moment `at` seconds after the start of the log that the builder writes. */
export const moment = (at: number): string => new Date(Date.UTC(2026, 0, 30, 10) + at * 1000).toISOString();

let attempt = 0;

/** One reset at `at` seconds: refused for lack of rights, by the policy, for want of a domain controller, or done. */
export function reset(
  at: number,
  user: string,
  ending: 'ok' | 'denied' | 'policy' | 'unreachable',
  computer = 'SRV1',
): EventRecord[] {
  const id = (attempt += 1);
  const start = prs(31001, at, text.start(id, user), computer);
  if (ending === 'ok') return [start, prs(31002, at + 1, text.success(id, user), computer)];
  const [key, hr] = { denied: [33004, '80230626'], policy: [33008, '80230619'], unreachable: [33001, '80230818'] }[
    ending
  ] as [number, string];
  return [start, prs(key, at + 1, text.failure(id, user, hr), computer)];
}

/** A heartbeat of the relay, and the relay out of reach. */
export const alive = (at: number): EventRecord => prs(31019, at, text.service(9000 + at, 'ServiceBusHeartBeat'));
export const cutOff = (at: number): EventRecord =>
  prs(32002, at, text.service(9500 + at, "Couldn't connect to any service bus endpoint(s)"));
/** A step of switching writeback on. */
export const setUp = (code: number, at: number): EventRecord => prs(code, at, text.service(9900 + at, 'x'));
/** Any event, so that the log goes on to then. */
export const end = (at: number, computer = 'SRV1'): EventRecord => sync(906, at, 'The log goes on.', computer);

const source = (records: readonly EventRecord[]): LogSource =>
  memorySource(
    records
      .map(({ ref, provider, eventId, time, data }) =>
        eventText({
          id: ref.recordId,
          eventId: String(eventId),
          provider: `Name='${provider}'`,
          time: time!,
          data: [...data],
          computer: ref.computer,
        }),
      )
      .join('\n'),
  );

const options: AnalyzeOptions = { toolVersion: '0', now: moment(0), timeZone: 'UTC', language: 'en' };
const compareOptions = { toolVersion: '0', now: moment(0), timeZone: 'UTC', language: 'en' } as const;

export const reportOf = (records: readonly EventRecord[], catalog: Catalog): Promise<Report> =>
  analyze([source(records)], catalog, options);

export async function comparedAt(at: number, records: readonly EventRecord[], catalog: Catalog): Promise<Comparison> {
  const { before, after } = await analyzeAround(moment(at), [source(records)], catalog, options);
  return compare(before, after, catalog, { ...compareOptions, at: moment(at) });
}

export const compared = (before: Report, after: Report, catalog: Catalog): Comparison =>
  compare(before, after, catalog, compareOptions);

/** What it says of one cause, in short: `vanished fixed enough-attempts`. */
export function answerFor(comparison: Comparison, cause: string): string {
  const found = comparison.findings.find((one) => one.cause === cause || one.rule === cause);
  return found ? [found.change, found.answer, ...found.reasons.map(({ id }) => id)].join(' ') : 'absent';
}
