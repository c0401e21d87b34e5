import type { EventProblem } from '../../../model/record';
import type { ByteForm } from '../../encoding';
import type { TextWindow } from '../../text-window';
import { readHead, type RawHead } from './head';
import { LONGEST_HEAD } from './head-grammar';
import { MarkupEnds, NO_MARKUP } from './markup';
import { Marks } from './marks';
import { StrayBytes } from './stray-bytes';
import { INCOMPLETE, startKind, tagEnd } from './tags';

/** The largest event, in bytes, that is read; the record of a Windows log has at most 64 KB. */
export const LARGEST_EVENT = 1_048_576;
/** How many bytes after its opener the end of a comment, CDATA section or declaration may be. */
export const LONGEST_MARKUP = 1_048_576;
/** A mark has fewer characters: so many at a window's end are looked at again in the next. */
const TAIL = 16;
const END_NAME = '</Event'.length;
/** The file ends within the start of an event. */
const CUT_START = /<E(?:v(?:e(?:nt?)?)?)?$/;

/** Takes what the splitter finds. Indices are those of the window; offsets those of the file. */
export interface SplitterSink {
  /** Called where no event is open: index behind the events that the sink has dealt with on its own. */
  pass(window: TextWindow, from: number): number;
  event(window: TextWindow, from: number, to: number, head: RawHead | null): void;
  problem(offset: number, reason: EventProblem, detail: string | null): void;
  /** An event that is too large was passed. */
  skipped(): void;
}

/** An event in another encoding begins at this offset of the file. */
interface Switch {
  offset: number;
  form: ByteForm;
}

/** How much of a window is done: the next one begins with the character at `keep`, or where the encoding changes. */
export type SplitResult = { keep: number } | { change: Switch };

interface OpenEvent {
  /** In the current window; meaningless once dropped. */
  index: number;
  offset: number;
  depth: number;
  head: RawHead | null;
  /** Too large: only its end is looked for. */
  dropped: boolean;
  /** The first start in another encoding since; it counts only if this event turns out to be cut off. */
  alien: Switch | null;
}

/** Finds whole `<Event>…</Event>` elements in the windows of a file, whatever lies between and around them. */
export class EventSplitter {
  private open: OpenEvent | null = null;
  /** Where the search goes on, from the next window's beginning. */
  private resume = 0;
  /** An event began. */
  private seen = false;
  /** Of the gap between two events. */
  private readonly stray = new StrayBytes();
  /** Per opener: up to this offset a missing end has been reported. */
  private readonly reported = new Map<string, number>();

  constructor(private readonly sink: SplitterSink) {}

  /** `final`: nothing follows this window. */
  split(window: TextWindow, final: boolean): SplitResult {
    let pos = this.resume;
    // What lies before an event is told of before it.
    if (!this.open && this.stray.isEmpty) {
      pos = this.sink.pass(window, pos);
      if (pos > this.resume) this.endGap();
      if (pos > this.resume && !final && window.length - pos < LONGEST_HEAD) return this.pause(pos);
    }
    const { text, unit } = window;
    const marks = new Marks(text, window.form);
    const markup = new MarkupEnds(text);
    for (;;) {
      const found = marks.next(pos);
      const reached = found ? marks.at : final ? text.length : Math.max(pos, text.length - TAIL);
      const open = this.open;
      if (!open) this.stray.look(window, pos, reached);
      if (open && !open.dropped && window.offset(reached) - open.offset > LARGEST_EVENT) {
        if (open.alien) return this.leave(open);
        open.dropped = true;
      }
      if (!found) return final ? this.finish(window) : this.pause(reached);
      const at = marks.at;
      if (marks.kind === 'end') {
        const end = tagEnd(text, at + END_NAME);
        if (end === INCOMPLETE && !final) return this.pause(at);
        pos = end < 0 ? at + END_NAME : end + 1;
        if (open && end >= 0 && --open.depth === 0) this.close(window, open, pos);
      } else if (marks.kind === 'start') {
        const head = readHead(text, at);
        if (!head && !final && text.length - at < LONGEST_HEAD) return this.pause(at);
        if (!open) this.endGap();
        // Nearly every event: a plain head, and nothing of note up to its end.
        const plainEnd = head && !open ? marks.plainEnd(head.end) : -1;
        if (plainEnd >= 0 && (plainEnd - at) * unit <= LARGEST_EVENT) {
          this.sink.event(window, at, plainEnd, head);
          pos = this.sink.pass(window, plainEnd);
          if (!final && window.length - pos < LONGEST_HEAD) return this.pause(pos);
          continue;
        }
        const start = head ? { kind: 'record', after: head.end } : startKind(text, at);
        if (start.kind === 'incomplete' && !final) return this.pause(at);
        if (open && start.kind === 'record') {
          if (open.alien) return this.leave(open);
          this.cutOff(open);
        }
        if (!this.open) this.begin(window, at, start.kind === 'empty' ? start.after : -1, head);
        else if (start.kind === 'payload') open!.depth += 1;
        pos = start.kind === 'incomplete' ? at + '<Event'.length : start.after;
      } else if (marks.kind === 'markup') {
        const after = markup.after(at);
        const span = ((after >= 0 ? after : text.length) - at) * unit;
        if (after === INCOMPLETE && !final && span <= LONGEST_MARKUP) return this.pause(at);
        const ended = after >= 0 && span <= LONGEST_MARKUP;
        if (!ended && after !== NO_MARKUP) this.unterminated(window, at);
        pos = ended ? after : at + 2;
      } else {
        const { byte, form } = marks.alien();
        const alien = { offset: window.base + byte, form };
        if (!open && form === window.form) this.endGap();
        if (!open) return this.switchTo(alien);
        if (open.dropped) return this.leave({ ...open, alien });
        open.alien ??= alien;
        pos = at + 1;
      }
    }
  }

  private begin(window: TextWindow, at: number, emptyEnd: number, head: RawHead | null): void {
    if (emptyEnd >= 0) this.sink.event(window, at, emptyEnd, null);
    else this.open = { index: at, offset: window.offset(at), depth: 1, head, dropped: false, alien: null };
  }

  private close(window: TextWindow, open: OpenEvent, to: number): void {
    this.open = null;
    const size = window.offset(to) - open.offset;
    if (size > LARGEST_EVENT) {
      this.sink.problem(open.offset, 'event-too-large', String(size));
      this.sink.skipped();
    } else this.sink.event(window, open.index, to, open.head);
  }

  private cutOff(open: OpenEvent): void {
    this.open = null;
    this.sink.problem(open.offset, 'event-truncated', null);
  }

  /** The open event was cut off where another encoding begins. */
  private leave(open: OpenEvent): SplitResult {
    this.cutOff(open);
    return this.switchTo(open.alien!);
  }

  private switchTo(alien: Switch): SplitResult {
    // The zeros before it are those of its own encoding; a byte too few or too many has been seen to.
    this.stray.take();
    this.resume = 0;
    return { change: alien };
  }

  private finish(window: TextWindow): SplitResult {
    const open = this.open;
    if (open?.alien) return this.leave(open);
    if (open) this.cutOff(open);
    else {
      const cut = this.seen && CUT_START.exec(window.text.slice(-TAIL));
      this.endGap();
      if (cut) this.sink.problem(window.offset(window.length - cut[0].length), 'event-truncated', null);
    }
    return { keep: window.length };
  }

  private pause(at: number): SplitResult {
    const open = this.open;
    const keep = open && !open.dropped ? open.index : at;
    this.resume = at - keep;
    if (open) open.index -= keep;
    if (open?.head) open.head.end -= keep;
    return { keep };
  }

  private endGap(): void {
    this.seen = true;
    const stray = this.stray.take();
    if (stray) this.sink.problem(stray.offset, 'stretch-unreadable', String(stray.size));
  }

  private unterminated(window: TextWindow, at: number): void {
    const opener = MarkupEnds.opener(window.text, at);
    const offset = window.offset(at);
    if (offset < (this.reported.get(opener) ?? -1)) return;
    this.reported.set(opener, offset + LONGEST_MARKUP);
    this.sink.problem(offset, 'markup-unterminated', opener);
  }
}
