import type { CauseEntry } from '../model/catalog';
import { isSameComputer, NOT_SET } from '../model/fact-names';
import type { CollectedFacts, FactId } from '../model/facts';
import type { Reason, Remark } from '../model/report';
import { type Time, compareTimes } from '../model/time';
import type { Context, Draft } from './context';

/** What a collector saw, on which server and when. */
export interface Seen {
  computer: string;
  time: Time;
  value: string;
}

type Facts = Pick<Context, 'facts'>;

/** The newest value of a fact of each server where it was asked for and answered. */
export function seenEverywhere(id: FactId, { facts }: Facts): Seen[] {
  const newest: Seen[] = [];
  const inOrder = [...facts].sort((a, b) => compareTimes(b.collectedAt, a.collectedAt));
  for (const { computer, collectedAt: time, facts: own } of inOrder) {
    const value = own.find((fact) => fact.id === id)?.value ?? null;
    if (value !== null && !newest.some((known) => isSameComputer(known.computer, computer)))
      newest.push({ computer, time, value });
  }
  return newest;
}

export const seenOn = (computer: string, id: FactId, facts: Facts): Seen | null =>
  seenEverywhere(id, facts).find((seen) => isSameComputer(seen.computer, computer)) ?? null;

/** The same facts under the names that the events give the servers, so that what belongs together has one name. */
export function namedAsInLog(facts: readonly CollectedFacts[], computers: Iterable<string>): CollectedFacts[] {
  const names = [...computers];
  return facts.map((one) => {
    const [name, ...others] = names.filter((computer) => isSameComputer(computer, one.computer));
    return name !== undefined && others.length === 0 ? { ...one, computer: name } : one;
  });
}

/** What the facts of the servers that it hits say for and against a cause, and what a finding rests on beside events. */
export function factReasons(
  draft: Draft,
  cause: CauseEntry | undefined,
  servers: string[],
  context: Context,
): Reason[] {
  const checks: Record<CauseEntry['facts'][number], () => Reason[]> = {
    tls: () => tlsReasons(servers, context),
    clock: () => clockReasons(servers, context),
    'clock-among-others': () => clockReasons(servers, context).filter(({ speaks }) => speaks === 'for'),
  };
  return [
    ...(draft.seen ?? []).map(({ id, seen: { computer, value } }) => forIt(id, { server: computer, value })),
    ...(cause?.facts ?? []).flatMap((check) => checks[check]()),
  ];
}

const forIt = (id: Reason['id'], values: Reason['values']): Reason => ({ id, speaks: 'for', values });

/** The settings that TLS 1.2 for .NET needs; each at 1 or, where Windows has its own default, not at all. */
const DOTNET: readonly FactId[] = [
  'tls-dotnet-default',
  'tls-dotnet-strong',
  'tls-dotnet32-default',
  'tls-dotnet32-strong',
];

function tlsReasons(servers: readonly string[], context: Context): Reason[] {
  return servers.flatMap((server): Reason[] => {
    const value = (id: FactId): string | null => seenOn(server, id, context)?.value ?? null;
    const dotnet = DOTNET.map(value);
    const [enabled, disabled] = [value('tls12-client-enabled'), value('tls12-client-disabled-by-default')];
    if (dotnet.includes('0') || enabled === '0' || (disabled !== null && disabled !== '0' && disabled !== NOT_SET))
      return [forIt('facts-tls-off', { server })];
    if (dotnet.includes(NOT_SET)) return [forIt('facts-tls-not-set', { server })];
    // Only all of them together speak against it.
    const isSet = dotnet.every((one) => one === '1') && enabled !== null && disabled !== null;
    return isSet ? [{ id: 'facts-tls-set', speaks: 'against', values: { server } }] : [];
  });
}

function clockReasons(servers: readonly string[], context: Context): Reason[] {
  return clocks(context)
    .filter(({ computer }) => servers.some((server) => isSameComputer(server, computer)))
    .map(({ computer, seconds, isOff }) =>
      isOff
        ? forIt('facts-clock-off', { server: computer, seconds })
        : { id: 'facts-clock-right', speaks: 'against', values: { server: computer } },
    );
}

/** A clock so far from that of its domain that signatures and tickets are refused. */
export const clockRemarks = (context: Context): Remark[] =>
  clocks(context)
    .filter(({ isOff }) => isOff)
    .map(({ computer, time, seconds }) => ({ id: 'clock-off', servers: [computer], time, values: { seconds } }));

function clocks(context: Context): { computer: string; time: Time; seconds: number; isOff: boolean }[] {
  return seenEverywhere('clock-skew-seconds', context).flatMap(({ computer, time, value }) => {
    const seconds = Math.round(Math.abs(Number(value)));
    const isOff = seconds > context.catalog.settings.clockSkewSeconds;
    return Number.isNaN(seconds) ? [] : [{ computer, time, seconds, isOff }];
  });
}
