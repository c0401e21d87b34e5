import { extname } from 'node:path';
import { UsageError } from '../errors';
import type { Language } from '../model/catalog';
import type { ReportOptions } from '../report/reporter';
import { chooseLanguage, chooseWidth, oneOf } from './flags';
import { extensions } from './form-names';
import { wantsColor, type Streams } from './streams';

/** The flags of the commands that answer from the catalog, as commander hands them over. */
export interface AnswerFlags {
  format?: string;
  output?: string;
  lang?: string;
  width?: string;
  color: boolean;
  catalog?: string[];
}

/** The forms that an answer can have. */
export const answerFormats = ['terminal', 'markdown', 'json'] as const;
export type AnswerFormat = (typeof answerFormats)[number];

const DEFAULT_WIDTH = 100;

export function chooseAnswer(
  flags: AnswerFlags,
  streams: Streams,
): ReportOptions & { format: AnswerFormat; language: Language } {
  const format = chooseAnswerFormat(flags);
  const toFile = flags.output !== undefined;
  return {
    format,
    language: chooseLanguage(flags),
    color: format === 'terminal' && !toFile && wantsColor(flags.color, streams),
    width: chooseWidth(flags) ?? (toFile ? undefined : streams.stdout.columns) ?? DEFAULT_WIDTH,
  };
}

function chooseAnswerFormat({ format, output }: AnswerFlags): AnswerFormat {
  if (format !== undefined) return oneOf('--format', format, answerFormats);
  if (output === undefined) return 'terminal';
  const found = answerFormats.find((name) => extensions[name].includes(extname(output).toLowerCase()));
  if (found) return found;
  throw new UsageError(
    `--output ${output}: the name does not say which format is meant`,
    `End it in one of ${answerFormats.flatMap((name) => extensions[name]).join(', ')}, or add --format.`,
  );
}
