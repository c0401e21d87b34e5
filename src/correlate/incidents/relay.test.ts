import type { EventRecord } from '../../model/record';
import { record } from '../../testing/log-builder';
import {
  attempt,
  beat,
  beats,
  both,
  engine,
  found,
  HOUR,
  incidentsIn,
  MINUTE,
  NORTH,
  service,
  SOUTH,
} from './incident-log.test-data';

describe('the relay', () => {
  found([
    [
      'refused again and again, and nothing arrives: an outage',
      () => [service(32002, 0), service(32002, 6), ...attempt(20)],
      ['relay-outage 0-20'],
    ],
    [
      'one refusal, and the heartbeats stay away',
      () => [...both(0, 5), service(32002, 6)],
      ['relay-outage 6-'],
      15 * MINUTE,
    ],
    [
      'one refusal, and without heartbeats silence proves nothing',
      () => [service(32002, 0)],
      ['relay-degraded 0-'],
      HOUR,
    ],
    [
      'the service says that nobody serves, and nothing shows the contrary',
      () => [service(31044, 0)],
      ['relay-outage 0-'],
    ],
    [
      'the service says that nobody serves, and heartbeats come',
      () => [service(31044, 0), ...both(5, 10)],
      ['relay-degraded 0-5'],
    ],
    [
      'refused while attempts arrive: degraded',
      () => [service(32002, 0), ...attempt(3), service(32002, 6), ...attempt(20)],
      ['relay-degraded 0-20'],
    ],
    [
      'refused again and again between heartbeats until the log ends',
      () => [...both(0, 60), ...[46, 52, 57].map((at) => service(32002, at))],
      ['relay-degraded 46-'],
    ],
    [
      'near miss: refused three times, and heartbeats since',
      () => [...both(0, 60), ...[56, 57, 58].map((at) => service(32002, at))],
      ['relay-outage 56-60'],
    ],
    ['31044 while one namespace beats', () => [service(31044, 1), ...beats(0, 30, NORTH)], ['relay-degraded 1-5']],
    [
      'lost connections, and the heartbeats stay away',
      () => [...both(0, 20), service(31034, 21), ...both(60, 70)],
      ['relay-outage 21-60'],
    ],
    [
      'three lost connections within an hour, each healed',
      () => [...both(0, 60), service(31034, 1), service(32014, 16), service(31034, 31)],
      ['relay-degraded 1-35'],
    ],
    [
      'lost connections in numbers, minutes apart',
      () => [...both(0, 60), ...[1, 4, 8].map((at) => service(32014, at))],
      ['relay-degraded 1-10'],
    ],
    [
      'lost connections in numbers until the log ends, each healed',
      () => [...both(0, 60), ...[48, 52, 57].map((at) => service(32014, at))],
      ['relay-degraded 48-'],
    ],
    ['near miss: one lost connection', () => [...both(0, 60), service(31034, 11)], []],
    ['near miss: one reconnect and no heartbeats at all', () => [service(32014, 0), ...attempt(90)], []],
    [
      'near miss: three reconnects, hours apart',
      () => [...both(0, 400), ...[1, 151, 301].map((at) => service(32014, at))],
      [],
    ],
  ]);
});

describe('heartbeats', () => {
  found([
    ['all are lost', () => [...both(0, 60), ...both(100, 120)], ['heartbeat-gap 60-100']],
    ['all are lost until the log ends', () => both(0, 60), ['heartbeat-gap 60-'], 15 * MINUTE],
    [
      'all are lost, and attempts arrive: degraded',
      () => [...both(0, 60), ...attempt(80), ...both(100, 120)],
      ['relay-degraded 60-100'],
    ],
    [
      'all are lost, and the last attempt arrives as the log ends',
      () => [...both(0, 60), ...attempt(100)],
      ['relay-degraded 60-100'],
      5 * MINUTE,
    ],
    [
      'of one namespace only: degraded',
      () => [...beats(0, 60, NORTH), ...beats(0, 20, SOUTH), ...beats(50, 60, SOUTH)],
      [`relay-degraded ${SOUTH} 20-50`],
    ],
    [
      'of one namespace until the log ends',
      () => [...beats(0, 60, NORTH), ...beats(0, 20, SOUTH)],
      [`relay-degraded ${SOUTH} 20-`],
    ],
    [
      'of one namespace for a day, with a short loss of both in it',
      () => [...beats(0, 5, SOUTH), ...beats(0, 600, NORTH), ...beats(640, 1440, NORTH)],
      [`relay-degraded ${SOUTH} 5-`, 'heartbeat-gap 600-640'],
    ],
    [
      'of one namespace for long, and a moment of trouble with the other hides it not',
      () => [...beats(0, 5, SOUTH), ...beats(0, 600, NORTH), ...[301, 302, 303].map((at) => service(31034, at))],
      [`relay-degraded ${SOUTH} 5-`, 'relay-degraded 301-305'],
    ],
    ['near miss: two beats are late', () => [...both(0, 60), ...both(74, 94)], []],
    ['near miss: the log has no heartbeats', () => [...attempt(0), ...attempt(600)], []],
    [
      'near miss: the service was stopped',
      () => [...both(0, 60), service(31016, 61), service(31015, 100)],
      ['service-stopped 61-100'],
    ],
    [
      'near miss: the tenant was moved to another namespace',
      () => [...beats(0, 60, NORTH), ...beats(65, 180, SOUTH)],
      [],
    ],
    [
      'near miss: told as an outage already',
      () => [...both(0, 20), service(32002, 21), service(32002, 25), ...both(60, 70)],
      ['relay-outage 21-60'],
    ],
    [
      'near miss: the endpoint did not start',
      () => [...both(0, 20), engine(2002, 21), engine(2001, 22), engine(6800, 22)],
      ['service-stopped 21-22', 'endpoint-not-started 22-'],
      HOUR,
    ],
  ]);

  test('thousands of years are looked up, not walked through', () => {
    const [first, last] = ['0001-01-01T00:00:00Z', '9999-12-31T00:00:00Z'];
    const records = [beat(0, NORTH), { ...beat(0, NORTH), time: last }, { ...beat(0, NORTH), time: first }];
    const minutes = new Set([0]);
    expect(incidentsIn(records, { first, last, channels: [], minutes })).toHaveLength(1);
  });

  test('a silent log is no silent service', () => {
    const records = [...both(0, 60), ...both(200, 220)];
    const silent = { first: records[0]!.time!, last: records.at(-1)!.time!, channels: ['Application'] };
    const minutes = (of: EventRecord[]): Set<number> =>
      new Set(of.map(({ time }) => Math.floor(Date.parse(time!) / 60_000)));
    const other = record('Other', 1, 130 * MINUTE, 'x');
    const early = record('Other', 1, 67 * MINUTE, 'x'); // no heartbeat was late yet
    const kinds = (own: EventRecord[]): string[] =>
      incidentsIn(records, { ...silent, minutes: minutes(own) }).map(({ kind }) => kind);
    expect(kinds(records)).toEqual([]);
    expect(kinds([...records, early])).toEqual([]);
    expect(kinds([...records, other])).toEqual(['heartbeat-gap']);
  });
});
