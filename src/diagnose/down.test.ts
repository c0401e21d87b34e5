import type { EventRecord } from '../model/record';
import type { Verdict } from '../model/report';
import { prs, sync, text } from '../testing/log-builder';
import { attempt, judged, next, service } from './attempts.test-data';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const EVERY = 5 * MINUTE;

/** Heartbeats of two namespaces, from the start of the log until `to`. */
const beats = (to: number): EventRecord[] =>
  Array.from({ length: Math.floor(to / EVERY) + 1 }, (_, at) => at * EVERY).flatMap((at) =>
    ['north', 'south'].map((name) =>
      prs(31019, at, text.service(next(), `Namespace: ${name}-sb.servicebus.windows.net`)),
    ),
  );
const tls = (at: number): EventRecord =>
  prs(31034, at, text.service(next(), 'Could not create SSL/TLS secure channel.'));

describe('down needs proof', () => {
  test.each<[string, EventRecord[], Verdict, number?]>([
    ['heartbeats for an hour, and silence for half an hour', beats(HOUR), say('down', 'heartbeat-gap'), 31 * MINUTE],
    ['near miss: silence for a quarter of an hour', beats(HOUR), say('degraded', 'heartbeat-gap'), 16 * MINUTE],
    ['near miss: two heartbeats are no rhythm', beats(0), say('degraded', 'heartbeat-gap'), 3 * HOUR],
    [
      'refused again and again',
      [...attempt('anna', 0), service(32002, 60), service(32002, 90)],
      say('down', 'relay-unreachable', 'worked-before'),
    ],
    [
      'near miss: refused once, as the log ends',
      [...attempt('anna', 0), service(32002, 60)],
      say('degraded', 'infrastructure-fault', 'attempts-succeed'),
    ],
    [
      'nobody serves, says the service itself',
      [...attempt('anna', 0), service(31044, 60)],
      say('down', 'relay-unreachable', 'worked-before'),
    ],
    [
      'near miss: it says so, and the heart beats on',
      [service(31044, 60), service(31019, 90)],
      say('working', 'service-alive'),
    ],
    [
      'a lost connection, and the heartbeats stay away',
      [...beats(HOUR), service(31034, HOUR + 1)],
      say('down', 'relay-unreachable'),
      20 * MINUTE,
    ],
    ['the same error that says why, with no sign of life', [0, 600, 1200].map(tls), say('down', 'relay-unreachable')],
    [
      'near miss: an attempt arrived in between',
      [tls(0), tls(600), ...attempt('anna', 700), tls(1200)],
      say('degraded', 'infrastructure-fault', 'attempts-succeed'),
    ],
    [
      'what ends after the stop had begun before it',
      [prs(31001, 0, text.start(900, 'anna')), sync(2002, 1, 'x'), prs(31002, 2, text.success(900, 'anna'))],
      say('down', 'service-stopped', 'worked-before'),
    ],
  ])('%s', (_, records, verdict, goesOnFor = 0) => {
    expect(judged(records, goesOnFor).verdict).toEqual(verdict);
  });
});

test.each<[string, EventRecord[], string, number?]>([
  ['one lost connection, and nothing after it', [...attempt('anna', 0), service(31034, 60)], 'info'],
  ['one lost connection, in a log without heartbeats', [...attempt('anna', 0), service(31034, 60)], 'info', 9 * HOUR],
  ['near miss: three of them', [0, 600, 1200].map((at) => service(31034, at)), 'error'],
  ['near miss: its text says why', [...attempt('anna', 0), tls(60)], 'error'],
])('a harmless sign is a note: %s', (_, records, severity, goesOnFor = 0) => {
  expect(judged(records, goesOnFor).findings).toMatchObject([{ severity }]);
});

function say(status: Verdict['status'], ...reasons: string[]): Verdict {
  return { status, reasons };
}
