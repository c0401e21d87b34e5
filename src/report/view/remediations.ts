import type { Remediation } from '../../model/report';
import type { Context } from './context';
import { textLists, type Fact, type TextList } from './pieces';

export interface SourceView {
  title: string;
  url: string;
  /** Date of the edition that was read. */
  date: string;
}

export interface StepView {
  text: string;
  command: string | null;
  /** Where to click. */
  ui: string | null;
}

/** Printed once, however many findings lead to it. */
export interface RemediationView {
  number: number;
  /** `R1`: how findings refer to it. */
  mark: string;
  title: string;
  facts: Fact[];
  usedBy: string;
  steps: StepView[];
  verify: TextList;
  /** Warnings first, then where official texts disagree. */
  cautions: TextList[];
  sources: SourceView[];
}

export interface RemediationsView {
  heading: string;
  none: string;
  uiLabel: string;
  sourcesLabel: string;
  items: RemediationView[];
}

/** What refers to a remediation needs of it. */
export type RemediationIndex = ReadonlyMap<string, { number: number; mark: string; title: string }>;

export function remediationIndex({ report, say }: Context): RemediationIndex {
  return new Map(
    report.remediations.map(({ id, title }, index) => [
      id,
      { number: index + 1, mark: say('remediation.mark', { n: index + 1 }), title },
    ]),
  );
}

export function remediationsView(context: Context, index: RemediationIndex): RemediationsView {
  const { report, say } = context;
  const full = context.detail === 'full';
  return {
    heading: say('heading.remediations'),
    none: say('remediation.none'),
    uiLabel: say('remediation.ui'),
    sourcesLabel: say('sources'),
    items: report.remediations.map((remediation) => ({
      ...index.get(remediation.id)!,
      facts: [
        { name: say('remediation.risk'), value: say(`risk.${remediation.risk}`) },
        { name: say('remediation.who'), value: remediation.who },
      ],
      usedBy: usedBy(context, remediation),
      steps: remediation.steps.map(({ text, command, ui }) => ({ text, command: command ?? null, ui: ui ?? null })),
      verify: { heading: say('remediation.verify'), items: [remediation.verify] },
      cautions: textLists(
        { heading: say('remediation.warnings'), items: remediation.warnings },
        { heading: say('remediation.disputes'), items: remediation.disputes },
      ),
      sources: full ? remediation.sources : [],
    })),
  };
}

function usedBy({ report, count }: Context, { id }: Remediation): string {
  const numbers = report.findings.flatMap((finding, at) => (finding.remediations.includes(id) ? [at + 1] : []));
  return numbers.length === 0 ? '' : count('remediation.used-by', numbers.length, { numbers: numbers.join(', ') });
}
