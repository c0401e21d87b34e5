import type { TextBuffer } from '../../text-buffer';
import { LARGEST_OBJECT, type Cut, type ObjectSink } from '../json/object-splitter';

/** A tag is cut where a piece ends; none of those that count is longer. */
const LONGEST_TAG = 200;
const TAG = /<(\/?)Obj(?=[ \t\r\n>/])[^<>]{0,200}?(\/?)>/g;
const TYPE = '(?:<TN\\b[^<>]{0,100}>(?:\\s*<T>[^<>]{0,1000}</T>){0,20}\\s*</TN>|<TNRef\\b[^<>]{0,100}/>)';
/** A list that was exported as one object, up to its first item. */
const LIST = new RegExp(`<Obj\\b[^<>]{0,200}>\\s*(?:${TYPE}\\s*)?<(?:LST|IE|STK|QUE)>\\s*(?=<Obj\\b)`, 'y');
const INDENT = /\n([ \t]{0,100})$/;
const LONGEST_INDENT = 101;
/** What must be at hand to tell a list from an event. */
const LONGEST_LIST_HEAD = 22_000;

interface OpenObject {
  /** In the buffer; meaningless once dropped. */
  start: number;
  offset: number;
  depth: number;
  dropped: boolean;
  /** What stands before it on its line when that is only white space, else null. */
  indent: string | null;
}

/**
 * Finds the outermost `<Obj>` of a CLIXML text, and the items of one that is a list. Line ends inside a value are escaped,
 * so a line that begins like that of the open object is the next one: the open one has broken off.
 */
export class ClixmlSplitter {
  private open: OpenObject | null = null;
  private reached = 0;
  /** The buffer begins where the file does, and so a line does. */
  private fromStart = true;

  constructor(
    private readonly buffer: TextBuffer,
    private readonly sink: ObjectSink,
  ) {}

  /** Goes through what the buffer has got since the last time; `final`: nothing follows. */
  split(final: boolean): void {
    const { text } = this.buffer;
    for (let more = true; more;) more = this.next(text, final);
    if (this.open && final) this.giveUp(this.open, 'truncated', text.length);
    // Of one that is not held, the indent before what comes next.
    const unheld = this.open ? Math.max(0, this.reached - LONGEST_INDENT) : this.reached;
    const keep = this.open && !this.open.dropped ? this.open.start : unheld;
    this.buffer.drop(keep);
    if (keep > 0) this.fromStart = false;
    this.reached -= keep;
    if (this.open) this.open.start -= keep;
  }

  /** Takes the next tag; false when there is none yet. */
  private next(text: string, final: boolean): boolean {
    const from = this.reached;
    TAG.lastIndex = from;
    const tag = TAG.exec(text);
    const at = tag ? tag.index : final ? text.length : Math.max(from, text.length - LONGEST_TAG - LONGEST_INDENT);
    if (this.open && !this.open.dropped && at - this.open.start > LARGEST_OBJECT) {
      this.open.offset = this.buffer.offset(this.open.start);
      this.open.dropped = true;
    }
    this.reached = at;
    if (!tag) return false;
    const [written, slash, empty] = tag;
    if (!slash && !this.open && !final && text.length - at < LONGEST_LIST_HEAD) {
      this.reached = Math.max(from, at - LONGEST_INDENT);
      return false;
    }
    this.reached = at + written.length;
    if (slash) this.end();
    else if (this.open && !this.beginsAnew(text, at, this.open.indent)) this.open.depth += empty ? 0 : 1;
    else this.begin(text, at, empty !== '');
    return true;
  }

  private begin(text: string, at: number, empty: boolean): void {
    if (this.open) this.giveUp(this.open, 'truncated', at);
    LIST.lastIndex = at;
    if (LIST.test(text)) {
      this.reached = LIST.lastIndex;
      return;
    }
    const before = (this.fromStart ? '\n' : '') + text.slice(Math.max(0, at - LONGEST_INDENT), at);
    const indent = INDENT.exec(before)?.[1] ?? null;
    if (!empty) this.open = { start: at, offset: -1, depth: 1, dropped: false, indent };
  }

  private end(): void {
    const { open, reached, buffer } = this;
    if (!open || --open.depth > 0) return;
    this.open = null;
    if (open.dropped) this.sink.broken('too-large', open.offset, buffer.offset(reached) - open.offset);
    else this.sink.object(buffer.text.slice(open.start, reached), () => buffer.offset(open.start));
  }

  private beginsAnew(text: string, at: number, indent: string | null): boolean {
    if (indent === null || !text.startsWith(indent, at - indent.length)) return false;
    return text[at - indent.length - 1] === '\n';
  }

  private giveUp(open: OpenObject, cut: Cut, at: number): void {
    const offset = open.dropped ? open.offset : this.buffer.offset(open.start);
    this.open = null;
    this.sink.broken(cut, offset, this.buffer.offset(at) - offset);
  }
}
