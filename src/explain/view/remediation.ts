import { remediationIn } from '../../diagnose/remediations';
import type { RemediationEntry } from '../../model/catalog';
import type { KnownOf } from '../entries';
import { causesOfRemediation, symptomsOfRemediation } from '../references';
import { blocks, type Block, type EntryView } from './blocks';
import { references, sources } from './pieces';
import type { Speech } from './speech';

/** Everything that a remediation says, as it stands in a report. */
export function remediationBlocks(entry: RemediationEntry, speech: Speech): Block[] {
  const { say, language } = speech;
  const { risk, who, steps, verify, warnings, disputes } = remediationIn(entry, language);
  const views = steps.map(({ text, command, ui }) => ({ text, command: command ?? null, ui: ui ?? null }));
  const list = (heading: string, items: string[]): Block => ({ kind: 'list', list: { heading: say(heading), items } });
  return blocks(
    {
      kind: 'facts',
      facts: [
        { name: say('remediation.risk'), value: say(`risk.${risk}`) },
        { name: say('remediation.who'), value: who },
      ],
    },
    { kind: 'steps', heading: say('explain.steps'), steps: views, uiLabel: say('remediation.ui') },
    list('remediation.verify', [verify]),
    list('remediation.warnings', warnings),
    list('remediation.disputes', disputes),
    sources(entry.sources, speech),
  );
}

export function remediationView({ id, entry }: KnownOf<'remediation'>, speech: Speech): EntryView {
  const { say, pick, catalog } = speech;
  return {
    label: say('explain.kind.remediation'),
    id,
    name: '',
    title: pick(entry.title),
    tone: 'plain',
    blocks: blocks(
      ...remediationBlocks(entry, speech),
      references('explain.remedies', causesOfRemediation(id, catalog), speech),
      references('explain.helps-with', symptomsOfRemediation(id, catalog), speech),
    ),
  };
}

/** Remediations whole, each under a heading of its own. */
export const wholeRemediations = (entries: readonly RemediationEntry[], speech: Speech): Block[] =>
  entries.flatMap((entry, at): Block[] => [
    {
      kind: 'heading',
      text: speech.say('explain.remediation', { n: at + 1, total: entries.length, title: speech.pick(entry.title) }),
    },
    ...remediationBlocks(entry, speech),
  ]);
