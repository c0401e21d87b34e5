import type { ClassifiedEvent } from '../model/event';
import type { CorrelatedFlow } from '../model/flow';
import type { Server } from '../model/report';

/** The servers whose own events are in the input, with the newest versions that their texts tell. */
export function serversOf(events: readonly ClassifiedEvent[], flows: readonly CorrelatedFlow[]): Server[] {
  const servers = new Map<string, Server>();
  for (const { ref, time, fields } of events) {
    const known = servers.get(ref.computer);
    servers.set(ref.computer, {
      computer: ref.computer,
      connectBuild: fields.connectBuild ?? known?.connectBuild ?? null,
      writebackVersion: fields.writebackVersion ?? known?.writebackVersion ?? null,
      firstEvent: known?.firstEvent ?? time,
      lastEvent: time,
      events: (known?.events ?? 0) + 1,
      flows: 0,
    });
  }
  for (const { computer } of flows) servers.get(computer)!.flows += 1;
  return [...servers.values()].sort((a, b) => (a.computer < b.computer ? -1 : 1));
}
