import { INCOMPLETE } from './tags';

/** The opener is none: two characters of junk. */
export const NO_MARKUP = -3;

const LONGEST_OPENER = '<!DOCTYPE'.length;
const NAME_START = /[A-Za-z_:]/;
const SUBSET_END = /\][ \t\r\n]*>/g;

const CLOSERS: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>', '<!DOCTYPE': '>' };
const OPENERS = Object.keys(CLOSERS);

/** Finds the ends of comments, CDATA sections, processing instructions and document types in one window. */
export class MarkupEnds {
  /** Closers known to be missing from some index to the window's end: so each is looked for only once. */
  private readonly missing = new Set<string>();

  constructor(private readonly text: string) {}

  /** Index behind the markup that opens at `at`; INCOMPLETE: its end is not in the window. */
  after(at: number): number {
    const { text } = this;
    const opener = OPENERS.find((candidate) => text.startsWith(candidate, at));
    const nameless = opener === '<?' && at + 2 < text.length && !NAME_START.test(text[at + 2]!);
    if (opener === undefined || nameless) {
      const couldBegin = text.length - at < LONGEST_OPENER && OPENERS.some((o) => o.startsWith(text.slice(at)));
      return couldBegin ? INCOMPLETE : NO_MARKUP;
    }
    const end = this.find(CLOSERS[opener]!, at + opener.length);
    // A document type with declarations of its own goes on to their end.
    const subset = opener === '<!DOCTYPE' && end >= 0 ? text.slice(at, end).indexOf('[') : -1;
    return subset < 0 ? end : this.find(']>', at + subset);
  }

  private find(closer: string, from: number): number {
    if (this.missing.has(closer)) return INCOMPLETE;
    let end: number;
    if (closer === ']>') {
      SUBSET_END.lastIndex = from;
      end = SUBSET_END.test(this.text) ? SUBSET_END.lastIndex : INCOMPLETE;
    } else {
      const at = this.text.indexOf(closer, from);
      end = at < 0 ? INCOMPLETE : at + closer.length;
    }
    if (end === INCOMPLETE) this.missing.add(closer);
    return end;
  }

  /** Names the markup at `at`, for a problem's detail. */
  static opener(text: string, at: number): string {
    return OPENERS.find((opener) => text.startsWith(opener, at)) ?? text.slice(at, at + 2);
  }
}
