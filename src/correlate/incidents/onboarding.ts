import type { ClassifiedEvent } from '../../model/event';
import { millisecondsBetween } from '../../model/time';
import { type Detector, type Found, nextAfter, ofKeys } from './server-log';

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
  const isNear = (earlier: ClassifiedEvent, later: ClassifiedEvent): boolean =>
    millisecondsBetween(earlier.time, later.time) <= withinSeconds * 1000;

  const cores: ClassifiedEvent[][] = [];
  for (const core of [...failed, ...calls].sort((a, b) => millisecondsBetween(b[0]!.time, a[0]!.time))) {
    const before = cores.at(-1);
    if (before && isNear(before.at(-1)!, core[0]!)) before.push(...core);
    else cores.push([...core]);
  }
  return cores.flatMap((core): Found[] => {
    const [first, last] = [core[0]!, core.at(-1)!];
    const near = beside.filter((event) => isNear(event, first) && isNear(last, event));
    const own = new Set([...core, ...near]);
    if (ofKeys(core, client).length === own.size) return [];
    const shown = events.filter((event) => own.has(event));
    const to = nextAfter(life, shown.at(-1)!.time);
    return [{ kind: 'onboarding-failed', subject: null, from: shown[0]!.time, to, events: shown }];
  });
};
