import { LARGEST_OBJECT, LONGEST_INDENT, Splitter, type OpenObject } from '../json/splitter';

/** A tag is cut where a piece ends; none of those that count is longer. */
const LONGEST_TAG = 200;
const TAG = /<(\/?)Obj(?=[ \t\r\n>/])[^<>]{0,200}?(\/?)>/g;
const TYPE = '(?:<TN\\b[^<>]{0,100}>(?:\\s*<T>[^<>]{0,1000}</T>){0,20}\\s*</TN>|<TNRef\\b[^<>]{0,100}/>)';
/** A list that was exported as one object, up to its first item. */
const LIST = new RegExp(`<Obj\\b[^<>]{0,200}>\\s*(?:${TYPE}\\s*)?<(?:LST|IE|STK|QUE)>\\s*(?=<Obj\\b)`, 'y');
/** What must be at hand to tell a list from an event. */
const LONGEST_LIST_HEAD = 22_000;

interface OpenClixml extends OpenObject {
  depth: number;
}

/**
 * Finds the outermost `<Obj>` of a CLIXML text, and the items of one that is a list. Line ends inside a value are escaped,
 * so a line that begins like that of the open object is the next one: the open one has broken off.
 */
export class ClixmlSplitter extends Splitter<OpenClixml> {
  protected step(final: boolean): boolean {
    const { buffer, open, reached: from } = this;
    const { text } = buffer;
    TAG.lastIndex = from;
    const tag = TAG.exec(text);
    const at = tag ? tag.index : final ? text.length : Math.max(from, text.length - LONGEST_TAG - LONGEST_INDENT);
    if (open && !open.dropped && at - open.start > LARGEST_OBJECT) this.letGo(open);
    this.reached = at;
    if (!tag) return false;
    const [written, slash, empty] = tag;
    if (!slash && !open && !final && text.length - at < LONGEST_LIST_HEAD) {
      this.reached = Math.max(from, at - LONGEST_INDENT);
      return false;
    }
    const behind = at + written.length;
    this.reached = behind;
    if (open && slash) {
      open.depth -= 1;
      if (open.depth === 0) this.close(open, behind);
    } else if (open && !this.isIndentedAs(open, at)) open.depth += empty ? 0 : 1;
    else if (!slash) this.begin(at, behind, empty !== '');
    return true;
  }

  private begin(at: number, behind: number, empty: boolean): void {
    if (this.open) this.giveUp(this.open, 'truncated', at);
    LIST.lastIndex = at;
    const isList = LIST.test(this.buffer.text);
    this.reached = isList ? LIST.lastIndex : behind;
    if (!isList && !empty) this.open = { ...this.begun(at), depth: 1 };
  }
}
