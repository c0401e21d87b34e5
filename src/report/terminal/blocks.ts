import type { TextList } from '../view/pieces';
import type { SourceView, StepView } from '../view/remediations';
import type { Page } from './page';

/** Blocks that stand in a report and in an explanation alike. */

export function drawList(page: Page, list: TextList, indent: number): void {
  page.prose(list.heading, { indent, style: 'dim' });
  for (const text of list.items) page.item(text, indent + 2);
}

export function drawSources(page: Page, label: string, sources: SourceView[], indent: number): void {
  if (sources.length === 0) return;
  page.prose(label, { indent, style: 'dim' });
  for (const source of sources) {
    page.item(`${source.title} (${source.date})`, indent + 2);
    page.verbatim(source.url, indent + 4, 'dim');
  }
}

export function drawSteps(page: Page, steps: readonly StepView[], uiLabel: string, indent: number): void {
  steps.forEach((step, at) => {
    page.item(step.text, indent, `${at + 1}.`);
    if (step.ui !== null) page.prose(`${uiLabel}: ${step.ui}`, { indent: indent + 3, hanging: 2 });
    if (step.command !== null) page.verbatim(step.command, indent + 5);
  });
}
