/** The writeback component prints `hr=80230626`, the engine `0x80230626`; both in any letter case. */
const HRESULT = /(?:\bhr\s{0,3}=\s{0,3}(?:0x)?|\b0x|\bcode )([89a-f][0-9a-f]{7})\b/gi;
const REPORTED = /\bhr\s{0,3}=\s{0,3}(?:0x)?([0-9a-f]{8})\b/i;
const EXPORT_RESULT = /\bExportPasswordSet failed with 0x([0-9a-f]{8})\b/i;
const BAIL = /\bBAIL\b[^\n]{0,400}?\b0x([0-9a-f]{8})\b/gi;

/** Every failure HRESULT in a text, lower case, in order, each once. `lower`: the text in lower case. */
export function hresultsOf(text: string, lower: string): string[] {
  if (!lower.includes('0x') && !lower.includes('hr') && !lower.includes('code ')) return [];
  return [...new Set(Array.from(text.matchAll(HRESULT), (match) => match[1]!.toLowerCase()))];
}

/**
 * The code that decides among `hresults` (noise already taken out): the one reported by the writeback component, else the
 * first of the engine's own (by its prefix), else the result of the password export, else the last BAIL.
 */
export function decisiveHresult(text: string, hresults: readonly string[], enginePrefix: string): string | null {
  const known = (code: string | undefined): string | undefined =>
    code && hresults.includes(code.toLowerCase()) ? code.toLowerCase() : undefined;
  return (
    known(REPORTED.exec(text)?.[1]) ??
    hresults.find((code) => code.startsWith(enginePrefix)) ??
    known(EXPORT_RESULT.exec(text)?.[1]) ??
    known(Array.from(text.matchAll(BAIL), (match) => match[1]).at(-1)) ??
    hresults[0] ??
    null
  );
}
