import type { Catalog } from '../model/catalog';
import type { Answer, ComparedFinding, Comparison, OverallReason, Side } from '../model/comparison';
import type { Report } from '../model/report';
import { type Time, millisecondsBetween } from '../model/time';
import { userKeys, type UserKey } from '../model/user-key';
import { operationsOf } from './attempts';
import { comparedFinding } from './finding';
import { groupsOf } from './groups';
import { type Period, isAfter, periodsOf } from './period';
import { remarksOf, usersComparable } from './remarks';

/** The two periods, and what is needed to judge them. */
export interface Pair {
  before: Period;
  after: Period;
  catalog: Catalog;
  userKey: UserKey;
  usersComparable: boolean;
}

export interface CompareOptions {
  toolVersion: string;
  now: Time;
  timeZone: string;
  language: Comparison['options']['language'];
  /** The moment that parts one log into the two. */
  at?: Time;
}

/**
 * Holds two reports against each other: which causes vanished, came or stayed, and whether what was wrong is fixed. That a
 * cause is not seen any more is an answer only where enough has happened since that it would have shown.
 */
export function compare(a: Report, b: Report, catalog: Catalog, options: CompareOptions): Comparison {
  const { before, after } = periodsOf(a, b);
  const pair: Pair = {
    before,
    after,
    catalog,
    userKey: userKeys([...a.flows, ...b.flows]),
    usersComparable: usersComparable(a, b),
  };
  const [was, is] = [groupsOf(before), groupsOf(after)];
  const findings = [...new Set([...was.keys(), ...is.keys()])].map((key) =>
    comparedFinding(was.get(key) ?? null, is.get(key) ?? null, pair),
  );
  const { toolVersion, now, timeZone, language, at } = options;
  return {
    schemaVersion: 1,
    tool: { name: 'aadclog', version: toolVersion, catalogVersion: catalog.settings.version },
    generatedAt: now,
    options: { timeZone, language },
    at: at ?? null,
    before: sideOf(before),
    after: sideOf(after),
    ...overall(findings),
    remarks: remarksOf(before, after),
    findings,
    operations: operationsOf(before, after, catalog),
    incidents: incidentsOf(before, after),
  };
}

/** Writeback decides; only where it was never hit, what hit synchronisation does. */
function overall(findings: readonly ComparedFinding[]): { answer: Answer; reasons: OverallReason[] } {
  const of = (weight: ComparedFinding['weight']): ComparedFinding[] => findings.filter((one) => one.weight === weight);
  const decisive = of('writeback').length > 0 ? of('writeback') : of('synchronisation');
  const answered = (answer: Answer): ComparedFinding[] => decisive.filter((one) => one.answer === answer);
  const appeared = decisive.filter(({ change, after }) => change === 'appeared' && after?.ongoing !== false);
  const say = (id: OverallReason['id'], of: readonly unknown[]): OverallReason[] =>
    of.length > 0 ? [{ id, values: { n: of.length } }] : [];
  const reasons = [
    ...say('still', answered('not-fixed')),
    ...say('new', appeared),
    ...say('open', answered('cannot-tell')),
    ...say('gone', answered('fixed')),
  ];
  if (answered('not-fixed').length + appeared.length > 0) return { answer: 'not-fixed', reasons };
  if (answered('cannot-tell').length > 0) return { answer: 'cannot-tell', reasons };
  if (answered('fixed').length > 0) return { answer: 'fixed', reasons };
  return { answer: 'cannot-tell', reasons: [{ id: 'nothing-to-fix', values: {} }] };
}

const sideOf = ({ report, from, to }: Period): Side => ({
  verdict: report.verdict.status,
  generatedAt: report.generatedAt,
  toolVersion: report.tool.version,
  catalogVersion: report.tool.catalogVersion,
  redacted: report.redacted,
  from,
  to,
  events: report.coverage.selected,
  servers: report.servers.map(({ computer, connectBuild }) => ({ computer, connectBuild })),
});

function incidentsOf(before: Period, after: Period): Comparison['incidents'] {
  const kinds = [...new Set([before, after].flatMap(({ report }) => report.incidents.map(({ kind }) => kind)))];
  return kinds.map((kind) => ({ kind, before: lasting(kind, before), after: lasting(kind, after) }));
}

/** One that has no end goes on to the end of the log. */
function lasting(kind: string, { report, to, cutoff }: Period): Comparison['incidents'][number]['before'] {
  const own = report.incidents.filter((one) => one.kind === kind && isAfter(one.from, cutoff));
  const lasted = own.map(({ from, to: end }) => Math.max(0, millisecondsBetween(from, end ?? to ?? from)));
  return { count: own.length, lastedMs: lasted.reduce((sum, one) => sum + one, 0) };
}
