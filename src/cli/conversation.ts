import { createInterface, type Interface } from 'node:readline';
import type { Catalog, Language } from '../model/catalog';
import { createClock } from '../report/moment';
import type { ReportOptions } from '../report/reporter';
import {
  createGuideSpeech,
  endingForTerminal,
  endingInWords,
  stepForTerminal,
  stepInWords,
  summaryText,
  walks,
  type GuideSpeech,
  type Walk,
} from '../troubleshoot';
import { toolVersion } from './catalog-source';
import { write, type Streams } from './streams';

type Options = ReportOptions & { language: Language };
type Word = (typeof words)[number];

const words = ['yes', 'no', 'skip', 'back', 'quit'] as const;

/**
 * Walks a person through a guide, question by question, and ends with a summary of the answers. Ctrl-C and the end of the
 * input are ways out like `quit`. Nothing is run.
 */
export async function converse(begin: Walk, catalog: Catalog, options: Options, streams: Streams): Promise<void> {
  const speech = createGuideSpeech(catalog, options.language);
  const { stdin: input, stdout: output } = streams;
  const lines = createInterface({ input, output, terminal: Boolean(input.isTTY && 'setRawMode' in input) });
  lines.on('SIGINT', () => lines.close());
  // From the start: what is typed ahead would be lost otherwise.
  const typed = lines[Symbol.asyncIterator]();
  let walk = begin;
  try {
    walk = await ask(walk, catalog, options, { lines, typed, speech, streams });
  } finally {
    lines.close();
  }
  const time = createClock(streams.timeZone)(streams.now().toISOString()).text;
  const summary = summaryText(walk, { time, toolVersion: await toolVersion() }, speech);
  const rule = '─'.repeat(Math.max(1, Math.min(options.width, 80)));
  await write(output, `\n${rule}\n${summary}${rule}\n`);
}

interface Surroundings {
  lines: Interface;
  typed: AsyncIterable<string>;
  speech: GuideSpeech;
  streams: Streams;
}

/** Asks until an ending is accepted or the person leaves; the walk as it was then. */
async function ask(begin: Walk, catalog: Catalog, options: Options, around: Surroundings): Promise<Walk> {
  const { lines, typed, speech, streams } = around;
  const show = (text: string): Promise<void> => write(streams.stdout, text);
  let walk = begin;
  const put = async (): Promise<void> => {
    await show(`\n${drawn(walk, speech, options)}`);
    lines.setPrompt(speech.say(walk.at.ending ? 'guide.prompt.end' : 'guide.prompt'));
    lines.prompt();
  };
  await put();
  for await (const line of typed) {
    const word = understood(line, speech);
    if (word === 'quit' || (walk.at.ending && word !== 'back')) return walk;
    if (word === null || (word === 'back' && walk.answered.length === 0)) {
      await show(`${speech.say(word === null ? 'guide.not-understood' : 'guide.at-beginning')}\n`);
      lines.prompt();
      continue;
    }
    walk = word === 'back' ? walks.back(walk) : walks.answer(walk, catalog, word);
    await put();
  }
  await show('\n');
  return walk;
}

function drawn({ at, guide, answered }: Walk, speech: GuideSpeech, options: Options): string {
  if (at.ending) return endingForTerminal(endingInWords(at.ending, speech), options);
  const step = stepInWords(at.step, speech);
  const heading = speech.say('guide.step', {
    n: answered.length + 1,
    guide: speech.pick(guide.title),
    title: step.title,
  });
  // Said once, where the guide begins.
  const isNew = answered.at(-1)?.guide !== guide;
  return stepForTerminal(heading, isNew ? speech.pick(guide.intro) : '', step, options);
}

/** The word that the line means in the language of the guide, or null. */
function understood(line: string, { say }: GuideSpeech): Word | null {
  const given = line.trim().toLowerCase();
  return words.find((word) => say(`guide.accept.${word}`).split(' ').includes(given)) ?? null;
}
