/** More cells make no row, even where delimiters in a text are not quoted: no string of an event is longer. */
const MOST_CELLS = 32_768;
const QUOTE = '"';

/** What a scan found: a whole row, one whose end is not there yet, or quotes that no writer sets so. */
export type Scan = { kind: 'row'; cells: string[]; end: number } | { kind: 'open' } | { kind: 'broken' };

const OPEN: Scan = { kind: 'open' };
const BROKEN: Scan = { kind: 'broken' };

/**
 * Reads rows of a text with delimiters, strictly: behind a closing quote stands a delimiter or the end of the line. So a
 * scan that began at a wrong place, or meets a quote too few, ends at the next line with an odd number of quotes: reading
 * on from line to line costs no more than reading once.
 */
export class RowScanner {
  /** Next places of the line feed and the delimiter, found once for all who ask before they are passed. */
  private lineFeed = -1;
  private nextDelimiter = -1;

  /** @param final the text is complete, so its end also ends a row */
  constructor(
    private readonly text: string,
    private readonly delimiter: string,
    private readonly final: boolean,
  ) {}

  /** @param most stop behind so many cells: what follows is not looked at, `end` is where it begins */
  scan(start: number, most = Infinity): Scan {
    const { text, delimiter } = this;
    const cells: string[] = [];
    for (let at = start; ;) {
      let end: number;
      if (text[at] === QUOTE) {
        end = this.closingQuote(at + 1);
        if (end < 0) return OPEN;
        cells.push(unquoted(text.slice(at + 1, end)));
        end += 1;
      } else {
        end = this.cellEnd(at);
        if (end < 0) return OPEN;
        cells.push(text.slice(at, end));
      }
      const next = text[end];
      if (next === delimiter) {
        at = end + 1;
        if (cells.length === most) return { kind: 'row', cells, end: at };
        if (cells.length >= MOST_CELLS) return BROKEN;
        continue;
      }
      if (next === undefined) return { kind: 'row', cells, end };
      if (next === '\n') return { kind: 'row', cells, end: end + 1 };
      if (next !== '\r') return BROKEN;
      if (text[end + 1] === '\n') return { kind: 'row', cells, end: end + 2 };
      if (end + 1 < text.length) return BROKEN;
      return this.final ? { kind: 'row', cells, end: end + 1 } : OPEN;
    }
  }

  /** Where the next line begins; -1 when its beginning is not there yet. */
  nextLine(at: number): number {
    const feed = this.feed(at);
    return feed < 0 ? (this.final ? this.text.length : -1) : feed + 1;
  }

  /** Of the quote that ends a cell; -1 when it is not there yet. */
  private closingQuote(from: number): number {
    const { text } = this;
    for (let at = text.indexOf(QUOTE, from); at >= 0; at = text.indexOf(QUOTE, at + 2)) {
      if (text[at + 1] === QUOTE) continue;
      return at + 1 < text.length || this.final ? at : -1;
    }
    return -1;
  }

  /** The end of a cell without quotes: before a delimiter or a line end; -1 when it is not there yet. */
  private cellEnd(at: number): number {
    const { text } = this;
    const feed = this.feed(at);
    if (this.nextDelimiter < at) {
      const found = text.indexOf(this.delimiter, at);
      this.nextDelimiter = found < 0 ? text.length : found;
    }
    const delimiter = this.nextDelimiter < text.length ? this.nextDelimiter : -1;
    if (delimiter >= 0 && (feed < 0 || delimiter < feed)) return delimiter;
    if (feed < 0) return this.final ? text.length : -1;
    return text[feed - 1] === '\r' && feed > at ? feed - 1 : feed;
  }

  private feed(at: number): number {
    if (this.lineFeed < at) {
      const found = this.text.indexOf('\n', at);
      this.lineFeed = found < 0 ? this.text.length : found;
    }
    return this.lineFeed < this.text.length ? this.lineFeed : -1;
  }
}

const unquoted = (cell: string): string => (cell.includes(QUOTE) ? cell.replaceAll(QUOTE + QUOTE, QUOTE) : cell);
