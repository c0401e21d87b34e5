import fc from 'fast-check';
import { LogTally } from '../../log-activity';
import { fileTime } from './filetime';
import { Follower } from './follower';

/** 2^32 ticks: some seven minutes. */
const HIGH = 31_000_000;
const SECOND = 10_000_000;

interface Event {
  id: number;
  /** Since the first, in 100 ns. */
  ticks: number;
}

const split = ({ ticks }: Event): [low: number, high: number] => [ticks % 2 ** 32, HIGH + Math.floor(ticks / 2 ** 32)];

function told(events: readonly Event[], each: (log: LogTally) => (event: Event) => void): unknown {
  const log = new LogTally('S', 'A');
  events.forEach(each(log));
  const result = log.result();
  return result && { ...result, minutes: [...(result.minutes ?? [])].sort() };
}

/** Mostly one after the other; now and then a number is left out, or number or time goes back. */
const steps = fc.array(
  fc.record({
    id: fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, fc.integer({ min: -20, max: 20 })),
    seconds: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 90 }) }, fc.integer({ min: -4000, max: 4000 })),
  }),
  { minLength: 1, maxLength: 80 },
);

test('a log is the same, followed in stretches or event by event', () => {
  fc.assert(
    fc.property(steps, (given) => {
      let [id, ticks] = [1000, 100_000 * SECOND];
      const events = given.map((step) => ({ id: (id += step.id), ticks: (ticks += step.seconds * SECOND) }));
      const followed = told(events, (log) => {
        const follower = new Follower(log);
        return (event) => {
          follower.add(...split(event), event.id);
          if (event === events.at(-1)) follower.flush();
        };
      });
      const single = told(events, (log) => (event) => log.add(fileTime(...split(event)), event.id));
      expect(followed).toEqual(single);
    }),
    { numRuns: 500 },
  );
});
