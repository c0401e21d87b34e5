import type { Form } from '../names';

/** A stretch of a text that names something. */
export interface Span {
  start: number;
  end: number;
  form: Form;
}

/** Every match of the pattern's first group (or of the whole pattern) that `accepts` takes. */
export function* matches(
  text: string,
  pattern: RegExp,
  form: Form,
  accepts?: (value: string, before: string) => boolean,
): Generator<Span> {
  for (const match of text.matchAll(pattern)) {
    const value = match[1] ?? match[0];
    const start = match.index + match[0].lastIndexOf(value);
    if (value === '') continue;
    if (!accepts || accepts(value, text.slice(Math.max(0, start - LOOK_BACK), start)))
      yield { start, end: start + value.length, form };
  }
}

/** How much of what stands before a value can say what it is. */
const LOOK_BACK = 32;
