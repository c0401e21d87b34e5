import type { Words } from '../../model/catalog';
import type { Finding } from '../../model/report';
import type { Context } from './context';
import { evidenceTable, evidenceTexts, knownEvents, type KnownEvents } from './evidence';
import { textLists, type Fact, type Table, type TextList, type Tone } from './pieces';
import { reasonLists } from './reasons';
import type { RemediationIndex, SourceView } from './remediations';
import { type TextOf, textsOf } from './texts';

export interface FindingView {
  number: number;
  tone: Tone;
  severity: string;
  title: string;
  /** Severity apart: fault, confidence, how many events, how many users. */
  facts: Fact[];
  explanation: string;
  /** Where the catalog's entry is only inferred: says so; else null. */
  caveat: string | null;
  /** What supports it, what speaks against it, what would decide it, what merely looks like it, what else it may be. */
  arguments: TextList[];
  evidence: Table;
  /** What the first events say, each with its place. */
  texts: { place: string; text: string }[];
  textsLabel: string;
  /** References to the remediations. */
  remedies: { heading: string; items: { number: number; mark: string; title: string }[] };
  sourcesLabel: string;
  sources: SourceView[];
}

export interface FindingsView {
  heading: string;
  none: string;
  items: FindingView[];
}

export const TONES: Record<Finding['severity'], Tone> = { error: 'bad', warning: 'caution', info: 'plain' };

export function findingsView(context: Context, remediations: RemediationIndex): FindingsView {
  const { report, say } = context;
  const known = knownEvents(context);
  const textOf = textsOf(context);
  return {
    heading: say('heading.findings'),
    none: say('findings.none'),
    items: report.findings.map((finding, index) =>
      findingView(context, finding, index + 1, { known, textOf, remediations }),
    ),
  };
}

interface Lookups {
  known: KnownEvents;
  textOf: TextOf;
  remediations: RemediationIndex;
}

function findingView(context: Context, finding: Finding, number: number, lookups: Lookups): FindingView {
  const { say, pick, catalog, causeTitle } = context;
  const full = context.detail === 'full';
  const cause = finding.cause === null ? undefined : catalog.causeById.get(finding.cause);
  const list = (key: string, items: Words[] = []): TextList => ({ heading: say(key), items: items.map(pick) });
  return {
    number,
    tone: TONES[finding.severity],
    severity: say(`severity.${finding.severity}`),
    title: findingTitle(context, finding),
    facts: facts(context, finding),
    explanation: cause ? pick(cause.explanation) : finding.cause === null ? ruleExplanation(context, finding) : '',
    caveat: cause?.status === 'inferred' ? say('finding.inferred') : null,
    arguments: textLists(
      ...reasonLists(context, finding),
      list('finding.supports', full ? cause?.supports : []),
      list('finding.against', full ? cause?.against : []),
      list('finding.decides', cause?.decides),
      list('finding.look-alikes', full ? cause?.lookAlikes : []),
      {
        heading: say('finding.competing'),
        items: finding.competing.map(({ id, confidence }) =>
          say('finding.competitor', { title: causeTitle(id), confidence: say(`confidence.${confidence}`) }),
        ),
      },
    ),
    evidence: evidenceTable(context, finding, lookups.known),
    texts: full ? evidenceTexts(context, finding, lookups.textOf) : [],
    textsLabel: say('evidence.texts'),
    remedies: {
      heading: say('finding.remedies'),
      items: finding.remediations.flatMap((id) => lookups.remediations.get(id) ?? []),
    },
    sourcesLabel: say('sources'),
    sources: full ? (cause?.sources ?? []) : [],
  };
}

/** Title of the cause, or of the rule where there is none. */
export function findingTitle({ causeTitle, name }: Context, finding: Finding): string {
  if (finding.cause !== null) return causeTitle(finding.cause);
  return finding.rule === null ? finding.id : name('rule', finding.rule);
}

function ruleExplanation({ catalog, language, say }: Context, finding: Finding): string {
  const key = `rule.${finding.rule}.explanation`;
  return Object.hasOwn(catalog.labels[language], key) ? say(key) : '';
}

function facts(context: Context, finding: Finding): Fact[] {
  const { say, number, moment, listed } = context;
  const { scope } = finding;
  const ongoing = finding.ongoing === null ? 'cannot-tell' : finding.ongoing ? 'ongoing' : 'over';
  const all: Fact[] = [
    { name: say('finding.fault'), value: say(`fault.${finding.fault}`) },
    { name: say('finding.confidence'), value: say(`confidence.${finding.confidence}`) },
    { name: say('finding.count'), value: number(finding.count) },
    { name: say('finding.users'), value: affected(context, finding) },
    { name: say('finding.domains'), value: listed(scope.domains) },
    { name: say('finding.servers'), value: listed(scope.servers.map(context.computerName)) },
    { name: say('finding.first-seen'), value: moment(finding.firstSeen) },
    { name: say('finding.last-seen'), value: moment(finding.lastSeen) },
    {
      name: say('finding.state'),
      value: [say(`state.${ongoing}`), since(context, finding)].filter(Boolean).join('; '),
    },
  ];
  return all.filter((fact) => fact.value !== '');
}

function affected(context: Context, finding: Finding): string {
  const { say, count } = context;
  const { scope } = finding;
  if (scope.users === 0) return say(scope.pattern === 'service' ? 'pattern.service' : 'pattern.unnamed');
  const users = count('count.users', scope.users);
  if (scope.pattern === 'one-user' || hidesSuccesses(context, finding)) return users;
  return `${users}; ${say(`pattern.${scope.pattern}`)}`;
}

/** What of its kind has succeeded since; nothing where no attempt is concerned. */
function since(context: Context, finding: Finding): string {
  const { count, say } = context;
  const { flows, successesSince, ongoing } = finding;
  if (successesSince === 0 && (flows.length === 0 || hidesSuccesses(context, finding))) return '';
  return successesSince === 0 && ongoing !== false ? say('since.nothing') : count('since.successes', successesSince);
}

/** An export of errors alone does not show who got through. */
const hidesSuccesses = ({ report: { coverage } }: Context, { ongoing }: Finding): boolean =>
  ongoing === null && coverage.missing.includes('only-errors');
