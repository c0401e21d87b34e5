import type { TextBuffer } from '../../text-buffer';

/** The largest object, in characters, that is read; the record of a Windows log has at most 64 KB. */
export const LARGEST_OBJECT = 1_048_576;
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
const INDENT = /\n([ \t]{0,100})$/;
const LONGEST_INDENT = 101;

/** Why an object could not be cut out whole. */
export type Cut = 'truncated' | 'too-large' | 'malformed';

/** Takes what the splitter finds; `offset` is in bytes of the file. */
export interface ObjectSink {
  object(text: string, offset: () => number): void;
  broken(cut: Cut, offset: number, size: number): void;
}

interface OpenObject {
  /** In the buffer; meaningless once dropped. */
  start: number;
  offset: number;
  /** Where it ends is still looked for, but it is too large to be held. */
  dropped: boolean;
  /** What stands before it on its line when that is only white space, else null. */
  indent: string | null;
  firstKey: string;
}

/**
 * Finds the outermost objects of a text, whatever lies between and around them: lines, a list, lines of prose. An object
 * that breaks off is given up where the next one begins: at a line that begins like its own, or where no object may stand.
 */
export class ObjectSplitter {
  private open: OpenObject | null = null;
  /** The brackets around the place that has been reached. */
  private readonly nesting: number[] = [];
  private inString = false;
  /** The last character outside a string that is no white space; a string counts as a quote. */
  private before = 0;
  private reached = 0;
  /** The buffer begins where the file does, and so a line does. */
  private fromStart = true;

  constructor(
    private readonly buffer: TextBuffer,
    private readonly sink: ObjectSink,
  ) {}

  /** Goes through what the buffer has got since the last time; `final`: nothing follows. */
  split(final: boolean): void {
    for (let more = true; more;) more = this.open ? this.readOn(this.open, final) : this.begin(final);
    if (this.open && final) this.giveUp(this.open, 'truncated', this.buffer.text.length);
    // Of one that is not held, the indent before what comes next.
    const unheld = this.open ? Math.max(0, this.reached - LONGEST_INDENT) : this.reached;
    const keep = this.open && !this.open.dropped ? this.open.start : unheld;
    this.buffer.drop(keep);
    if (keep > 0) this.fromStart = false;
    this.reached -= keep;
    if (this.open) this.open.start -= keep;
  }

  /** Looks for the next object; false when there is none yet. */
  private begin(final: boolean): boolean {
    const { text } = this.buffer;
    START.lastIndex = this.reached;
    const found = START.exec(text);
    if (!found) {
      const tail = text.slice(Math.max(this.reached, text.length - LONGEST_START));
      this.reached = text.length - (final ? 0 : PERHAPS_START.exec(tail)![0].length);
      return false;
    }
    const start = found.index;
    const before = (this.fromStart ? '\n' : '') + text.slice(Math.max(0, start - LONGEST_INDENT), start);
    const indent = INDENT.exec(before)?.[1] ?? null;
    const firstKey = FIRST_KEY.exec(text.slice(start, start + LONGEST_START))?.[0] ?? '';
    if (firstKey === '' && !final && text.length - start < LONGEST_START) {
      this.reached = Math.max(this.reached, start - LONGEST_INDENT);
      return false;
    }
    this.open = { start, offset: -1, dropped: false, indent, firstKey };
    this.nesting.length = 0;
    this.nesting.push(OPEN_BRACE);
    this.before = OPEN_BRACE;
    this.inString = false;
    this.reached = start + 1;
    return true;
  }

  /** Goes on in the open object; false when the text ends before it does. */
  private readOn(open: OpenObject, final: boolean): boolean {
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
    open.offset = this.buffer.offset(open.start);
    open.dropped = true;
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
  private beginsAnew({ indent, firstKey }: OpenObject, at: number): boolean {
    const { text } = this.buffer;
    const alike = firstKey !== '' && text.startsWith(firstKey, at);
    if (alike && this.before !== COLON) return true;
    if (indent === null || !text.startsWith(`\n${indent}`, at - indent.length - 1)) return false;
    return alike || (firstKey.charCodeAt(1) === QUOTE && text.charCodeAt(at + 1) === QUOTE);
  }

  private close(open: OpenObject, end: number): boolean {
    const { text } = this.buffer;
    this.open = null;
    this.reached = end;
    if (open.dropped) this.sink.broken('too-large', open.offset, this.buffer.offset(end) - open.offset);
    else this.sink.object(text.slice(open.start, end), () => this.buffer.offset(open.start));
    return true;
  }

  private giveUp(open: OpenObject, cut: Cut, at: number): boolean {
    const offset = open.dropped ? open.offset : this.buffer.offset(open.start);
    this.open = null;
    this.reached = at;
    this.sink.broken(cut, offset, this.buffer.offset(at) - offset);
    return true;
  }
}
