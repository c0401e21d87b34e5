import type { Finding, Report } from '../../model/report';
import type { Context } from './context';
import type { RemediationIndex } from './remediations';

export interface TodoView {
  heading: string;
  note: string;
  /** Stands before those that are not shown at once. */
  more: string;
  /** What helps most first. */
  items: TodoItem[];
}

export interface TodoItem {
  number: number;
  mark: string;
  title: string;
  /** Whom it helps and what it risks, in one line. */
  why: string;
}

/** However many users made a mistake of their own, a fault comes first. */
const WEIGHT: Record<Finding['severity'], number> = { error: 100, warning: 10, info: 0.001 };
/** What is over needs no hurry, however many it hit. */
const OVER = 0.01;
/** Each further remediation of a finding is for the case that those before it did not help. */
const NEXT = 0.4;

/** The remediations by effect: how grave and how wide the findings are that each of them is for. */
export function todoView(context: Context, index: RemediationIndex): TodoView {
  const { report, say } = context;
  const effects = effectsOf(report);
  const items = [...report.remediations]
    .filter(({ id }) => effects.has(id))
    .sort((a, b) => effects.get(b.id)! - effects.get(a.id)!)
    .map(({ id, risk }) => ({
      ...index.get(id)!,
      why: `${helps(context, id)} ${say('todo.risk', { risk: say(`risk.${risk}`) })}`,
    }));
  return { heading: say('heading.todo'), note: say('todo.note'), more: say('todo.more'), items };
}

/** That of the finding for which a remediation does most: as the last resort of many it does not come first. */
function effectsOf({ findings, flows }: Report): Map<string, number> {
  const everybody = new Set(flows.map(({ user }) => user?.upn ?? user?.cloudAnchor ?? '')).size;
  const effects = new Map<string, number>();
  for (const { severity, ongoing, scope, remediations } of findings) {
    const isWide = scope.pattern === 'service' || scope.pattern === 'all-users';
    const hit = Math.max(1, scope.users, isWide ? everybody : 0);
    const weight = WEIGHT[severity] * (ongoing === false ? OVER : 1) * hit;
    remediations.forEach((id, at) => effects.set(id, Math.max(effects.get(id) ?? 0, weight * NEXT ** at)));
  }
  return effects;
}

function helps({ report, say, count }: Context, id: string): string {
  const helped = report.findings.flatMap((finding, at) => (finding.remediations.includes(id) ? [{ finding, at }] : []));
  const users = Math.max(...helped.map(({ finding }) => finding.scope.users));
  const numbers = helped.map(({ at }) => at + 1).join(', ');
  const isUnnamed = users === 0 && helped.every(({ finding }) => finding.scope.pattern !== 'service');
  const whom = users > 0 ? count('count.users', users) : say(isUnnamed ? 'pattern.unnamed' : 'pattern.service');
  return count('todo.helps', helped.length, { numbers, whom });
}
