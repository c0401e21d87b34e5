import { extname } from 'node:path';
import { UsageError } from '../errors';
import type { Language } from '../model/catalog';
import type { ReportOptions } from '../report/reporter';
import { chooseLanguage, chooseWidth, oneOf } from './flags';
import { extensions } from './form-names';
import { wantsColor, type Streams } from './streams';

/** The flags of whatever is drawn, as commander hands them over. */
export interface DrawnFlags {
  format?: string;
  output?: string;
  width?: string;
  color: boolean;
}

/** The flags of the commands that answer from the catalog. */
export interface AnswerFlags extends DrawnFlags {
  lang?: string;
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
  const format = chooseForm(flags, answerFormats);
  return {
    format,
    language: chooseLanguage(flags),
    ...chooseDrawing(flags, format, streams),
  };
}

/** How a form for a terminal may look, and how wide it is. */
export function chooseDrawing(flags: DrawnFlags, format: string, streams: Streams): ReportOptions {
  const toFile = flags.output !== undefined;
  return {
    color: format === 'terminal' && !toFile && wantsColor(flags.color, streams),
    width: chooseWidth(flags) ?? (toFile ? undefined : streams.stdout.columns) ?? DEFAULT_WIDTH,
  };
}

/** The form that was asked for, in so many words or by the name of the file. */
export function chooseForm<F extends keyof typeof extensions>(
  { format, output }: Pick<DrawnFlags, 'format' | 'output'>,
  allowed: readonly F[],
): F {
  if (format !== undefined) return oneOf('--format', format, allowed);
  if (output === undefined) return oneOf('--format', 'terminal', allowed);
  const found = allowed.find((name) => extensions[name].includes(extname(output).toLowerCase()));
  if (found) return found;
  throw new UsageError(
    `--output ${output}: the name does not say which format is meant`,
    `End it in one of ${allowed.flatMap((name) => extensions[name]).join(', ')}, or add --format.`,
  );
}
