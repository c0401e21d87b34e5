import { ownCopy } from '../../../model/own-copy';

/** A console has at least so much room for texts beside the names; shorter lines were not broken by it. */
const NARROWEST = 20;
/** A line that ends so far before the longest was not broken for want of room, whatever comes next. */
const LONGEST_WORD = 20;
/** Lines of so many kinds are followed, each by another word in mid-sentence, where lines were broken; own lines repeat a few. */
const PROOF = 3;
/** Fewer will do where all lines that had no room for more are of one length. */
const PROOF_BY_LENGTH = 2;
/** So many kinds are looked at; lines are of one where so many of their first letters differ in numbers and ids only. */
const [KINDS, LETTERS] = [12, 64];
const IDS = /[\da-f-]{3,}|\d/gi;
/** So many of the lines that are longer than half of the longest, where blanks are lost. */
const MOSTLY = 3 / 4;

const BLANK_END = /[ \t]$/;
const FIRST_WORD = /^[^ \t]*/;
const FIRST_WORD_AND_BLANK = /^[^ \t]*[ \t]?/;
const MID_SENTENCE = /^\p{Ll}/u;

/**
 * How PowerShell breaks lines, by the language of Windows: between words in English, German, French, Italian, Portuguese and
 * Spanish, the blank staying at the end of the line, and only a word that is longer than a line is cut; in all others
 * wherever the line is full. Who copies from a console loses the blanks at the ends of lines.
 */
type Breaking = 'words' | 'words-trimmed' | 'letters';

/** Lines with another below, which had no room for the other's first word; `long` ones may have had. */
const NOTHING = { blankAtEnd: 0, bare: 0, bareAndLongest: 0, long: 0 };

/**
 * Puts together what the width of a console broke, in the texts of one output. Whether it broke any at all, nothing says
 * but the lines themselves: the longest may be one that a program wrote so. Nothing is joined without evidence.
 */
export class BrokenLines {
  /** The width for texts, or a little less: none was longer. */
  private longest = 0;
  private counts = { ...NOTHING };
  /** Of the first kinds of lines without blank and room; and what words begin in mid-sentence below the first of a kind. */
  private sample = { kinds: new Set<string>(), begun: new Set<string>() };

  /** Learns from texts, each in the lines that it was given in. */
  see(texts: readonly (readonly string[])[]): void {
    let { longest } = this;
    for (const lines of texts) for (const { length } of lines) longest = Math.max(longest, length);
    if (longest > this.longest) {
      this.longest = longest;
      this.counts = { ...NOTHING };
      this.sample = { kinds: new Set(), begun: new Set() };
    }
    for (const lines of texts) lines.slice(1).forEach((line, i) => this.weigh(lines[i]!, line));
  }

  /** The text of lines that have been seen. */
  joined(lines: readonly string[]): string {
    const breaking = this.breaking();
    return lines.reduce((text, line, i) => text + (this.between(lines[i - 1]!, line, breaking) ?? '\n') + line);
  }

  private weigh(before: string, line: string): void {
    const { counts, longest, sample } = this;
    if (line === '') return;
    if (before.length * 2 > longest) counts.long += 1;
    if (BLANK_END.test(before)) {
      if (this.noRoom(before, line)) counts.blankAtEnd += 1;
      return;
    }
    const word = FIRST_WORD.exec(line)![0].slice(0, LONGEST_WORD);
    if (before.length + ' '.length + word.length <= longest || this.isCut(before, line)) return;
    counts.bare += 1;
    if (before.length === longest) counts.bareAndLongest += 1;
    const kind = before.slice(0, LETTERS).replace(IDS, '#');
    if (sample.kinds.size === KINDS || sample.kinds.has(kind)) return;
    sample.kinds.add(ownCopy(kind));
    if (MID_SENTENCE.test(word)) sample.begun.add(ownCopy(word));
  }

  private breaking(): Breaking | null {
    const { blankAtEnd, bare, bareAndLongest, long } = this.counts;
    if (this.longest < NARROWEST) return null;
    const proven = this.sample.begun.size >= (bareAndLongest === bare ? PROOF_BY_LENGTH : PROOF);
    if (proven && bareAndLongest * 2 > bare && bareAndLongest > blankAtEnd) return 'letters';
    if (blankAtEnd > 0) return 'words';
    return proven && bare >= long * MOSTLY ? 'words-trimmed' : null;
  }

  /** What stood between two lines before a console broke them; null where they are lines of their own. */
  private between(before: string, line: string, breaking: Breaking | null): string | null {
    if (breaking === null || line === '') return null;
    if (breaking === 'letters') return before.length === this.longest ? '' : null;
    if (this.isCut(before, line)) return '';
    if (breaking === 'words') return BLANK_END.test(before) && this.noRoom(before, line) ? '' : null;
    const word = FIRST_WORD.exec(line)![0];
    return word !== '' && before.length + ' '.length + word.length > this.longest ? ' ' : null;
  }

  private noRoom(before: string, line: string): boolean {
    return before.length + FIRST_WORD_AND_BLANK.exec(line)![0].length > this.longest;
  }

  /** A word that is longer than a line goes on in the next. */
  private isCut(before: string, line: string): boolean {
    if (before.length !== this.longest || BLANK_END.test(before)) return false;
    const begins = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\t')) + 1;
    return before.length - begins + FIRST_WORD.exec(line)![0].length > this.longest;
  }
}
