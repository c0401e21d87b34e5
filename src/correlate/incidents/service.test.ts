import { prs, text } from '../../testing/log-builder';
import { attempt, beat, both, correlation, engine, found, HOUR, next, NORTH, service } from './incident-log.test-data';

describe('the service stopped', () => {
  found([
    ['and stays down', () => [service(31016, 5)], ['service-stopped 5-']],
    ['until the listener is up', () => [service(31016, 0), service(31015, 4)], ['service-stopped 0-4']],
    [
      'a restart of the sync service is one stop, over with the listener',
      () => [service(31016, 0), engine(2002, 1), engine(2001, 2), service(31015, 3)],
      ['service-stopped 0-3'],
    ],
    [
      'the sync service is up again, but not the listener that had stopped',
      () => [service(31016, 0), engine(2002, 0), engine(2001, 1), engine(405, 9)],
      ['service-stopped 0-'],
    ],
    [
      'near miss: the log ends before the listener can be up',
      () => [service(31016, 0), engine(2001, 1), engine(405, 2)],
      ['service-stopped 0-1'],
    ],
    [
      'near miss: it says itself that it could not start',
      () => [service(31016, 0), engine(2001, 1), engine(6800, 2), engine(405, 9)],
      ['service-stopped 0-1', 'endpoint-not-started 2-'],
    ],
    [
      'near miss: a heartbeat shows that it is there',
      () => [service(31016, 0), engine(2001, 1), beat(9, NORTH)],
      ['service-stopped 0-1'],
    ],
    ['the sync service alone', () => [engine(2002, 0), engine(2001, 3)], ['service-stopped 0-3']],
    ['an attempt shows that it is up', () => [service(31016, 0), ...attempt(9)], ['service-stopped 0-9']],
    [
      'two stops with a start between them are two',
      () => [service(31016, 0), service(31015, 1), service(31016, 9), service(31015, 10)],
      ['service-stopped 0-1', 'service-stopped 9-10'],
    ],
    ['near miss: a start alone', () => [service(31015, 0), engine(2001, 1)], []],
    ['near miss: another server starts', () => [prs(31015, 0, text.service(next(), 'x'), 'SRV2')], []],
    [
      'near miss: switched off, nothing is left to stop',
      () => [service(31012, 0), service(31013, 1), service(31016, 2)],
      ['offboarding 0-'],
    ],
  ]);
});

describe('the endpoint did not start', () => {
  found([
    ['and never does', () => [engine(2001, 0), engine(6800, 1)], ['endpoint-not-started 1-']],
    ['until it does', () => [engine(6800, 0), service(31015, 30)], ['endpoint-not-started 0-30']],
    ['until a heartbeat comes', () => [engine(6800, 0), beat(30, NORTH)], ['endpoint-not-started 0-30']],
    ['several failures are one', () => [0, 1, 2].map((at) => engine(6800, at)), ['endpoint-not-started 0-']],
    ['near miss: up within two minutes', () => [engine(6800, 0), service(31015, 1)], []],
    ['near miss: another failure of the engine', () => [engine(6801, 0)], []],
  ]);
});

describe('switching on and off', () => {
  found([
    [
      'a set-up that fails is one incident, whatever it leaves',
      () => [
        service(31004, 0),
        service(32009, 1),
        engine(6306, 1),
        engine(6800, 1),
        service(32001, 1),
        service(31044, 2),
      ],
      ['onboarding-failed 0-'],
    ],
    [
      'without a code of its own: the client call and what it leaves',
      () => [engine(6306, 0), engine(6800, 0), service(32001, 1), service(31044, 1)],
      ['onboarding-failed 0-'],
    ],
    [
      'it is over when the endpoint starts',
      () => [service(31004, 0), service(32011, 1), service(31004, 20), service(31005, 21), service(31015, 22)],
      ['onboarding-failed 0-22'],
    ],
    ['near miss: a client call alone', () => [engine(6306, 0)], []],
    [
      'near miss: a client call an hour from the endpoint’s failure',
      () => [engine(6306, 0), engine(6800, 60)],
      ['endpoint-not-started 60-'],
    ],
    ['near miss: switched on', () => [service(31004, 0), service(31018, 1), service(31005, 2), service(31015, 3)], []],
    ['near miss: new keys only', () => [service(31018, 0)], []],
    ['switched off', () => [service(31012, 0), service(31013, 1)], ['offboarding 0-']],
    [
      'switched off and on again',
      () => [service(31013, 0), service(31004, 9), service(31005, 10), service(31015, 11)],
      ['offboarding 0-11'],
    ],
    ['near miss: switching off failed', () => [service(31012, 0), service(31014, 1)], []],
  ]);
});

test('every kind of incident counts an event once, and those it rests on are in order and of its server', () => {
  const records = [
    ...both(0, 20),
    ...[engine(6306, 30), engine(6800, 30), service(32001, 31), service(31044, 31)],
    ...[service(31015, 60), service(32002, 70), service(32002, 75), service(31016, 90)],
  ];
  const { incidents } = correlation(records, HOUR);
  expect(incidents.map(({ kind }) => kind)).toEqual(['onboarding-failed', 'relay-outage', 'service-stopped']);
  const keys = incidents.flatMap(({ events }) => events.map(({ ref }) => ref.recordId));
  expect(new Set(keys).size).toBe(keys.length);
});
