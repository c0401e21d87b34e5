import type { EventEntry } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import { millisecondsBetween } from '../model/time';
import type { Context } from './context';

/**
 * Servers whose log holds trouble and nothing else for longer than a server keeps silent of what goes well: an export
 * filtered by level. It hides starts, successes and heartbeats, so it cannot show that a fault is over, or whom it spared.
 */
export function troubleOnly({ whole, logs }: Pick<Context, 'whole' | 'logs'>): ReadonlySet<string> {
  let servers = known.get(whole.flows);
  if (!servers) known.set(whole.flows, (servers = new Set(filtered({ whole, logs }))));
  return servers;
}

const known = new WeakMap<Context['whole']['flows'], ReadonlySet<string>>();

function filtered({ whole: { flows, rest }, logs }: Pick<Context, 'whole' | 'logs'>): string[] {
  const telling = new Set<string>();
  const others = new Set<string>();
  const note = ({ entry, ref }: ClassifiedEvent): void => {
    if (entry && !TROUBLE.includes(entry.phase)) others.add(ref.computer);
    if (entry && !MAY_BE_ALONE.includes(entry.area)) telling.add(ref.computer);
  };
  for (const event of rest) note(event);
  for (const { outcome, computer, members } of flows) {
    if (outcome !== 'failed') others.add(computer);
    for (const { event } of members) note(event);
  }
  return [...telling].filter((server) => {
    const log = logs.get(server);
    return log && !others.has(server) && millisecondsBetween(log.first, log.last) > SILENT_SECONDS * 1000;
  });
}

const TROUBLE: readonly EventEntry['phase'][] = ['failure', 'retry'];

/** While the relay is lost no attempt arrives, and an export of one provider may hold nothing else. */
const MAY_BE_ALONE: readonly EventEntry['area'][] = ['relay', 'service'];

/** The scheduler says twice an hour that it works, and each attempt begins with a start. */
const SILENT_SECONDS = 3600;
