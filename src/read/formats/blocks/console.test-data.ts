/** As PowerShell writes an event as a list for a console of so many columns. */

export interface Console {
  columns: number;
  /** Breaks between words, as in English; else where the line is full, as in Swedish. */
  words: boolean;
}

/** Wide enough to break nothing. */
export const FILE: Console = { columns: Infinity, words: true };
const INDENT = 'TimeCreated  : '.length;

/** One event with this text. */
export function listed(message: string, at: Console, second = 1): string {
  const [first, ...more] = message.split('\n').flatMap((line) => broken(line, at.columns - INDENT, at.words));
  return [
    `TimeCreated  : 1/30/2026 10:00:${String(second).padStart(2, '0')} AM`,
    'ProviderName : ADSync',
    'Id           : 6329',
    `Message      : ${first}`,
    ...more.map((line) => ' '.repeat(INDENT) + line),
    '\r\n',
  ].join('\r\n');
}

/** What one command gives. */
export const output = (messages: readonly string[], at: Console): string =>
  `\r\n\r\n${messages.map((message, i) => listed(message, at, i % 60)).join('')}\r\n`;

/** A line as a console of this width shows it: a word needs room for the blank behind it, too. */
export function broken(line: string, width: number, words: boolean): string[] {
  if (line.length <= width) return [line];
  const lines = [''];
  for (const word of words ? line.split(/(?<=[ \t])/) : [line]) {
    const fits = lines.at(-1)!.length + word.length <= width;
    if (fits) lines.push(lines.pop()! + word);
    else if (word.length <= width) lines.push(word);
    else for (const letter of word) lines.push(lines.at(-1)!.length < width ? lines.pop()! + letter : letter);
  }
  return lines;
}
