import type { Catalog } from '../../model/catalog';
import type { Correlation, CorrelatedIncident, LogExtent } from '../../model/flow';
import type { EventRecord } from '../../model/record';
import { classified, correlated, prs, record, sync, testCatalog, text } from '../../testing/log-builder';
import { correlate } from '../correlate';

/** For tests of incidents: short spellings for what a server writes, times in minutes from the start of the log. */

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;

let catalog: Catalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

export const correlation = (records: EventRecord[], goesOnFor = 0): Correlation =>
  correlated(records, catalog, goesOnFor);

/** Incidents as `kind subject from-to`, in minutes from the start of the log; nothing after the hyphen: until the log ends. */
const told = (records: EventRecord[], goesOnFor = 0): string[] =>
  correlation(records, goesOnFor).incidents.map(({ kind, subject, from, to }) => {
    const minutes = (time: string): number => (Date.parse(time) - Date.UTC(2026, 0, 30, 10)) / 60_000;
    return `${[kind, subject].filter(Boolean).join(' ')} ${minutes(from)}-${to === null ? '' : minutes(to)}`;
  });

export const incidentsIn = (records: EventRecord[], extent: LogExtent): CorrelatedIncident[] =>
  correlate(classified(records, catalog), catalog, new Map([['SRV1', extent]])).incidents;

let id = 0;
export const next = (): number => (id += 1);
export const service = (code: number, minute: number, what = 'x'): EventRecord =>
  prs(code, minute * MINUTE, text.service(next(), what));
export const engine = (code: number, minute: number): EventRecord => sync(code, minute * MINUTE, 'x');
export const hashes = (code: number, minute: number, message = 'x'): EventRecord =>
  record('Directory Synchronization', code, minute * MINUTE, message);

export const attempt = (minute: number): EventRecord[] => {
  const own = next();
  return [
    prs(31001, minute * MINUTE, text.start(own, 'anna')),
    prs(31002, minute * MINUTE + 1, text.success(own, 'anna')),
  ];
};

export const NORTH = 'ssprdedicatedsbprodncu';
export const SOUTH = 'ssprdedicatedsbprodscu';
export const beat = (minute: number, namespace: string): EventRecord =>
  service(31019, minute, `ServiceBusHeartBeat, Namespace: ${namespace}`);
export const beats = (from: number, to: number, ...namespaces: string[]): EventRecord[] =>
  Array.from({ length: (to - from) / 5 + 1 }, (_, at) => from + at * 5).flatMap((minute) =>
    namespaces.map((namespace) => beat(minute, namespace)),
  );
export const both = (from: number, to: number): EventRecord[] => beats(from, to, NORTH, SOUTH);

/** What a log is called, its records, the incidents that are in it, and for how many seconds it goes on. */
export type Case = [string, () => EventRecord[], string[], goesOnFor?: number];

export const found = (cases: Case[]): void =>
  test.each(cases)('%s', (...[, records, incidents, goesOnFor]) => {
    expect(told(records(), goesOnFor)).toEqual(incidents);
  });
