import { oneLine } from '../report/escape';
import type { GuideSpeech } from './view';
import type { Walk } from './walk';

export interface SummaryFacts {
  /** When the guide was walked, as it is to be shown. */
  time: string;
  toolVersion: string;
}

/** What was asked and answered, as plain lines that any ticket takes. */
export function summaryText(
  walk: Walk,
  { time, toolVersion }: SummaryFacts,
  { say, pick, catalog }: GuideSpeech,
): string {
  const lines = [
    say('guide.summary.title', { time }),
    say('guide.summary.tool', { version: toolVersion, catalog: catalog.settings.version }),
    '',
  ];
  let guide = '';
  for (const { guide: within, step, answer } of walk.answered) {
    if (within.id !== guide) lines.push(`${pick(within.title)}:`);
    guide = within.id;
    lines.push(
      say('guide.summary.answer', {
        step: pick(step.title),
        question: pick(step.question),
        answer: say(`guide.answer.${answer}`),
      }),
    );
  }
  if (walk.answered.length === 0) lines.push(say('guide.summary.nothing'));
  const { ending, step } = walk.at;
  lines.push(
    '',
    ending
      ? say('guide.summary.end', { title: pick(ending.title) })
      : say('guide.summary.left', { step: pick(step.title) }),
  );
  if (ending) for (const id of ending.remediations) lines.push(`- aadclog explain ${id}`);
  return `${lines.map(oneLine).join('\n')}\n`;
}
