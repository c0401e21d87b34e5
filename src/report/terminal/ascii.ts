/** What typography writes, in the characters of every console and code page. */
const PLAIN: Record<string, string> = {
  '…': '...',
  '–': '-',
  '—': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '→': '->',
  '↓': '',
  '·': '-',
  '×': 'x',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
};

/** ASCII alone: accents go, typography is written plainly, every other character is told by its number and so not lost. */
export const toAscii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(
      /[^\x20-\x7e]/gu,
      (char) => PLAIN[char] ?? `<U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`,
    );

/** The marks that a page itself draws, each as wide as before. */
export const plainMarks = (line: string): string => line.replaceAll('─', '-').replaceAll('…', '>');
