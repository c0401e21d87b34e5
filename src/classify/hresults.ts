/** The writeback component prints `hr=80230626`, the engine `0x80230626`; both in any letter case. */
const HRESULT = /(?:\bhr\s{0,3}=\s{0,3}(?:0x)?|\b0x|\bcode )([89a-f][0-9a-f]{7})\b/gi;
const REPORTED = /\bhr\s{0,3}=\s{0,3}(?:0x)?([0-9a-f]{8})\b/i;
const EXPORTED = /\bExportPasswordSet failed with 0x([0-9a-f]{8})\b/i;
const BAILED = /\bBAIL\b[^\n]{0,400}?\b0x([0-9a-f]{8})\b/gi;

/** Every failure HRESULT in a text, lower case, in order, each once. `lower`: the text in lower case. */
export function hresultsOf(text: string, lower: string): string[] {
  if (!lower.includes('0x') && !lower.includes('hr') && !lower.includes('code ')) return [];
  return groups(HRESULT, text, (code) => code.toLowerCase());
}

/** Every occurrence of a global pattern's group, each once, in order. */
export function groups(pattern: RegExp, text: string, as = (group: string): string => group): string[] {
  // One by one, and nothing is made for those that do not occur: this is asked of every line.
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (!match) return [];
  const found = new Set<string>();
  for (; match; match = pattern.exec(text)) found.add(as(match[1]!));
  return [...found];
}

/** Codes that a text calls the reason, lower case: the first that the writeback component reports, the first that a
 * password export failed with, the last that the engine bailed out with. */
export interface Reasons {
  reported: string | null;
  exported: string | null;
  bailed: string | null;
}

export const NO_REASONS: Reasons = { reported: null, exported: null, bailed: null };

/** `lower`: the text in lower case. */
export function reasonsOf(text: string, lower: string): Reasons {
  const first = (word: string, pattern: RegExp): string | null =>
    (lower.includes(word) && pattern.exec(text)?.[1]!.toLowerCase()) || null;
  const [reported, exported] = [first('hr', REPORTED), first('exportpasswordset', EXPORTED)];
  const bailed = lower.includes('bail')
    ? Array.from(text.matchAll(BAILED), (match) => match[1]!.toLowerCase()).at(-1)
    : null;
  return (reported ?? exported ?? bailed) ? { reported, exported, bailed: bailed ?? null } : NO_REASONS;
}

/**
 * The code that decides among `hresults` (noise already taken out): the one reported by the writeback component, else the
 * first of the engine's own (by its prefix), else the result of the password export, else the last BAIL.
 */
export function decisiveHresult(
  { reported, exported, bailed }: Reasons,
  hresults: readonly string[],
  enginePrefix: string,
): string | null {
  const known = (code: string | null): string | undefined => hresults.find((one) => one === code);
  return (
    known(reported) ??
    hresults.find((code) => code.startsWith(enginePrefix)) ??
    known(exported) ??
    known(bailed) ??
    hresults[0] ??
    null
  );
}
