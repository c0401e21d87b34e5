import type { ClassifiedEvent } from '../../model/event';
import { type Time, compareTimes, earlier, later, millisecondsBetween, nextAfter, placeAfter } from '../../model/time';
import { compareEvents } from '../order';
import { ofKeys } from '../../model/of-keys';
import { type Detector, type Found } from './server-log';

/** The feature was switched off, until it is on again. */
export const offboarding: Detector = ({ flows, life }) =>
  flows
    .filter(({ operation, outcome }) => operation === 'offboarding' && outcome === 'succeeded')
    .map((flow): Found => {
      const events = flow.members.map(({ event }) => event);
      const to = nextAfter(life, events.at(-1)!.time);
      return { kind: 'offboarding', subject: null, from: events[0]!.time, to, events };
    });

/**
 * Switching on failed. The wizard's failure leaves several kinds of events in three sources, which are one incident; a
 * client call that failed beside them tells of it even where no onboarding code does.
 */
export const onboardingFailed: Detector = ({ events, flows, settings, life }) => {
  const { companions, client, withinSeconds } = settings.incidents.onboarding;
  const failed = flows
    .filter(({ operation, outcome }) => operation === 'onboarding' && outcome === 'failed')
    .map(({ members }) => members.map(({ event }) => event));
  const calls = ofKeys(events, client).map((event) => [event]);
  const beside = ofKeys(events, companions);
  const times = beside.map(({ time }) => time);
  const reach = withinSeconds * 1000;
  const taken = new Set<ClassifiedEvent>();
  return coresOf([...failed, ...calls], reach).flatMap((core): Found[] => {
    const [first, last] = [core[0]!.time, core.at(-1)!.time];
    const near = beside
      .slice(placeAfter(times, earlier(first, reach + 1)), placeAfter(times, later(last, reach)))
      .filter((event) => !taken.has(event));
    const own = new Set([...core, ...near]);
    if (ofKeys([...own], client).length === own.size) return [];
    const shown = [...own].sort(compareEvents);
    for (const event of shown) taken.add(event);
    const to = nextAfter(life, shown.at(-1)!.time);
    return [{ kind: 'onboarding-failed', subject: null, from: shown[0]!.time, to, events: shown }];
  });
};

/** Failures with no more than `reach` milliseconds between them are of one and the same set-up; each in order. */
function coresOf(failures: readonly ClassifiedEvent[][], reach: number): ClassifiedEvent[][] {
  const cores: { events: ClassifiedEvent[]; to: Time }[] = [];
  for (const failure of [...failures].sort((a, b) => compareEvents(a[0]!, b[0]!))) {
    const [from, to] = [failure[0]!.time, failure.at(-1)!.time];
    const core = cores.at(-1);
    if (core && millisecondsBetween(core.to, from) <= reach) {
      for (const event of failure) core.events.push(event);
      if (compareTimes(to, core.to) > 0) core.to = to;
    } else cores.push({ events: [...failure], to });
  }
  return cores.map(({ events }) => events.sort(compareEvents));
}
