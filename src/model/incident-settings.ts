import * as z from 'zod';
import { key } from './entry-parts';

const seconds = z.number().positive();

/** How incidents are told from ordinary noise. */
export const incidentSettings = z.strictObject({
  /** The sync service came up without its endpoint; over within `graceSeconds` it is no incident. */
  endpoint: z.strictObject({ graceSeconds: seconds }),
  relay: z.strictObject({
    /** Connection lost or opened again: harmless alone. */
    harmless: z.array(key),
    /** No connection, or nobody to serve one. */
    serious: z.array(key),
    /** Of these, the ones that say themselves that nobody serves: without a sign of life since, one is enough. */
    nobodyServes: z.array(key),
    /** So many harmless signs within `unsteadySeconds` are an incident. */
    unsteadyCount: z.number().int().positive(),
    unsteadySeconds: seconds,
    /** After a sign of life and so long without trouble the incident is over. */
    quietSeconds: seconds,
  }),
  /** Signs of life of the relay, one series for each namespace. */
  heartbeat: z.strictObject({
    everySeconds: seconds,
    /** So many in a row that stay away are an incident. */
    missedBeats: z.number().int().positive(),
    /** So many in a row that stay away, after as many that came, prove without any error that nobody is served. */
    provingBeats: z.number().int().positive(),
  }),
  onboarding: z.strictObject({
    /** What the wizard's failure also leaves, within `withinSeconds` of it. */
    companions: z.array(key),
    /** Of these, the one that tells of the wizard although no onboarding code does. */
    client: z.array(key),
    withinSeconds: seconds,
  }),
  hashSync: z.strictObject({
    /** One domain could not be synchronised. */
    domainFailures: z.array(key),
    /** A batch of hashes, or the ping, was refused. */
    batchFailures: z.array(key),
    /** Results per object: a failure only where one of their objects failed. */
    objectResults: z.array(key),
    /** The ping that is due when nothing else happens. */
    heartbeats: z.array(key),
    signsOfLife: z.array(key),
    /** Longer without a sign of life is a gap. */
    gapSeconds: seconds,
    quietSeconds: seconds,
  }),
});
