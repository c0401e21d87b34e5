import type { InputNote } from '../model/record';
import {
  asLatin1,
  DEFAULT_CODE_PAGE,
  detectForm,
  fromCodePage,
  fromUtf16le,
  fromUtf8,
  isCodePage,
  swapPairs,
} from './encoding';
import type { LogInput } from './format';

/** Bytes that are asked for at once. */
const WINDOW = 524_288;
/** A line that is longer is handed on in pieces. */
const LONGEST_LINE = 8_388_608;
const LINE_FEED = 0x0a;

/** A stretch of the file as text; `offset` and `bytes` are those of the file. Ends behind a line feed where lines are sane. */
export interface TextPiece {
  text: string;
  offset: number;
  bytes: number;
}

/** A log that is text, decoded piece by piece: UTF-8, UTF-16 with or without mark, else a code page. */
export class DecodedText {
  /** Name of the encoding found, for the report. */
  encoding: string;
  private usedCodePage: string | null = null;
  private readonly codePage: string;

  /**
   * @param codePage for bytes that are no UTF-8 (an iconv-lite name)
   * @param longestLine in bytes; for readers that do not need whole lines, as a file without any is held in smaller pieces
   */
  constructor(
    private readonly input: LogInput,
    codePage?: string,
    private readonly longestLine = LONGEST_LINE,
  ) {
    this.encoding = detectForm(input.head).name;
    this.codePage = codePage !== undefined && isCodePage(codePage) ? codePage : DEFAULT_CODE_PAGE;
  }

  /** A failing source ends the text; the stream's `failure` then says why. The byte order mark is left out. */
  async *pieces(): AsyncGenerator<TextPiece> {
    const { form } = detectForm(this.input.head);
    const unit = form === 'bytes' ? 1 : 2;
    let pending: Uint8Array = new Uint8Array(0);
    for (let offset = 0, final = false; !final;) {
      const before = pending.length;
      pending = await this.input.stream.block(Math.max(WINDOW, before), pending);
      final = pending.length === before;
      const whole = final ? pending.length : wholeLines(pending, form === 'utf-16be' ? 1 : 0, unit, this.longestLine);
      if (whole === 0) continue;
      const text = this.decode(pending.subarray(0, whole), form);
      yield { text: offset === 0 && text.startsWith('\ufeff') ? text.slice(1) : text, offset, bytes: whole };
      offset += whole;
      pending = pending.subarray(whole);
    }
  }

  /** What the report must say about how the text was read; complete when all pieces have been taken. */
  notes(): InputNote[] {
    const detail = this.usedCodePage;
    return detail === null ? [] : [{ file: this.input.name, kind: 'encoding-fallback', detail }];
  }

  private decode(bytes: Uint8Array, form: ReturnType<typeof detectForm>['form']): string {
    if (form === 'utf-16le') return fromUtf16le(bytes);
    if (form === 'utf-16be') return fromUtf16le(swapPairs(bytes.subarray(0, bytes.length & ~1)));
    const text = fromUtf8(bytes);
    if (text !== null) return text;
    this.usedCodePage = this.codePage;
    this.encoding = this.codePage;
    return fromCodePage(bytes, this.codePage);
  }
}

/** Length up to and with the last line feed; of a line without end, all that makes whole characters, once it is too long. */
function wholeLines(bytes: Uint8Array, low: 0 | 1, unit: 1 | 2, longest: number): number {
  for (let at = bytes.lastIndexOf(LINE_FEED); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(LINE_FEED, at - 1)) {
    if (unit === 1) return at + 1;
    const start = at - low;
    if (start % 2 === 0 && bytes[low === 0 ? at + 1 : start] === 0) return start + 2;
  }
  if (bytes.length < longest) return 0;
  const even = bytes.length & ~1;
  // A cut behind ASCII divides no character.
  return unit === 2 ? even : asLatin1(bytes).search(/[\0-\x7f][^\0-\x7f]*$/) + 1 || even;
}
