import type { ByteForm } from '../../encoding';

/** `alien`: the start of an event in another encoding than the one that is being read. */
export type MarkKind = 'start' | 'end' | 'markup' | 'alien';

// Everything that can matter to where an event begins and ends is found by one expression, in one pass.
const OWN = '<(?:\\/?Event[ \\t\\r\\n>\\/]|[!?])';
const IN_BYTES = new RegExp(`${OWN}|<\\0E\\0v\\0e\\0n\\0t`, 'g');
/** `<Event` in bytes as UTF-16 shows it: on an even byte, on an odd one, and UTF-16 that is one byte off. */
const IN_UTF16LE = new RegExp(
  `${OWN}|\\u453c\\u6576\\u746e|[\\u3c00-\\u3cff]\\u7645\\u6e65|\\u3c00\\u4500\\u7600\\u6500`,
  'g',
);
const IN_UTF16BE = new RegExp(
  `${OWN}|\\u3c45\\u7665\\u6e74|[^\\ud800-\\udfff]\\u4576\\u656e|\\u3c00\\u4500\\u7600\\u6500`,
  'g',
);

const START = '<Event>'.length;
const END = '</Event>'.length;

/** Where an alien start is: `byte` counts from the beginning of the window, and may lie between two of its characters. */
export interface AlienStart {
  byte: number;
  form: ByteForm;
}

/** A cursor over the marks of a text; `kind` and `at` describe the mark that `next` has found. */
export class Marks {
  kind: MarkKind = 'start';
  at = 0;
  private readonly pattern: RegExp;

  constructor(
    private readonly text: string,
    private readonly form: ByteForm,
  ) {
    this.pattern = form === 'bytes' ? IN_BYTES : form === 'utf-16le' ? IN_UTF16LE : IN_UTF16BE;
  }

  next(from: number): boolean {
    const { pattern, text } = this;
    pattern.lastIndex = from;
    // `test` makes no array of its match, which counts in a log of a million events; kind and place follow from the end.
    if (!pattern.test(text)) return false;
    const end = pattern.lastIndex;
    const last = text.charCodeAt(end - 1);
    if (last === 0x21 || last === 0x3f) this.found('markup', end - 2);
    else if (last === 0x74 || last > 0x7f) {
      pattern.lastIndex = from;
      this.found('alien', pattern.exec(text)!.index);
    } else if (text.charCodeAt(end - START) === 0x3c) this.found('start', end - START);
    else this.found('end', end - END);
    return true;
  }

  /** Index behind `</Event>` when that is the next mark, else -1. */
  plainEnd(from: number): number {
    const plain = this.next(from) && this.kind === 'end' && this.text.charCodeAt(this.at + END - 1) === 0x3e;
    return plain ? this.at + END : -1;
  }

  /** The alien start at this mark. */
  alien(): AlienStart {
    const { text, at, form } = this;
    const marked = text.slice(Math.max(0, at - 4), at);
    if (form === 'bytes') {
      // Without a mark PowerShell's little-endian is what Windows appends.
      if (marked.endsWith('\0') && marked.includes('\xfe\xff')) return { byte: at - 1, form: 'utf-16be' };
      return { byte: at, form: 'utf-16le' };
    }
    const first = text.charCodeAt(at);
    if (first === 0x3c00 && text.charCodeAt(at + 1) === 0x4500) {
      // Either the other byte order, which announces itself, or one byte too many or too few.
      const other = form === 'utf-16le' ? 'utf-16be' : 'utf-16le';
      if (marked.includes('\ufffe')) return { byte: at * 2, form: other };
      return form === 'utf-16le' ? { byte: at * 2 + 1, form } : { byte: at * 2 - 1, form };
    }
    const even = text.charCodeAt(at + 1) === (form === 'utf-16le' ? 0x6576 : 0x7665);
    return { byte: at * 2 + (even ? 0 : 1), form: 'bytes' };
  }

  private found(kind: MarkKind, at: number): void {
    this.kind = kind;
    this.at = at;
  }
}
