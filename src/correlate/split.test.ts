import type { CorrelatedIncident, Correlation } from '../model/flow';
import { correlated, prs, sync, testCatalog, text } from '../testing/log-builder';
import { split, splitExtents } from './split';

const at = (second: number): string => new Date(Date.UTC(2026, 0, 30, 10) + second * 1000).toISOString();

test('every event is on one side, and a flow lies whole where it began', async () => {
  const records = [
    prs(31001, 0, text.start(1, 'anna')),
    prs(31002, 20, text.success(1, 'anna')),
    sync(906, 10, 'Something.'),
    prs(31001, 30, text.start(2, 'bo')),
    prs(31002, 31, text.success(2, 'bo')),
  ];
  const { before, after } = split(correlated(records, await testCatalog()), at(10));
  const ends = ({ flows }: Correlation): (string | null)[] => flows.map(({ endedAt }) => endedAt);
  expect([ends(before), ends(after)]).toEqual([[at(20)], [at(31)]]);
  expect([before.rest, after.rest].map((rest) => rest.length)).toEqual([0, 1]); // the moment itself is after
});

const event = (second: number): CorrelatedIncident['events'][number] =>
  ({ time: at(second) }) as CorrelatedIncident['events'][number];
const incident = (from: number, to: number | null, ...seconds: number[]): CorrelatedIncident => ({
  id: 'incident-1',
  kind: 'relay-outage',
  computer: 'SRV1',
  subject: null,
  from: at(from),
  to: to === null ? null : at(to),
  events: seconds.map(event),
});

test.each<[name: string, given: CorrelatedIncident, before: string, after: string]>([
  ['over before', incident(0, 5, 0, 4), '0-5: 0 4', ''],
  ['begun after', incident(20, 30, 20, 25), '', '20-30: 20 25'],
  ['lasting over the moment', incident(0, 30, 0, 20, 30), '0-null: 0', '10-30: 20'],
  ['ended by the first event after', incident(0, 30, 0, 30), '0-null: 0', ''],
  ['never ended, and told of again', incident(0, null, 0, 20), '0-null: 0', '10-null: 20'],
  ['never ended, and silent', incident(0, null, 0, 5), '0-null: 0 5', '10-null: 5'],
])('an incident %s', (_, given, before, after) => {
  const sides = split({ flows: [], episodes: [], incidents: [given], rest: [] }, at(10));
  const second = (time: string): number => (Date.parse(time) - Date.parse(at(0))) / 1000;
  const short = ({ incidents }: Correlation): string =>
    incidents
      .map(
        (one) => `${second(one.from)}-${one.to && second(one.to)}: ${one.events.map((e) => second(e.time)).join(' ')}`,
      )
      .join();
  expect([short(sides.before), short(sides.after)]).toEqual([before, after]);
});

test('a log ends at the moment on one side and begins there on the other', () => {
  const log = (first: number, last: number) => ({ first: at(first), last: at(last), channels: [], minutes: null });
  const { before, after } = splitExtents(
    new Map([
      ['a', log(0, 20)],
      ['b', log(0, 5)],
      ['c', log(15, 20)],
    ]),
    at(10),
  );
  const short = (logs: typeof before): string[] =>
    [...logs].map(([name, { first, last }]) => `${name} ${first} ${last}`);
  expect(short(before)).toEqual([`a ${at(0)} ${at(10)}`, `b ${at(0)} ${at(5)}`]);
  expect(short(after)).toEqual([`a ${at(10)} ${at(20)}`, `c ${at(15)} ${at(20)}`]);
});
