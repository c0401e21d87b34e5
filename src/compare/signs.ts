import type { EventEntry } from '../model/catalog';
import type { Time } from '../model/time';
import type { Pair } from './compare';
import { type Group, serversOf } from './groups';
import { isAfter } from './period';

type Area = EventEntry['area'];

/** Areas in which one sign of life speaks for the others: whoever writes a password has a service and a relay. */
const WRITEBACK: readonly Area[] = ['writeback', 'onboarding', 'service', 'relay'];
const SIGNS: readonly EventEntry['phase'][] = ['success', 'heartbeat'];

/** A heartbeat, a start or a success in the same area later than `since`. */
export function signOfLife(group: Group, since: Time | null, { after, catalog }: Pair): boolean {
  // Counts of codes name no server: with others in the log, theirs would speak for those that are silent.
  const servers = serversOf(group);
  if (!after.report.servers.every(({ computer }) => servers.has(computer.toLowerCase()))) return false;
  const entries = group.findings.flatMap(({ evidence }) =>
    evidence.flatMap(({ key }) => (key === undefined ? [] : (catalog.eventByKey.get(key) ?? []))),
  );
  const areas = new Set(entries.map(({ area }) => area));
  const { heartbeats, endpointStarts } = catalog.settings;
  const always = [...areas].some((area) => WRITEBACK.includes(area)) || group.cause === null;
  return after.report.codes.some(({ key, lastSeen }) => {
    if (!isAfter(lastSeen, since)) return false;
    if (always && [...heartbeats, ...endpointStarts].includes(key)) return true;
    const entry = catalog.eventByKey.get(key);
    return entry !== undefined && areas.has(entry.area) && SIGNS.includes(entry.phase);
  });
}
