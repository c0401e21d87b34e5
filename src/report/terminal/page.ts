import Grid from 'cli-table3';
import { createColors } from 'picocolors';
import { widthOf } from './width';
import { lines, oneLine } from '../escape';
import type { ReportOptions } from '../reporter';
import { cellText, type Fact, type Table, type Tone } from '../view/pieces';
import { plainMarks, toAscii } from './ascii';
import { fit, wrap } from './fit';

export type Style = 'bold' | 'dim' | 'code' | Tone;

/** A stretch of text that stays together on a line where there is room. */
export interface Segment {
  text: string;
  style?: Style;
}

/** Narrower than this nothing can be said; the window is then taken to be this wide. */
const NARROWEST = 40;
/** Longer lines of prose are hard to read, however wide the window is. */
const PROSE = 100;
const GAP = 2;
/** A column that may be cut keeps so much at least. */
const LEAST_FLEXIBLE = 20;
const NO_LINES = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid', 'left-mid', 'mid-mid', 'right-mid', 'middle']
    .concat(['top-mid', 'top-left', 'top-right', 'bottom-mid', 'bottom-left', 'bottom-right'])
    .map((name) => [name, '']),
);

/**
 * A page of a terminal that grows line by line. Every text is made harmless here, on its way in; no line is wider than the
 * window, except those of `verbatim`, which must stay copyable.
 */
export class Page {
  readonly width: number;
  private readonly out: string[] = [];
  private readonly paint: (text: string, style?: Style) => string;

  /** Harmless, and on one line. */
  private readonly line: (text: string) => string;
  private readonly ascii: boolean;

  constructor(options: ReportOptions) {
    this.ascii = options.ascii ?? false;
    this.line = (text) => (this.ascii ? toAscii(oneLine(text)) : oneLine(text));
    this.width = Math.max(NARROWEST, Math.floor(options.width) || 0);
    const colors = createColors(options.color);
    const paints: Record<Style, (text: string) => string> = {
      bold: colors.bold,
      dim: colors.dim,
      code: colors.cyan,
      bad: (text) => colors.bold(colors.red(text)),
      caution: colors.yellow,
      good: colors.green,
      plain: (text) => text,
    };
    this.paint = (text, style = 'plain') => paints[style](text);
  }

  toString(): string {
    const text = `${this.out.join('\n')}\n`;
    return this.ascii ? plainMarks(text) : text;
  }

  blank(): void {
    if (this.out.length > 0 && this.out.at(-1) !== '') this.out.push('');
  }

  heading(text: string): void {
    this.blank();
    const shown = fit(this.line(text), this.width).toUpperCase();
    // Upper case may be wider than the text was (ß), so it is fitted again.
    this.out.push(this.paint(fit(shown, this.width), 'bold'));
    this.out.push(this.paint('─'.repeat(this.width), 'dim'));
  }

  /** Wrapped text; lines after the first are indented by `hanging` more. */
  prose(
    text: string,
    { indent = 0, hanging = 0, style }: { indent?: number; hanging?: number; style?: Style } = {},
  ): void {
    for (const line of wrap(this.line(text), Math.min(this.width, PROSE) - indent, hanging)) {
      this.out.push(' '.repeat(indent) + this.paint(line, style));
    }
  }

  item(text: string, indent: number, mark = '-'): void {
    this.prose(`${mark} ${text}`, { indent, hanging: mark.length + 1 });
  }

  /** Lines as they are, never cut or wrapped. */
  verbatim(text: string, indent: number, style: Style = 'code'): void {
    for (const line of lines(text).map((one) => (this.ascii ? toAscii(one) : one)))
      this.out.push((' '.repeat(indent) + this.paint(line, style)).trimEnd());
  }

  /** Segments side by side, two blanks apart, as many in a line as fit; further lines are indented by `hanging` more. */
  pack(segments: Segment[], indent = 0, hanging = 0): void {
    let line = '';
    let used = 0;
    let first = true;
    const margin = (): string => ' '.repeat(first ? indent : indent + hanging);
    const flush = (): void => {
      if (line !== '') this.out.push(margin() + line);
      if (line !== '') first = false;
      [line, used] = ['', 0];
    };
    for (const { text, style } of segments) {
      const shown = this.line(text);
      if (shown === '') continue;
      const size = widthOf(shown);
      if (line !== '' && margin().length + used + GAP + size > this.width) flush();
      if (line === '' && margin().length + size > this.width) {
        for (const part of wrap(shown, this.width - indent - hanging)) {
          line = this.paint(part, style);
          flush();
        }
      } else {
        line += (line === '' ? '' : ' '.repeat(GAP)) + this.paint(shown, style);
        used += (used === 0 ? 0 : GAP) + size;
      }
    }
    flush();
  }

  facts(facts: Fact[], indent = 0): void {
    this.pack(
      facts.map((fact) => ({ text: `${fact.name}: ${cellText(fact.value)}` })),
      indent,
    );
  }

  /** Side by side where the columns fit, if need be without the minor ones; else one paragraph a row, so that nothing is cut to nothing. */
  table(table: Table, indent = 0): void {
    const fitting = [table, withoutMinor(table)].find((candidate) => this.grid(candidate, indent));
    if (!fitting) this.paragraphs(table, indent);
    if (table.leftOut !== null) this.prose(table.leftOut, { indent, style: 'dim' });
  }

  private paragraphs(table: Table, indent: number): void {
    for (const row of table.rows) {
      const [first = '', ...rest] = row;
      this.prose(cellText(first), { indent, hanging: 2, style: 'bold' });
      this.facts(
        rest.map((value, at) => ({ name: table.columns[at + 1]!.title, value })).filter(({ value }) => value !== ''),
        indent + 2,
      );
    }
  }

  /** False, and nothing drawn, where the columns do not fit. */
  private grid(table: Table, indent: number): boolean {
    const rows = table.rows.map((row) => row.map((cell) => this.line(cellText(cell))));
    const titles = table.columns.map((column) => this.line(column.title));
    const natural = titles.map((title, at) => Math.max(widthOf(title), ...rows.map((row) => widthOf(row[at] ?? ''))));
    const room = this.width - indent - GAP * (titles.length - 1);
    const flexible = table.columns.map((column) => column.cut !== undefined);
    const rigid = natural.reduce((sum, size, at) => sum + (flexible[at] ? 0 : size), 0);
    const each = Math.floor((room - rigid) / Math.max(1, flexible.filter(Boolean).length));
    const least = Math.min(LEAST_FLEXIBLE, ...natural.filter((_, at) => flexible[at]));
    if (each < (flexible.includes(true) ? least : 0)) return false;
    const widths = natural.map((size, at) => (flexible[at] ? Math.min(size, each) : size));
    const grid = new Grid({
      chars: { ...NO_LINES, left: ' '.repeat(indent), middle: ' '.repeat(GAP) },
      style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
      colAligns: table.columns.map((column) => (column.number ? 'right' : 'left')),
      colWidths: widths,
      wordWrap: false,
    });
    const cut = (row: string[]): string[] =>
      row.map((cell, at) => fit(cell, widths[at]!, table.columns[at]!.cut === 'start'));
    grid.push(cut(titles).map((title) => this.paint(title, 'dim')));
    for (const row of rows) grid.push(cut(row));
    this.out.push(
      ...grid
        .toString()
        .split('\n')
        .map((line) => line.trimEnd()),
    );
    return true;
  }
}

function withoutMinor(table: Table): Table {
  const kept = <T>(items: readonly T[]): T[] => items.filter((_, at) => !table.columns[at]!.minor);
  return { ...table, columns: kept(table.columns), rows: table.rows.map(kept) };
}
