import type { ReportOptions } from '../report/reporter';
import { drawList, drawSources, drawSteps } from '../report/terminal/blocks';
import { Page } from '../report/terminal/page';
import type { AnswerView } from './view/answer';
import type { Block, EntryView } from './view/blocks';

const INDENT = 2;

/** Answers for a window. */
export function answersForTerminal(answers: readonly AnswerView[], options: ReportOptions): string {
  const page = new Page(options);
  for (const { heading, intro, entries, outro } of answers) {
    if (heading !== '') page.heading(heading);
    for (const block of intro) drawBlock(page, block, 0);
    for (const entry of entries) drawEntry(page, entry);
    for (const block of outro) drawBlock(page, block, 0);
  }
  return page.toString();
}

function drawEntry(page: Page, { label, id, name, title, tone, blocks }: EntryView): void {
  page.blank();
  page.pack([
    { text: id, style: 'bold' },
    { text: name, style: 'bold' },
    { text: label, style: 'dim' },
  ]);
  page.prose(title, { style: tone === 'plain' ? 'bold' : tone });
  for (const block of blocks) drawBlock(page, block, INDENT);
}

/** Blocks with a heading of their own stand apart. */
const APART: readonly Block['kind'][] = ['list', 'references', 'steps', 'specimen', 'sources', 'heading'];

function drawBlock(page: Page, block: Block, indent: number): void {
  if (APART.includes(block.kind) && (!('heading' in block) || block.heading !== '')) page.blank();
  switch (block.kind) {
    case 'facts':
      return page.facts(block.facts, indent);
    case 'text':
      return page.prose(block.text, { indent, ...(block.caution ? { style: 'caution' } : {}) });
    case 'list':
      return drawList(page, block.list, indent);
    case 'references':
      page.prose(block.heading, { indent, style: 'dim' });
      for (const { text, command } of block.items) {
        page.pack(
          [{ text: text === '' ? '' : `- ${text}` }, { text: command ?? '', style: 'code' }],
          indent + INDENT,
          INDENT,
        );
      }
      return;
    case 'steps':
      page.prose(block.heading, { indent, style: 'dim' });
      return drawSteps(page, block.steps, block.uiLabel, indent + INDENT);
    case 'specimen':
      page.prose(block.heading, { indent, style: 'dim' });
      return page.verbatim(block.text, indent + INDENT, 'plain');
    case 'sources':
      return drawSources(page, block.label, block.sources, indent);
    case 'heading':
      return page.prose(block.text, { indent, style: 'bold' });
  }
}
