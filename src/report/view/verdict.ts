import type { Flow, Report } from '../../model/report';
import type { Context } from './context';
import type { Fact, Tone } from './pieces';
import type { RemediationIndex } from './remediations';
import { todoView } from './todo';
import { unlistedIn } from './unlisted';

export interface VerdictView {
  heading: string;
  tone: Tone;
  /** One word or two: `Down`. */
  status: string;
  /** The same as a sentence. */
  sentence: string;
  reasons: string[];
  /** The first that is to be done, unless nothing is worse than a user's own mistake. */
  next: { label: string; mark: string; title: string; number: number } | null;
  figures: Fact[];
}

const TONES: Record<Report['verdict']['status'], Tone> = {
  working: 'good',
  'user-errors-only': 'good',
  degraded: 'caution',
  down: 'bad',
  disabled: 'caution',
  unknown: 'plain',
};

export function verdictView(context: Context, remediations: RemediationIndex): VerdictView {
  const { report, say, name, number } = context;
  const { status, reasons } = report.verdict;
  const outcomes = (outcome: Flow['outcome']): number => report.flows.filter((flow) => flow.outcome === outcome).length;
  const unlisted = unlistedIn(report);
  const isUrgent = report.findings.some(({ severity, remediations: ids }) => severity !== 'info' && ids.length > 0);
  const next = isUrgent ? todoView(context, remediations).items[0] : undefined;

  return {
    heading: say('heading.verdict'),
    tone: TONES[status],
    status: say(`verdict.${status}`),
    sentence: say(`verdict.${status}.sentence`),
    reasons: reasons.map((reason) => name('reason', reason)),
    next: next ? { label: say('verdict.next'), mark: next.mark, title: next.title, number: next.number } : null,
    figures: [
      { name: say('figure.flows'), value: number(report.flows.length + unlisted) },
      { name: say('figure.succeeded'), value: number(outcomes('succeeded') + unlisted) },
      { name: say('figure.failed'), value: number(outcomes('failed')) },
      { name: say('figure.unfinished'), value: number(outcomes('unfinished')) },
      { name: say('figure.open'), value: number(outcomes('open')) },
      { name: say('figure.findings'), value: number(report.findings.length) },
      { name: say('figure.incidents'), value: number(report.incidents.length) },
      { name: say('figure.unknown-codes'), value: number(report.unknownCodes.length) },
      { name: say('figure.problems'), value: number(report.coverage.problemCount) },
    ],
  };
}
