import type { InputNote } from '../model/record';
import {
  asLatin1,
  type ByteForm,
  DEFAULT_CODE_PAGE,
  detectForm,
  fromCodePage,
  fromDamagedUtf8,
  fromUtf16le,
  fromUtf8,
  isCodePage,
  swapPairs,
} from './encoding';
import type { LogInput } from './format';

/** Bytes that are asked for at once. */
const WINDOW = 131_072;
/** A line that is longer is handed on in pieces. */
const LONGEST_LINE = 8_388_608;
const LINE_FEED = 0x0a;
const NUL = '\0';
const NULS = /\0+/g;
/** Some versions of wevtutil write NULs before it. */
const LINE_ENDS = ['\r', '\n', ''];
const REPLACEMENT = '\ufffd';

/** A stretch of the file as text; `offset` and `bytes` are those of the file. Ends behind a line feed where lines are sane. */
export interface TextPiece {
  text: string;
  offset: number;
  bytes: number;
  /** Bytes of a character; null: as in UTF-8. */
  width: 1 | 2 | null;
}

/** A log that is text, decoded piece by piece: UTF-8, UTF-16 with or without mark, else a code page. */
export class DecodedText {
  /** Name of the encoding found, for the report. */
  encoding: string;
  private usedCodePage: string | null = null;
  private replaced = 0;
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
      const ended = pending.length === before;
      const shifted = form === 'bytes' ? 0 : shiftedLine(pending, form);
      final = ended && shifted === 0;
      const whole =
        shifted || (ended ? pending.length : wholeLines(pending, form === 'utf-16be' ? 1 : 0, unit, this.longestLine));
      if (whole === 0) continue;
      const { text: read, width } = this.decode(pending.subarray(0, whole), form);
      const text = (read.includes(NUL) ? this.withoutNuls(read) : read) + this.halfCharacter(whole % unit, shifted > 0);
      yield { text: offset === 0 && text.startsWith('\ufeff') ? text.slice(1) : text, offset, bytes: whole, width };
      offset += whole;
      pending = pending.subarray(whole);
    }
  }

  /** What the report must say about how the text was read; complete when all pieces have been taken. */
  notes(): InputNote[] {
    const { usedCodePage, replaced } = this;
    const { name: file } = this.input;
    return [
      ...(usedCodePage === null ? [] : [{ file, kind: 'encoding-fallback', detail: usedCodePage } as const]),
      ...(replaced === 0 ? [] : [{ file, kind: 'characters-replaced', detail: String(replaced) } as const]),
    ];
  }

  /** Where they are no end of a line, the disk has lost something. Offsets behind them are only nearly right. */
  private withoutNuls(text: string): string {
    return text.replace(NULS, (nuls, at: number) => {
      if (LINE_ENDS.includes(text[at + nuls.length] ?? '')) return nuls;
      this.replaced += nuls.length;
      return REPLACEMENT.repeat(nuls.length);
    });
  }

  /** In UTF-16 an odd byte belongs to a character that is not whole: one byte was lost or has come in before. */
  private halfCharacter(odd: number, goesOn: boolean): string {
    if (odd === 0) return '';
    this.replaced += 1;
    return REPLACEMENT + (goesOn ? '\n' : '');
  }

  private decode(bytes: Uint8Array, form: ByteForm): Pick<TextPiece, 'text' | 'width'> {
    if (form === 'utf-16le') return { text: fromUtf16le(bytes), width: 2 };
    if (form === 'utf-16be') return { text: fromUtf16le(swapPairs(bytes.subarray(0, bytes.length & ~1))), width: 2 };
    const whole = fromUtf8(bytes);
    if (whole !== null) return { text: whole, width: null };
    const damaged = fromDamagedUtf8(bytes);
    if (damaged !== null) {
      this.replaced += damaged.replaced;
      return { text: damaged.text, width: null };
    }
    this.usedCodePage = this.codePage;
    this.encoding = this.codePage;
    return { text: fromCodePage(bytes, this.codePage), width: 1 };
  }
}

/** A line end as UTF-16 writes it. */
const LINE_END = { 'utf-16le': Buffer.from('\r\n', 'utf16le'), 'utf-16be': Buffer.from('\r\n', 'utf16le').swap16() };

/**
 * Length up to and with the first line end that lies between two characters, for bytes are missing or too many before it;
 * 0 where there is none. As characters its bytes would be ones that hardly stand together in any text.
 */
function shiftedLine(bytes: Uint8Array, form: 'utf-16le' | 'utf-16be'): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = LINE_END[form];
  let at = buffer.indexOf(end);
  while (at >= 0 && at % 2 === 0) at = buffer.indexOf(end, at + 1);
  return at < 0 ? 0 : at + end.length;
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
