import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow, FoldedEvent } from '../model/flow';
import type { Finding, Server } from '../model/report';
import { groupBy } from '../model/group';
import { type Time, compareTimes } from '../model/time';
import { ofKeys } from '../model/of-keys';
import type { Context } from './context';
import { seenOn } from './facts';
import { heartbeatSeries } from './heartbeats';
import { verdictOf } from './verdict';

/** What a server's own events say of it. */
export type ServerFacts = Omit<Server, 'role' | 'verdict' | 'heartbeats'>;

/** The servers whose own events are in the input, with the newest versions that their texts tell. */
export function serversOf(
  events: readonly ClassifiedEvent[],
  folded: Iterable<FoldedEvent>,
  flows: readonly CorrelatedFlow[],
): ServerFacts[] {
  const servers = new Map<string, ServerFacts>();
  const count = (computer: string, time: Time): ServerFacts => {
    let server = servers.get(computer);
    if (!server) {
      const versions = { connectBuild: null, writebackVersion: null };
      server = { computer, ...versions, firstEvent: time, lastEvent: time, events: 0, flows: 0 };
      servers.set(computer, server);
    }
    server.events += 1;
    if (compareTimes(time, server.firstEvent) < 0) server.firstEvent = time;
    if (compareTimes(time, server.lastEvent) > 0) server.lastEvent = time;
    return server;
  };
  for (const { ref, time, fields } of events) {
    const server = count(ref.computer, time);
    server.connectBuild = fields.connectBuild ?? server.connectBuild;
    server.writebackVersion = fields.writebackVersion ?? server.writebackVersion;
  }
  for (const { computer, time } of folded) count(computer, time);
  for (const { computer } of flows) servers.get(computer)!.flows += 1;
  return [...servers.values()].sort((a, b) => (a.computer < b.computer ? -1 : 1));
}

/** Each server with its role, guessed from what it wrote, and the verdict on it alone. */
export function reportedServers(findings: readonly Finding[], context: Context): Server[] {
  const { heartbeats, incidents } = context.catalog.settings;
  const active = servingWriteback(context);
  const contextOf = byServer(context);
  const findingsOn = groupBy(
    findings.flatMap((finding) => partsByServer(finding, context)),
    ({ scope }) => scope.servers[0]!,
  );
  return context.servers.map((server) => {
    const { computer } = server;
    const own = contextOf(computer);
    const beats = ofKeys(own.rest, heartbeats).map(({ time }) => time);
    return {
      ...server,
      connectBuild: seenOn(computer, 'connect-build', context)?.value ?? server.connectBuild,
      role: active.has(computer) ? 'active' : active.size > 0 ? 'standby' : 'unknown',
      heartbeats: heartbeatSeries(beats, incidents.heartbeat.everySeconds),
      verdict: verdictOf(findingsOn.get(computer) ?? [], own),
    };
  });
}

/** What a finding says of each server alone. */
function partsByServer(finding: Finding, { flows }: Context): Finding[] {
  const own = new Set(finding.flows);
  const ids = groupBy(
    flows.filter(({ id }) => own.has(id)),
    ({ computer }) => computer,
  );
  return finding.scope.servers.map((computer) => ({
    ...finding,
    scope: { ...finding.scope, servers: [computer] },
    flows: (ids.get(computer) ?? []).map(({ id }) => id),
  }));
}

/** What the context says of each server alone. */
function byServer(context: Context): (computer: string) => Context {
  const { flows, rest, incidents, whole, logs } = context;
  const ofFlow = ({ computer }: CorrelatedFlow): string => computer;
  const ofEvent = ({ ref }: ClassifiedEvent): string => ref.computer;
  const flowsOn = groupBy(flows, ofFlow);
  const restOn = groupBy(rest, ofEvent);
  const allFlowsOn = whole.flows === flows ? flowsOn : groupBy(whole.flows, ofFlow);
  const allRestOn = whole.rest === rest ? restOn : groupBy(whole.rest, ofEvent);
  const incidentsOn = groupBy(incidents, ({ computer }) => computer);
  return (computer) => {
    const log = logs.get(computer);
    return {
      ...context,
      flows: flowsOn.get(computer) ?? [],
      rest: restOn.get(computer) ?? [],
      incidents: incidentsOn.get(computer) ?? [],
      whole: { flows: allFlowsOn.get(computer) ?? [], rest: allRestOn.get(computer) ?? [] },
      logs: new Map(log ? [[computer, log]] : []),
    };
  };
}

/** Where attempts arrive, or the listener says that it is up; in the whole log, for a filter changes no role. */
function servingWriteback({ whole, catalog: { settings } }: Context): Set<string> {
  const life = [...settings.heartbeats, ...settings.endpointStarts];
  const active = new Set(ofKeys(whole.rest, life).map(({ ref }) => ref.computer));
  for (const { entry, computer } of whole.flows) if (!entry?.joinedByOrder) active.add(computer);
  return active;
}
