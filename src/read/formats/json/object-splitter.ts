import { LARGEST_OBJECT, LONGEST_INDENT, Splitter, type OpenObject } from './splitter';

/** An object that goes deeper is no event. */
export const DEEPEST = 40;
/** With the white space around it. */
const LONGEST_START = 1_200;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const TAB = 0x09;
const SPACE = 0x20;

const START = /\{[ \t\r\n]{0,1000}"/g;
/** A start and the indent before it, as far as they may be when the text ends: the next piece decides. */
const PERHAPS_START = /(?:\n[ \t]{0,100})?(?:\{[ \t\r\n]{0,1000})?$/;
/** What may stand between strings and brackets besides white space: numbers, `true`, `false`, `null`. */
const PLAIN = new Set([...'truefalsn0123456789+-.eE'].map((character) => character.charCodeAt(0)));
const FIRST_KEY = /^\{[ \t\r\n]*"[^"\n]{0,100}"/;

interface OpenJson extends OpenObject {
  firstKey: string;
}

/**
 * Finds the outermost objects of a text, whatever lies between and around them: lines, a list, lines of prose. An object
 * that breaks off is given up where the next one begins: at a line that begins like its own, or where no object may stand.
 */
export class ObjectSplitter extends Splitter<OpenJson> {
  /** The brackets around the place that has been reached. */
  private readonly nesting: number[] = [];
  private inString = false;
  /** The last character outside a string that is no white space; a string counts as a quote. */
  private before = 0;

  protected step(final: boolean): boolean {
    return this.open ? this.readOn(this.open, final) : this.begin(final);
  }

  /** Looks for the next object; false when there is none yet. */
  private begin(final: boolean): boolean {
    const { text } = this.buffer;
    START.lastIndex = this.reached;
    const found = START.exec(text);
    if (!found) {
      const tail = text.slice(Math.max(this.reached, text.length - LONGEST_START));
      const perhaps = PERHAPS_START.exec(tail)![0];
      this.reached = text.length - (final ? 0 : perhaps.length);
      // Nothing but an object begins so behind another.
      const brace = perhaps.indexOf('{');
      if (!final || !this.found || brace < 0) return false;
      return this.giveUp(this.begun(text.length - perhaps.length + brace), 'truncated', text.length);
    }
    const start = found.index;
    const firstKey = FIRST_KEY.exec(text.slice(start, start + LONGEST_START))?.[0] ?? '';
    if (firstKey === '' && !final && text.length - start < LONGEST_START) {
      this.reached = Math.max(this.reached, start - LONGEST_INDENT);
      return false;
    }
    this.open = { ...this.begun(start), firstKey };
    this.nesting.length = 0;
    this.nesting.push(OPEN_BRACE);
    this.before = OPEN_BRACE;
    this.inString = false;
    this.reached = start + 1;
    return true;
  }

  /** Goes on in the open object; false when the text ends before it does. */
  private readOn(open: OpenJson, final: boolean): boolean {
    const { text } = this.buffer;
    const stop = open.dropped ? text.length : Math.min(text.length, open.start + LARGEST_OBJECT);
    let at = this.reached;
    for (; at < stop; at += 1) {
      const code = text.charCodeAt(at);
      if (this.inString) {
        if (code === QUOTE) this.inString = false;
        else if (code === BACKSLASH) {
          // What it escapes may be in the next piece.
          if (at + 1 >= stop) break;
          at += 1;
        } else if (code < SPACE && code !== TAB) {
          // No string goes on over a line end: the line is cut.
          return this.giveUp(open, code === LINE_FEED || code === RETURN ? 'truncated' : 'malformed', at);
        }
        continue;
      }
      if (code <= SPACE) continue;
      if (code === QUOTE) this.inString = true;
      else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
        // Whether the next object begins here may be seen in the next piece only.
        if (code === OPEN_BRACE && !final && text.length - at < open.firstKey.length) break;
        const misplaced = code === OPEN_BRACE && (!this.mayStand() || this.beginsAnew(open, at));
        if (misplaced) return this.giveUp(open, 'truncated', at);
        if (this.nesting.length >= DEEPEST) return this.giveUp(open, 'malformed', at);
        this.nesting.push(code);
      } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
        // The code of a closing bracket is two more than that of its opening one.
        if (this.nesting.pop() !== code - 2) return this.giveUp(open, 'malformed', at);
        if (this.nesting.length === 0) return this.close(open, at + 1);
      } else if (code !== COMMA && code !== COLON && !PLAIN.has(code)) return this.giveUp(open, 'malformed', at);
      this.before = code;
    }
    this.reached = at;
    if (open.dropped || at - open.start < LARGEST_OBJECT - 1) return false;
    this.letGo(open);
    return true;
  }

  /** Whether an object may stand here: as the value of a key, or in a list. */
  private mayStand(): boolean {
    if (this.nesting.at(-1) === OPEN_BRACE) return this.before === COLON;
    return this.before === OPEN_BRACKET || this.before === COMMA;
  }

  /**
   * Whether an object that stands here must be the next one: it begins with the same key, which no inner one in a list does,
   * or its line begins as that of the open one did. On one line objects of the same tool may begin with different keys.
   */
  private beginsAnew(open: OpenJson, at: number): boolean {
    const { text } = this.buffer;
    const { firstKey } = open;
    const alike = firstKey !== '' && text.startsWith(firstKey, at);
    if (alike && this.before !== COLON) return true;
    const compact = firstKey.charCodeAt(1) === QUOTE && text.charCodeAt(at + 1) === QUOTE;
    return (alike || compact) && this.isIndentedAs(open, at);
  }
}
