import type { ReportOptions } from '../report/reporter';
import { drawList } from '../report/terminal/blocks';
import { Page } from '../report/terminal/page';
import type { ComparedView, ComparisonView } from './view';

const INDENT = 3;

export function comparisonForTerminal(view: ComparisonView, options: ReportOptions): string {
  const page = new Page(options);
  const { answer, findings, about } = view;
  page.prose(view.title, { style: 'bold' });
  page.prose(view.subtitle);
  page.heading(answer.heading);
  page.pack([{ text: answer.status, style: answer.tone }]);
  page.prose(answer.sentence);
  for (const reason of answer.reasons) page.item(reason, 2);
  page.heading(findings.heading);
  if (findings.items.length === 0) page.prose(findings.none);
  for (const finding of findings.items) drawFinding(page, finding);
  for (const table of view.tables) {
    page.heading(table.caption);
    page.table(table);
  }
  for (const list of view.lists) {
    page.blank();
    drawList(page, list, 0);
  }
  page.heading(about.heading);
  page.facts(about.facts);
  page.blank();
  page.prose(about.privacy);
  return page.toString();
}

function drawFinding(page: Page, { number, label, tone, title, facts, reasons }: ComparedView): void {
  page.blank();
  page.pack(
    [
      { text: `${number}. ${label}`, style: tone },
      { text: title, style: 'bold' },
    ],
    0,
    INDENT,
  );
  page.facts(facts, INDENT);
  for (const reason of reasons) page.item(reason, INDENT);
}
