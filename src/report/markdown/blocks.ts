import { escapeMarkdown, markdownCode, markdownFence, webAddress } from '../escape';
import { cellText, type Fact, type Table, type TextList } from '../view/pieces';
import type { SourceView, StepView } from '../view/remediations';

/** Blocks of Markdown, each a list of lines. Nothing here takes text that is already Markdown, except `paragraph`. */

export const heading = (level: 1 | 2 | 3, text: string): string[] => [
  `${'#'.repeat(level)} ${escapeMarkdown(text)}`,
  '',
];

/** Lines that are Markdown already, as one block. */
export const paragraph = (...markdown: string[]): string[] =>
  markdown.some((line) => line !== '') ? [...markdown.filter((line) => line !== ''), ''] : [];

export const text = (plain: string): string[] => paragraph(escapeMarkdown(plain));

export const strong = (plain: string): string => (plain.trim() === '' ? '' : `**${escapeMarkdown(plain)}**`);

export const bullets = (plain: string[]): string[] =>
  plain.length === 0 ? [] : [...plain.map((item) => `- ${escapeMarkdown(item)}`), ''];

export const list = ({ heading: title, items }: TextList): string[] => [...paragraph(strong(title)), ...bullets(items)];

/** Numbered; a command stands in a block of its own below its step. */
export const steps = (all: readonly StepView[], uiLabel: string): string[] => [
  ...all.flatMap(({ text: words, command, ui }, at) => {
    const number = `${at + 1}. `;
    const indent = ' '.repeat(number.length);
    return [
      number + escapeMarkdown(words),
      ...(ui === null ? [] : ['', `${indent}${escapeMarkdown(`${uiLabel}: ${ui}`)}`]),
      ...(command === null ? [] : ['', ...markdownFence(command, indent)]),
    ];
  }),
  '',
];

/** A fact's value; what a person copies is code. */
export const factText = ({ value, code }: Fact): string =>
  code ? markdownCode(cellText(value)) : escapeMarkdown(cellText(value));

/** Facts in one line, separated by middle dots. */
export const facts = (all: Fact[]): string[] =>
  paragraph(all.map((fact) => `${escapeMarkdown(fact.name)}: ${factText(fact)}`).join(' · '));

export function table({ columns, rows, leftOut }: Table): string[] {
  if (rows.length === 0) return [];
  const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [
    row(columns.map((column) => escapeMarkdown(column.title, 'cell'))),
    row(columns.map((column) => (column.number ? '---:' : '---'))),
    ...rows.map((cells) =>
      row(
        columns.map((column, at) =>
          column.code
            ? markdownCode(cellText(cells[at] ?? ''), 'cell')
            : escapeMarkdown(cellText(cells[at] ?? ''), 'cell'),
        ),
      ),
    ),
    '',
    ...(leftOut === null ? [] : text(leftOut)),
  ];
}

/** Links where the address is one of the web, else plain text. */
export const sources = (label: string, all: SourceView[]): string[] =>
  all.length === 0
    ? []
    : paragraph(
        `${escapeMarkdown(label)}: ${all
          .map(({ title, url, date }) => {
            const address = webAddress(url);
            const words = escapeMarkdown(`${title} (${date})`);
            return address === null ? `${words} ${markdownCode(url)}` : `[${words}](<${address}>)`;
          })
          .join('; ')}`,
      );
