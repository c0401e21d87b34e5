import type { Change } from '../watch';
import { invoke, type Outcome } from './streams.test-data';
import type { LiveServer } from './wevtutil.test-data';

export const watch = (server: LiveServer, ...argv: string[]): Promise<Outcome> =>
  invoke(['watch', '--format', 'ndjson', '-q', ...argv], { machine: server, now: server.now });

export const changes = ({ stdout }: Outcome): Change[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Change);
/** `attempt-ended succeeded anna`, `incident-opened relay-outage` */
export const short = (outcome: Outcome): string[] =>
  changes(outcome).map((change) =>
    'flow' in change
      ? `${change.kind} ${change.flow.outcome} ${change.flow.user?.upn?.split('@')[0]}`
      : `${change.kind} ${change.incident.kind}`,
  );
