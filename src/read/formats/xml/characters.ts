/** Counts what was replaced while reading one file. */
export interface Replacements {
  count: number;
}

const REPLACEMENT = '\ufffd';
/** Not allowed in XML, yet written by Windows as it found it; tab and line ends are allowed. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Cs}]/gu;
/** What could be one of them, found faster. */
const SUSPECT = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\uffff]/;
const REFERENCE = /&(?:#(\d+)|#[xX]([\da-fA-F]+)|(lt|gt|amp|quot|apos));/g;
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const LAST_CODE_POINT = 0x10ffff;

/** Puts U+FFFD in the place of each character that is not allowed, and of each half of a surrogate pair. */
export function replaceForbidden(text: string, replacements: Replacements): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(FORBIDDEN, () => {
    replacements.count += 1;
    return REPLACEMENT;
  });
}

/** Decodes the five predefined and the numeric references; any other stays as it is written. */
export function decodeReferences(text: string, replacements: Replacements): string {
  if (!text.includes('&')) return text;
  const decoded = text.replace(REFERENCE, (written, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? written;
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    // Written as two halves, a pair becomes one character when both stand side by side.
    return code > LAST_CODE_POINT ? '\uffff' : code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);
  });
  return replaceForbidden(decoded, replacements);
}
