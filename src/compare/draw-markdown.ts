import { escapeMarkdown } from '../report/escape';
import { bullets, facts, heading, list, paragraph, strong, table, text } from '../report/markdown/blocks';
import type { ComparedView, ComparisonView } from './view';

/** For a ticket. */
export function comparisonAsMarkdown({
  title,
  subtitle,
  answer,
  findings,
  tables,
  lists,
  about,
}: ComparisonView): string {
  const lines = [
    ...heading(1, title),
    ...text(subtitle),
    ...heading(2, answer.heading),
    ...paragraph(`${strong(answer.status)} ${escapeMarkdown(answer.sentence)}`),
    ...bullets(answer.reasons),
    ...heading(2, findings.heading),
    ...(findings.items.length === 0 ? text(findings.none) : findings.items.flatMap(finding)),
    ...tables.flatMap((rows) => [...heading(2, rows.caption), ...table(rows)]),
    ...lists.flatMap(list),
    ...heading(2, about.heading),
    ...facts(about.facts),
    ...text(about.privacy),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const finding = ({ number, label, title, facts: known, reasons }: ComparedView): string[] => [
  ...heading(3, `${number} · ${label}: ${title}`),
  ...facts(known),
  ...bullets(reasons),
];
