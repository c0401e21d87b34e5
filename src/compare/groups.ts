import type { Catalog } from '../model/catalog';
import type { ComparedFinding, Sight } from '../model/comparison';
import type { Finding, Flow } from '../model/report';
import { compareTimes, type Time } from '../model/time';
import { flowTime, isAfter, type Period } from './period';

/** All findings of one cause, or of one rule without a cause, in one period. */
export interface Group {
  cause: string | null;
  rule: string | null;
  findings: readonly Finding[];
  flows: readonly Flow[];
  sight: Sight;
}

export const keyOf = ({ cause, rule }: { cause: string | null; rule: string | null }): string =>
  cause ?? `rule ${rule}`;

/** Groups by what is wrong; a group that was not seen inside the period is not there. */
export function groupsOf(period: Period): Map<string, Group> {
  const groups = new Map<string, Finding[]>();
  for (const finding of period.report.findings)
    groups.set(keyOf(finding), [...(groups.get(keyOf(finding)) ?? []), finding]);
  return new Map(
    [...groups].flatMap(([key, findings]) => {
      const group = groupOf(findings, period);
      return group === null ? [] : [[key, group] as const];
    }),
  );
}

function groupOf(findings: readonly Finding[], period: Period): Group | null {
  const [first] = findings as [Finding, ...Finding[]];
  const ids = new Set(findings.flatMap(({ flows }) => flows));
  const flows = period.flows.filter(({ id }) => ids.has(id));
  const serviceTimes = findings.filter(({ flows: none }) => none.length === 0).map((one) => timesOf(one, period));
  const count =
    period.cutoff === null ? sum(findings.map((one) => one.count)) : flows.length + sum(serviceTimes.map(size));
  if (count === 0) return null;
  const times = [
    ...(period.cutoff === null ? findings.flatMap(({ firstSeen, lastSeen }) => [firstSeen, lastSeen]) : []),
    ...serviceTimes.flat(),
    ...(period.cutoff === null
      ? []
      : flows.flatMap((flow) => [flowTime(flow), flow.endedAt].filter((time) => time !== null))),
  ].sort(compareTimes);
  return {
    cause: first.cause,
    rule: first.rule,
    findings,
    flows,
    sight: {
      count,
      users: Math.max(...findings.map(({ scope }) => scope.users)),
      firstSeen: times[0]!,
      lastSeen: times.at(-1)!,
      ongoing: ongoingOf(findings),
    },
  };
}

/** Moments inside the period at which it was seen; a report cites no more than some of them. */
function timesOf({ evidence, lastSeen }: Finding, { cutoff }: Period): Time[] {
  const times = [...evidence.flatMap(({ time }) => time ?? []), lastSeen];
  return [...new Set(times)].filter((time) => isAfter(time, cutoff));
}

function ongoingOf(findings: readonly Finding[]): boolean | null {
  if (findings.some(({ ongoing }) => ongoing === true)) return true;
  return findings.every(({ ongoing }) => ongoing === false) ? false : null;
}

export const serversOf = ({ findings }: Group): Set<string> =>
  new Set(findings.flatMap(({ scope }) => scope.servers.map((name) => name.toLowerCase())));

/** What it hits. A note, a warning in time and a user's own mistake say nothing of whether the service works. */
export function weightOf({ cause, findings }: Group, { causeById }: Catalog): ComparedFinding['weight'] {
  if (findings.every(({ fault }) => fault === 'user')) return 'user';
  if (findings.every(({ severity }) => severity === 'info')) return 'note';
  const affects = (cause === null ? undefined : causeById.get(cause))?.affects ?? 'writeback';
  return affects === 'nothing' ? 'note' : affects;
}

const size = (items: readonly unknown[]): number => items.length;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
