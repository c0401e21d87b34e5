import type { Catalog } from '../../model/catalog';
import type { ClassifiedEvent } from '../../model/event';
import type { CorrelatedFlow, CorrelatedIncident, LogExtents } from '../../model/flow';
import { groupBy } from '../../model/group';
import { compareTimes } from '../../model/time';
import { batchFailure, domainFailure, hashSyncSilent } from './hash-sync';
import { heartbeatLost } from './heartbeat';
import { offboarding, onboardingFailed } from './onboarding';
import { relayTrouble } from './relay';
import { type Detector, type Found, serverLog } from './server-log';
import { endpointNotStarted, serviceStopped } from './service';

/** In this order: what one has told, the next ones do not tell again. */
const DETECTORS: readonly Detector[] = [
  onboardingFailed,
  offboarding,
  serviceStopped,
  endpointNotStarted,
  relayTrouble,
  heartbeatLost,
  domainFailure,
  batchFailure,
  hashSyncSilent,
];

/**
 * What happened to the service of each server over time.
 * @param events all of them, those of flows too, in order
 */
export function incidentsOf(
  events: readonly ClassifiedEvent[],
  flows: readonly CorrelatedFlow[],
  catalog: Catalog,
  logs: LogExtents,
): CorrelatedIncident[] {
  const flowsOn = groupBy(flows, ({ computer }) => computer);
  const incidents = [...groupBy(events, ({ ref }) => ref.computer)].flatMap(([computer, own]) => {
    const log = serverLog(computer, own, flowsOn.get(computer) ?? [], logs.get(computer), catalog);
    const found: Found[] = [];
    for (const detector of DETECTORS) for (const one of detector(log, found)) found.push(one);
    return found.map((incident) => ({ id: '', computer, ...incident }));
  });
  incidents.sort((a, b) => compareTimes(a.from, b.from) || order(a.computer, b.computer) || order(a.kind, b.kind));
  incidents.forEach((incident, at) => (incident.id = `incident-${at + 1}`));
  return incidents;
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
