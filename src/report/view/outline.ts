import { groupBy } from '../../model/group';
import type { Finding, Report } from '../../model/report';
import type { Context } from './context';
import { findingTitle, TONES } from './findings';
import type { Fact, Tone } from './pieces';

/** All that the report says, on so few lines that a window shows them at once. Empty where one finding is all there is. */
export interface OutlineView {
  findings: { number: number; tone: Tone; severity: string; title: string; about: string }[];
  /** Says how many findings are not listed, or null. */
  leftOut: string | null;
  /** Kinds of incidents, and the servers where there are several. */
  facts: Fact[];
}

/** The rest of a window belongs to the verdict. */
const MOST_LINES = 10;

export function outlineView(context: Context): OutlineView {
  const { report, say, count } = context;
  const { findings } = report;
  const more = findings.length - MOST_LINES;
  const facts = [
    { name: say('heading.incidents'), value: incidents(context) },
    { name: say('heading.servers'), value: report.servers.length > 1 ? servers(context) : '' },
  ].filter(({ value }) => value !== '');
  const listed = findings.length + facts.length > 1 ? findings.slice(0, MOST_LINES) : [];
  return {
    findings: listed.map((finding, at) => ({
      number: at + 1,
      tone: TONES[finding.severity],
      severity: say(`severity.${finding.severity}`),
      title: findingTitle(context, finding),
      about: about(context, finding),
    })),
    leftOut: more > 0 ? count('table.more', more) : null,
    facts,
  };
}

/** How often, for whom, and whether it lasts. */
function about({ say, count, number }: Context, { count: cases, scope, ongoing }: Finding): string {
  const state = ongoing === null ? 'cannot-tell' : ongoing ? 'ongoing' : 'over';
  const users = scope.users > 0 ? [count('count.users', scope.users)] : [];
  return [`${say('finding.count')}: ${number(cases)}`, ...users, say(`state.${state}`)].join(', ');
}

type Incident = Report['incidents'][number];

/** Each kind once, those that last apart. */
function incidents({ report, say, name, number, listed }: Context): string {
  const kindOf = ({ kind, to }: Incident): string => `${kind} ${to === null}`;
  return listed(
    [...groupBy(report.incidents, kindOf).values()].map((alike) => {
      const [{ kind, to }] = alike as [Incident, ...Incident[]];
      const times = alike.length > 1 ? ` × ${number(alike.length)}` : '';
      return `${name('incident', kind)}${times} (${say(to === null ? 'state.ongoing' : 'state.over')})`;
    }),
  );
}

const servers = ({ report, name, listed, computerName }: Context): string =>
  listed(
    report.servers.map(({ computer, verdict }) => `${computerName(computer)} (${name('verdict', verdict.status)})`),
  );
