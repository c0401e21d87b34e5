import type { TextWindow } from '../../text-window';

/** Text has none of these; a few may have come in by the way, such as the end mark that `copy a+b` leaves. */
const FEWEST = 4;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const BLANK = 0x20;
const SHIFTED = 0x2000;
/** Of UTF-16: halves of pairs and private characters, of which noise has as many as of control characters in bytes. */
const [RARE, BEYOND_RARE] = [0xd800, 0xf900];

/** Latin letters of UTF-16 that is one byte off. */
const isShifted = (code: number): boolean => code >= SHIFTED && (code & 0xff) === 0;

const isStray = (code: number): boolean =>
  isShifted(code) ||
  (code < BLANK ? code !== TAB && code !== LINE_FEED && code !== RETURN : code >= RARE && code < BEYOND_RARE);

/** Notices what lies between two events and is no text: zeros and noise, where events have been perhaps. */
export class StrayBytes {
  private count = 0;
  private from = 0;
  private to = 0;

  get isEmpty(): boolean {
    return this.count === 0;
  }

  look(window: TextWindow, from: number, to: number): void {
    const { text } = window;
    for (let at = from; at < to; at += 1) {
      if (!isStray(text.charCodeAt(at))) continue;
      if (this.count === 0) this.from = window.offset(at);
      this.count += 1;
      this.to = window.offset(at + 1);
    }
  }

  /** What has been seen since the last time, in bytes of the file; null when it can be text. */
  take(): { offset: number; size: number } | null {
    const { count, from, to } = this;
    this.count = 0;
    return count < FEWEST ? null : { offset: from, size: to - from };
  }
}
