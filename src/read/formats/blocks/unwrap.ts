/** A console is at least so wide; shorter lines were not broken by it. */
const NARROWEST = 40;

/**
 * Joins lines that a console of this width had broken between words: a line was broken when the next one's first word
 * had no room on it. A word that fills a line was cut.
 */
export function unwrapped(lines: readonly string[], width: number): string {
  let text = lines[0] ?? '';
  for (let i = 1; i < lines.length; i += 1) {
    const [before, line] = [lines[i - 1]!, lines[i]!];
    const word = /^\S+/.exec(line)?.[0] ?? '';
    const blank = before.endsWith(' ');
    const needed = before.length + (blank ? 0 : 1) + word.length;
    const broken = width >= NARROWEST && word !== '' && needed > width;
    text += (broken ? (blank || before.length >= width ? '' : ' ') : '\n') + line;
  }
  return text;
}
