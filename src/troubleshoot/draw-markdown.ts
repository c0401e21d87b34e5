import { escapeMarkdown, markdownCode } from '../report/escape';
import { bullets, heading, paragraph, sources, steps, strong, text } from '../report/markdown/blocks';
import type { EndingInWords, GuideInWords, Reference } from './view';

/** Whole guides, for a wiki or a ticket. */
export function guidesAsMarkdown(guides: readonly GuideInWords[]): string {
  const lines = guides.flatMap((guide) => [
    ...heading(1, guide.title),
    ...text(guide.intro),
    ...guide.steps.flatMap((step, at) => [
      ...heading(2, `${at + 1}. ${step.title}`),
      ...steps(step.steps, step.uiLabel),
      ...text(step.expect),
      ...references('', step.codes),
      ...paragraph(strong(step.question)),
      ...bullets(step.leads),
      ...references(step.detailsLabel, step.details),
    ]),
    ...heading(2, guide.endingsLabel),
    ...guide.endings.flatMap(ending),
    ...sources(guide.sourcesLabel, guide.sources),
  ]);
  return `${lines.join('\n').trimEnd()}\n`;
}

const ending = ({ title, text: words, detailsLabel, details }: EndingInWords): string[] => [
  ...heading(3, title),
  ...text(words),
  ...references(detailsLabel, details),
];

const references = (label: string, all: readonly Reference[]): string[] =>
  all.length === 0
    ? []
    : [
        ...text(label),
        ...all.map(({ text: words, command }) => `- ${escapeMarkdown(words)}: ${markdownCode(command)}`),
        '',
      ];
