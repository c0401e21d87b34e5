import { text } from '../testing/log-builder';
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

/** What writes an event of that kind when it is called. */
export const start =
  (server: LiveServer, n: number, user = 'anna') =>
  (): void =>
    server.write(31001, text.start(n, user));
export const success =
  (server: LiveServer, n: number, user = 'anna') =>
  (): void =>
    server.write(31002, text.success(n, user));
export const failure =
  (server: LiveServer, n: number, user = 'anna') =>
  (): void =>
    server.write(33008, text.failure(n, user, '80230619'));
export const beat = (server: LiveServer) => (): void => server.write(31019, text.service(900, 'Heartbeat'));
