import type { Rule } from '../context';
import { endpointNotStarted } from './endpoint-not-started';
import { failedAttempts } from './failed-attempts';
import { orphanEngineError } from './orphan-engine-error';
import { serviceNotRunning } from './service-not-running';
import { serviceStopped } from './service-stopped';
import { serviceTrouble } from './service-trouble';
import { unexplainedEvents } from './unexplained-events';
import { unexplainedIncidents } from './incidents';
import { unexplainedFailure } from './unexplained-failure';
import { unfinishedAttempts } from './unfinished-attempts';
import { unknownCodes } from './unknown-codes';
import { unsupportedBuild } from './unsupported-build';

/** Every rule; the report names each with what became of it. */
export const RULES: readonly Rule[] = [
  failedAttempts,
  unexplainedFailure,
  unfinishedAttempts,
  serviceStopped,
  serviceNotRunning,
  serviceTrouble,
  endpointNotStarted,
  orphanEngineError,
  unexplainedIncidents,
  unexplainedEvents,
  unsupportedBuild,
  unknownCodes,
];
