import { escapeMarkdown, markdownCode, markdownFence } from '../report/escape';
import * as markdown from '../report/markdown/blocks';
import type { AnswerView } from './view/answer';
import type { Block, EntryView, Reference } from './view/blocks';

/** Answers for a ticket or a page. */
export function answersAsMarkdown(answers: readonly AnswerView[]): string {
  const lines = answers.flatMap(({ heading, intro, entries, outro }) => [
    ...(heading === '' ? [] : markdown.heading(1, heading)),
    ...intro.flatMap(drawBlock),
    ...entries.flatMap(drawEntry),
    ...outro.flatMap(drawBlock),
  ]);
  return `${lines.join('\n').trimEnd()}\n`;
}

const drawEntry = ({ label, id, name, title, blocks }: EntryView): string[] => [
  ...markdown.heading(2, title),
  ...markdown.paragraph(
    [escapeMarkdown(label), markdownCode(id), name && markdownCode(name)].filter(Boolean).join(' · '),
  ),
  ...blocks.flatMap(drawBlock),
];

function drawBlock(block: Block): string[] {
  switch (block.kind) {
    case 'facts':
      return markdown.facts(block.facts);
    case 'text':
      return block.caution ? markdown.paragraph(markdown.strong(block.text)) : markdown.text(block.text);
    case 'list':
      return markdown.list(block.list);
    case 'references':
      return [...markdown.paragraph(markdown.strong(block.heading)), ...block.items.map(reference), ''];
    case 'steps':
      return [...markdown.paragraph(markdown.strong(block.heading)), ...markdown.steps(block.steps, block.uiLabel)];
    case 'specimen':
      return [...markdown.paragraph(markdown.strong(block.heading)), ...markdownFence(block.text), ''];
    case 'sources':
      return markdown.sources(block.label, block.sources);
    case 'heading':
      return markdown.heading(3, block.text);
  }
}

const reference = ({ text, command }: Reference): string =>
  `- ${[escapeMarkdown(text), command === null ? '' : markdownCode(command)].filter(Boolean).join(': ')}`;
