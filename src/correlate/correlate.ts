import type { Catalog } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { Correlation, CorrelatedFlow, LogExtents } from '../model/flow';
import { gatherAttempts } from './attempts';
import { joinEngineTraces } from './engine-traces';
import { flowOf, sharedUsers } from './flows';
import { groupBy } from '../model/group';
import { compareTimes } from '../model/time';
import { episodesOf } from './episodes';
import { incidentsOf } from './incidents';
import { compareEvents } from './order';
import { rolesOf } from './roles';
import { gatherSequences } from './sequences';

/**
 * Joins events into flows. The result does not depend on the order of the input.
 * @param logs what each server's log spans, whatever the provider: its end tells "unfinished" from "open"
 * @param folded successes of which no events are left
 */
export function correlate(
  input: readonly ClassifiedEvent[],
  catalog: Catalog,
  logs: LogExtents,
  folded: readonly CorrelatedFlow[] = [],
): Correlation {
  const events = [...input].sort(compareEvents);
  const role = rolesOf(catalog);
  const roleOf = (event: ClassifiedEvent): ReturnType<typeof role> => role(event.key);
  const { engineTrace } = catalog.settings;

  const traces = events.filter(({ key }) => engineTrace.includes(key));
  const others = events.filter(({ key }) => !engineTrace.includes(key));
  const { attempts, rest: notAttempts } = gatherAttempts(others, roleOf, catalog);
  const { sequences, rest } = gatherSequences(notAttempts.sort(compareEvents), catalog);
  const users = sharedUsers();
  const flows = [...attempts, ...sequences].map((attempt) => flowOf(attempt, roleOf, catalog, logs, users));

  const flowsOn = groupBy(flows, ({ computer }) => computer);
  const tracesOn = groupBy(traces, ({ ref }) => ref.computer);
  const untraced = [...tracesOn].flatMap(([computer, own]) =>
    joinEngineTraces(flowsOn.get(computer) ?? [], own, catalog.settings),
  );
  for (const flow of folded) flows.push(flow);
  inOrder(flows);
  return {
    flows,
    episodes: episodesOf(flows, catalog.settings.episodeSeconds),
    incidents: incidentsOf(events, flows, catalog, logs),
    rest: [...rest, ...untraced].sort(compareEvents),
  };
}

/** By what they began with; of those without it that began in one moment, whichever. */
function compareFlows(a: CorrelatedFlow, b: CorrelatedFlow): number {
  const byTime = compareTimes(a.from, b.from) || Number(a.folded === null) - Number(b.folded === null);
  if (byTime !== 0 || a.folded) return byTime;
  return compareEvents(a.members[0]!.event, b.members[0]!.event);
}

function inOrder(flows: CorrelatedFlow[]): void {
  flows.sort(compareFlows);
  flows.forEach((flow, at) => (flow.id = `flow-${at + 1}`));
}
