import type { ReportOptions } from '../report/reporter';
import { drawSources, drawSteps } from '../report/terminal/blocks';
import { Page } from '../report/terminal/page';
import type { EndingInWords, GuideInWords, Reference, StepInWords } from './view';

const INDENT = 3;

/** One step, as it is put to a person. */
export function stepForTerminal(heading: string, intro: string, step: StepInWords, options: ReportOptions): string {
  const page = new Page(options);
  page.heading(heading);
  page.prose(intro);
  if (intro !== '') page.blank();
  drawStep(page, step);
  page.blank();
  page.prose(step.question, { style: 'bold' });
  return page.toString();
}

export function endingForTerminal(ending: EndingInWords, options: ReportOptions): string {
  const page = new Page(options);
  page.heading(ending.title);
  drawEnding(page, ending);
  return page.toString();
}

/** Whole guides, to be read or printed. */
export function guidesForTerminal(guides: readonly GuideInWords[], options: ReportOptions): string {
  const page = new Page(options);
  for (const guide of guides) {
    page.heading(guide.title);
    page.prose(guide.intro);
    guide.steps.forEach((step, at) => {
      page.blank();
      page.prose(`${at + 1}. ${step.title}`, { style: 'bold' });
      drawStep(page, step);
      page.prose(step.question, { indent: INDENT, style: 'bold' });
      for (const text of step.leads) page.item(text, INDENT + 2);
    });
    page.blank();
    page.prose(guide.endingsLabel, { style: 'bold' });
    for (const ending of guide.endings) {
      page.blank();
      page.prose(ending.title, { indent: INDENT, style: ending.tone });
      drawEnding(page, ending);
    }
    page.blank();
    drawSources(page, guide.sourcesLabel, guide.sources, 0);
  }
  return page.toString();
}

function drawStep(page: Page, { steps, uiLabel, expect, codes, detailsLabel, details }: StepInWords): void {
  drawSteps(page, steps, uiLabel, INDENT);
  page.prose(expect, { indent: INDENT });
  drawReferences(page, '', codes);
  drawReferences(page, detailsLabel, details);
}

function drawEnding(page: Page, { text, detailsLabel, details }: EndingInWords): void {
  page.prose(text, { indent: INDENT });
  drawReferences(page, detailsLabel, details);
}

function drawReferences(page: Page, label: string, references: readonly Reference[]): void {
  if (references.length === 0) return;
  page.prose(label, { indent: INDENT, style: 'dim' });
  for (const { text, command } of references)
    page.pack([{ text: `- ${text}` }, { text: command, style: 'code' }], INDENT + 2, 2);
}
