import type { TextBuffer } from '../../text-buffer';

/** The largest object, in characters, that is read; the record of a Windows log has at most 64 KB. */
export const LARGEST_OBJECT = 1_048_576;

const INDENT = /\n([ \t]{0,100})$/;
export const LONGEST_INDENT = 101;

/** Why an object could not be cut out whole. */
export type Cut = 'truncated' | 'too-large' | 'malformed';

/** Takes what a splitter finds; `offset` is in bytes of the file. */
export interface ObjectSink {
  object(text: string, offset: () => number): void;
  broken(cut: Cut, offset: number, size: number): void;
}

/** An object whose end has not been reached. */
export interface OpenObject {
  /** In the buffer; meaningless once dropped. */
  start: number;
  offset: number;
  /** It is too large to be held; where it ends is still looked for. */
  dropped: boolean;
  /** What stands before it on its line when that is only white space, else null. */
  indent: string | null;
}

/** Finds the outermost objects of a text that arrives in pieces. */
export abstract class Splitter<Open extends OpenObject> {
  protected open: Open | null = null;
  /** How much of the buffer has been gone through. */
  protected reached = 0;
  /** An object has been found. */
  protected found = false;
  /** The buffer begins where the file does, and so a line does. */
  private fromStart = true;

  constructor(
    protected readonly buffer: TextBuffer,
    private readonly sink: ObjectSink,
  ) {}

  /** Goes through what the buffer has got since the last time; `final`: nothing follows. */
  split(final: boolean): void {
    while (this.step(final));
    if (this.open && final) this.giveUp(this.open, 'truncated', this.buffer.text.length);
    // Of an object that is not held, the indent before what comes next.
    const unheld = this.open ? Math.max(0, this.reached - LONGEST_INDENT) : this.reached;
    const keep = this.open && !this.open.dropped ? this.open.start : unheld;
    this.buffer.drop(keep);
    if (keep > 0) this.fromStart = false;
    this.reached -= keep;
    if (this.open) this.open.start -= keep;
  }

  /** Takes the next thing that counts; false when the text ends before it. */
  protected abstract step(final: boolean): boolean;

  protected begun(start: number): OpenObject {
    const before = this.buffer.text.slice(Math.max(0, start - LONGEST_INDENT), start);
    const indent = INDENT.exec((this.fromStart ? '\n' : '') + before)?.[1] ?? null;
    return { start, offset: -1, dropped: false, indent };
  }

  /** Whether the line of `at` begins as that of the open object did. */
  protected isIndentedAs({ indent }: OpenObject, at: number): boolean {
    return indent !== null && this.buffer.text.startsWith(`\n${indent}`, at - indent.length - 1);
  }

  /** Stops holding an object that is too large. */
  protected letGo(open: OpenObject): void {
    open.offset = this.buffer.offset(open.start);
    open.dropped = true;
  }

  /** `end`: index behind the open object. Like `giveUp` it says that the search goes on. */
  protected close(open: OpenObject, end: number): true {
    const { text } = this.buffer;
    this.open = null;
    this.found = true;
    this.reached = end;
    if (open.dropped) this.sink.broken('too-large', open.offset, this.buffer.offset(end) - open.offset);
    else this.sink.object(text.slice(open.start, end), () => this.buffer.offset(open.start));
    return true;
  }

  /** Gives up the open object; the search for the next one goes on at `at`. */
  protected giveUp(open: OpenObject, cut: Cut, at: number): true {
    const offset = open.dropped ? open.offset : this.buffer.offset(open.start);
    this.open = null;
    this.reached = at;
    this.sink.broken(cut, offset, this.buffer.offset(at) - offset);
    return true;
  }
}
