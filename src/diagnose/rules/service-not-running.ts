import type { ClassifiedEvent } from '../../model/event';
import { compareTimes } from '../../model/time';
import type { Context, Rule } from '../context';
import { draftOf } from '../drafts';

/** The last that a server's log says of its service is that it stopped. */
export const serviceNotRunning: Rule = {
  id: 'service-not-running',
  applies: ({ rest, flows, catalog: { settings } }) =>
    flows.length > 0 || rest.some(({ key }) => [...settings.serviceStarts, ...settings.serviceStops].includes(key)),
  find: (context) => {
    const events = lastStops(context);
    if (events.length === 0) return [];
    return [draftOf({ rule: 'service-not-running', severity: 'error', fault: 'infrastructure', events })];
  },
};

/** Of each server the last stop, where neither a start nor a sign of life nor an attempt follows it. */
function lastStops({ rest, flows, catalog: { settings } }: Context): ClassifiedEvent[] {
  const { serviceStarts, endpointStarts, heartbeats, serviceStops } = settings;
  const signs = new Set([...serviceStarts, ...endpointStarts, ...heartbeats]);
  const alive = new Map<string, string>();
  const note = (computer: string, time: string | null): void => {
    const known = alive.get(computer);
    if (time !== null && (known === undefined || compareTimes(time, known) > 0)) alive.set(computer, time);
  };
  for (const { ref, key, time } of rest) if (signs.has(key)) note(ref.computer, time);
  for (const { computer, startedAt } of flows) note(computer, startedAt);

  const stops = new Map<string, ClassifiedEvent>();
  for (const event of rest) if (serviceStops.includes(event.key)) stops.set(event.ref.computer, event);
  return [...stops.values()].filter(({ ref, time }) => {
    const sign = alive.get(ref.computer);
    return sign === undefined || compareTimes(sign, time) <= 0;
  });
}
