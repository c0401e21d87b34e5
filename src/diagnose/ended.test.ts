import fc from 'fast-check';
import type { CorrelatedFlow } from '../model/flow';
import { type Time, compareTimes } from '../model/time';
import { EndedFlows } from './ended';

/** Times that lie close, some the same moment in other digits. */
const time: fc.Arbitrary<Time> = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('', '.5', '.50', '.5000001'))
  .map(([second, fraction]) => `2026-02-05T00:00:0${second}${fraction}Z`);
const flows = fc
  .array(fc.option(time), { maxLength: 12 })
  .map((ends) => ends.map((endedAt, at) => ({ id: `flow-${at + 1}`, endedAt }) as CorrelatedFlow));

const hasEnded = (flow: CorrelatedFlow): boolean => flow.endedAt !== null;
const ids = (given: readonly CorrelatedFlow[]): string[] => given.map(({ id }) => id).sort();

test('finds what a look at every flow would', () => {
  fc.assert(
    fc.property(flows, time, fc.option(time), (all, from, to) => {
      const ended = EndedFlows.of(all);
      const isAfter = (flow: CorrelatedFlow): boolean => hasEnded(flow) && compareTimes(flow.endedAt!, from) > 0;
      const isWithin = (flow: CorrelatedFlow): boolean =>
        hasEnded(flow) &&
        compareTimes(flow.endedAt!, from) >= 0 &&
        (to === null || compareTimes(flow.endedAt!, to) <= 0);
      expect(ids(ended.after(from))).toEqual(ids(all.filter(isAfter)));
      expect(ids(ended.while(from, to))).toEqual(ids(all.filter(isWithin)));
    }),
  );
});

test('of several with the latest end it gives the last', () => {
  const even = ({ id }: CorrelatedFlow): boolean => Number(id.slice('flow-'.length)) % 2 === 0;
  fc.assert(
    fc.property(flows, fc.option(time), (all, before) => {
      const meant = all.filter(
        (flow) => hasEnded(flow) && even(flow) && (before === null || compareTimes(flow.endedAt!, before) < 0),
      );
      const last = meant.reduce<CorrelatedFlow | null>(
        (a, b) => (a !== null && compareTimes(a.endedAt!, b.endedAt!) > 0 ? a : b),
        null,
      );
      expect(EndedFlows.of(all).last(even, before ?? undefined)).toBe(last);
    }),
  );
});
