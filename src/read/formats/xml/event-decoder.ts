import type { InputNote } from '../../../model/record';
import type { TextWindow } from '../../text-window';
import { DEFAULT_CODE_PAGE, fromCodePage, fromUtf16le, fromUtf8Part, isCodePage } from '../../encoding';

/** Turns the bytes of one event into text. */
export class EventDecoder {
  /** The code page that had to be used, if any. */
  usedCodePage: string | null = null;
  private readonly codePage: string;

  /** `codePage`: for bytes that are no UTF-8. */
  constructor(codePage: string | undefined) {
    this.codePage = codePage !== undefined && isCodePage(codePage) ? codePage : DEFAULT_CODE_PAGE;
  }

  decode(window: TextWindow, from: number, to: number): string {
    if (window.unit === 2) return fromUtf16le(window.slice(from, to));
    const text = fromUtf8Part(window.bytes, from, to);
    if (text !== null) return text;
    this.usedCodePage = this.codePage;
    return fromCodePage(window.slice(from, to), this.codePage);
  }
}

const DECLARATION = /^[^<]{0,8}<\?xml[^<>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/;

/** What is to be said when a file's XML declaration names another encoding than the one `found`; null when it does not. */
export function declarationNote(file: string, start: string, found: string): InputNote | null {
  const declared = DECLARATION.exec(start)?.[1]?.toLowerCase();
  if (declared === undefined) return null;
  const family = (name: string): string =>
    /^(utf-?16|utf-8|utf8|ucs-?2|unicode)/.exec(name)?.[1]?.replace('utf8', 'utf-8') ?? 'page';
  const [said, is] = [family(declared).replace(/^(utf16|ucs-?2|unicode)$/, 'utf-16'), family(found)];
  // A code page cannot be told from UTF-8 by ASCII alone; only a mark or UTF-16 disproves it.
  if (said === is || (said === 'page' && found === 'utf-8')) return null;
  return { file, kind: 'declared-encoding-wrong', detail: found };
}
