const AROUND = new Set(' \t\n"\'`:;,.<>(){}[]');

/** Without the blanks, quotes and stops around what was pasted; typographic quotes and dashes become plain. */
export function bare(term: string): string {
  const text = plain(term);
  // Not by a pattern: a pattern that ends in $ takes quadratic time over a long run of blanks.
  let from = 0;
  let to = text.length;
  while (from < to && AROUND.has(text[from]!)) from++;
  while (to > from && AROUND.has(text[to - 1]!)) to--;
  return text.slice(from, to);
}

/** The text with plain quotes, hyphens and line ends. */
export const plain = (text: string): string =>
  text
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\u00a0/g, ' ')
    .replace(/\r\n?/g, '\n');

/** Letters and digits alone, lower case: how names are compared. */
export const compact = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
