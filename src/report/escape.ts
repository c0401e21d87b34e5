/**
 * Untrusted text, made harmless for one syntax. Every reporter passes every text through its own function here, whether
 * it comes from the log, the catalog or a saved report.
 */

/**
 * Characters that act instead of showing: C0 and C1 controls (terminal sequences), bidirectional overrides and marks,
 * zero-width and tag characters, the Unicode line separators, lone surrogates. The joiners U+200C and U+200D stay: words
 * in several scripts need them.
 */
const ACTING =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** Each acting character as `<U+XXXX>`; line ends and tabs count as acting too. */
export function visible(text: string): string {
  return text.replace(ACTING, (char) => `<U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`);
}

/** One line: runs of blanks, tabs and line ends become one space, everything else that acts is made visible. */
export const oneLine = (text: string): string => visible(text.replace(/[ \t\r\n]+/g, ' ').trim());

/** The lines of a command, each harmless; indentation is kept. */
export const lines = (text: string): string[] =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/^\n+|\n+$/g, '')
    .split('\n')
    .map((line) => visible(line).trimEnd());

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Safe in an element and in a quoted attribute. Line ends stay: they mean nothing in HTML. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/([\n\t])/)
    .map((part) => (part === '\n' || part === '\t' ? part : visible(part)))
    .join('')
    .replace(/[&<>"'`]/g, (char) => ENTITIES[char]!);

/** A word that a Markdown renderer may turn into a link, a mention or an issue reference, however it is escaped. */
const ACTIVE_WORD = /@|:\/\/|^www\.|^mailto:|^#\d|^[\w-]+#\d|^GH-\d/i;

/** Where a stretch of Markdown stands: a pipe in a code span must be escaped in a table cell and must not be elsewhere. */
export type MarkdownPlace = 'text' | 'cell';

/** Safe as a stretch of Markdown text, also at the start of a line. */
export function escapeMarkdown(text: string, place: MarkdownPlace = 'text'): string {
  return oneLine(text)
    .split(' ')
    .map((word, index) => (ACTIVE_WORD.test(bare(word)) ? markdownCode(word, place) : escapeWord(word, index === 0)))
    .join(' ');
}

/**
 * The pipes of a cell's code span, escaped. Renderers disagree whether the second of two backslashes still escapes a pipe
 * behind it, so those before it are doubled: a backslash too many is shown rather than a cell too many.
 */
function escapePipes(text: string): string {
  const pieces = text.split('|');
  const last = pieces.pop()!;
  return pieces.map((piece) => piece + '\\'.repeat(trailing(piece, '\\')) + '\\|').join('') + last;
}

function trailing(text: string, char: string): number {
  let at = text.length;
  while (at > 0 && text[at - 1] === char) at -= 1;
  return text.length - at;
}

/** A code span that holds any text. */
export function markdownCode(text: string, place: MarkdownPlace = 'text'): string {
  const line = oneLine(text);
  const content = place === 'cell' ? escapePipes(line) : line;
  if (content === '') return '';
  const fence = '`'.repeat(longestRun(content, '`') + 1);
  const pad = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return fence + pad + content + pad + fence;
}

/** A fenced block; the fence is longer than any run of backticks in it. */
export function markdownFence(text: string, indent = ''): string[] {
  const content = lines(text);
  const fence = '`'.repeat(Math.max(3, ...content.map((line) => longestRun(line, '`') + 1)));
  return [fence, ...content, fence].map((line) => (indent + line).trimEnd());
}

/** The address if it is one of the web, spelt so that it cannot leave the place of a link target; else null. */
export function webAddress(url: string): string | null {
  if (!/^https?:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/i.test(url)) return null;
  return visible(url) === url ? url.replace(/[<>"'`()[\]|\\{}^]/g, (char) => `%${hex(char)}`) : null;
}

const hex = (char: string): string => char.codePointAt(0)!.toString(16).toUpperCase().padStart(2, '0');

const bare = (word: string): string => word.replace(/^[^\w@#]+/, '');

function escapeWord(word: string, first: boolean): string {
  const inline = word.replace(/[\\`*_[\]<>|~$&]/g, '\\$&');
  // At the start of a text these would begin a heading, a list, a quotation or an underline.
  return first ? inline.replace(/^([#+\-=:])/, '\\$1').replace(/^(\d+)([.)])$/, '$1\\$2') : inline;
}

function longestRun(text: string, char: string): number {
  let longest = 0;
  let run = 0;
  for (const c of text) {
    run = c === char ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
