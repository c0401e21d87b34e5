import { widthOf } from './width';

/** Texts cut and broken by the cells they take on a screen: wide characters take two, combining ones none. */

const ELLIPSIS = '…';

/** Made when a text must be cut: most never are, and it loads tables of Unicode. */
let graphemes: Intl.Segmenter | undefined;

function clusters(text: string): string[] {
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** As much of the text as takes at most `width` cells, with an ellipsis for what is gone. */
export function fit(text: string, width: number, keepEnd = false): string {
  if (widthOf(text) <= width) return text;
  if (width < 1) return '';
  const parts = clusters(text);
  if (keepEnd) parts.reverse();
  const kept: string[] = [];
  let used = widthOf(ELLIPSIS);
  for (const part of parts) {
    used += widthOf(part);
    if (used > width) break;
    kept.push(part);
  }
  return keepEnd ? ELLIPSIS + kept.reverse().join('') : kept.join('') + ELLIPSIS;
}

/** Lines of at most `width` cells, broken at blanks; a word that is longer is broken where the line ends. */
export function wrap(text: string, width: number, hanging = 0): string[] {
  const out: string[] = [];
  let line = '';
  const room = (): number => (out.length === 0 ? width : width - hanging);
  const flush = (): void => {
    out.push(out.length === 0 ? line : ' '.repeat(hanging) + line);
    line = '';
  };
  for (const word of text.split(' ').filter((part) => part !== '')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > room()) flush();
    if (line !== '') line += ` ${word}`;
    else if (widthOf(word) <= room()) line = word;
    else {
      for (const part of clusters(word)) {
        if (line !== '' && widthOf(line) + widthOf(part) > room()) flush();
        line += part;
      }
    }
  }
  if (line !== '') flush();
  return out;
}
