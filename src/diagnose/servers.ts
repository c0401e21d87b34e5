import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow } from '../model/flow';
import type { Finding, Server } from '../model/report';
import type { Context } from './context';
import { heartbeatSeries } from './heartbeats';
import { verdictOf } from './verdict';

/** What a server's own events say of it. */
export type ServerFacts = Omit<Server, 'role' | 'verdict' | 'heartbeats'>;

/** The servers whose own events are in the input, with the newest versions that their texts tell. */
export function serversOf(events: readonly ClassifiedEvent[], flows: readonly CorrelatedFlow[]): ServerFacts[] {
  const servers = new Map<string, ServerFacts>();
  for (const { ref, time, fields } of events) {
    let server = servers.get(ref.computer);
    if (!server) {
      server = {
        computer: ref.computer,
        connectBuild: null,
        writebackVersion: null,
        firstEvent: time,
        lastEvent: time,
        events: 0,
        flows: 0,
      };
      servers.set(ref.computer, server);
    }
    server.connectBuild = fields.connectBuild ?? server.connectBuild;
    server.writebackVersion = fields.writebackVersion ?? server.writebackVersion;
    server.lastEvent = time;
    server.events += 1;
  }
  for (const { computer } of flows) servers.get(computer)!.flows += 1;
  return [...servers.values()].sort((a, b) => (a.computer < b.computer ? -1 : 1));
}

/** Each server with its role, guessed from what it wrote, and the verdict on it alone. */
export function reportedServers(findings: readonly Finding[], context: Context): Server[] {
  const { heartbeats, incidents } = context.catalog.settings;
  const active = context.servers.filter(({ computer }) => servesWriteback(computer, context));
  return context.servers.map((server) => {
    const { computer } = server;
    const isHere = (other: { computer: string }): boolean => other.computer === computer;
    const own: Context = {
      ...context,
      flows: context.flows.filter(isHere),
      incidents: context.incidents.filter(isHere),
      rest: context.rest.filter(({ ref }) => ref.computer === computer),
    };
    const role = active.includes(server) ? 'active' : active.length > 0 ? 'standby' : 'unknown';
    const beats = own.rest.filter(({ key }) => heartbeats.includes(key)).map(({ time }) => time);
    return {
      ...server,
      role,
      heartbeats: heartbeatSeries(beats, incidents.heartbeat.everySeconds),
      verdict: verdictOf(
        findings.filter(({ scope }) => scope.servers.includes(computer)),
        own,
      ),
    };
  });
}

/** Attempts arrive there, or its listener says that it is up. */
export function servesWriteback(computer: string, { flows, rest, catalog: { settings } }: Context): boolean {
  const life = [...settings.heartbeats, ...settings.endpointStarts];
  return (
    flows.some((flow) => flow.computer === computer && !flow.entry?.joinedByOrder) ||
    rest.some(({ key, ref }) => ref.computer === computer && life.includes(key))
  );
}
