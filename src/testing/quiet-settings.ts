import type { Settings } from '../model/catalog';

type Quiet = Omit<
  Settings,
  | 'version'
  | 'date'
  | 'oldestSupportedBuild'
  | 'failsAny'
  | 'failsWithTrackingId'
  | 'trackedProviders'
  | 'failureRanges'
  | 'enginePrefix'
  | 'engineTrace'
  | 'ruleRemediations'
>;

/** Settings of a catalog that tests make, made anew each time: no event tells of the service or of an incident. */
export const quietSettings = (): Quiet => ({
  toleranceSeconds: 2,
  attemptSeconds: 60,
  proximitySeconds: 5,
  serviceStarts: [],
  serviceStops: [],
  endpointStops: [],
  endpointFails: [],
  endpointStarts: [],
  heartbeats: [],
  disabledBy: [],
  newKeys: [],
  changeSeconds: 86400,
  clockSkewSeconds: 300,
  shortLogSeconds: 86400,
  episodeSeconds: 1800,
  incidents: {
    endpoint: { graceSeconds: 120 },
    relay: {
      harmless: [],
      serious: [],
      nobodyServes: [],
      unsteadyCount: 3,
      unsteadySeconds: 3600,
      quietSeconds: 600,
    },
    heartbeat: { everySeconds: 300, missedBeats: 3, provingBeats: 6 },
    onboarding: { companions: [], client: [], withinSeconds: 300 },
    hashSync: {
      domainFailures: [],
      batchFailures: [],
      objectResults: [],
      heartbeats: [],
      signsOfLife: [],
      gapSeconds: 10800,
      quietSeconds: 900,
    },
  },
});
