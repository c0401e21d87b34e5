/** One `CN=…` of a distinguished name, by its places in the text. */
export interface Rdn {
  key: string;
  start: number;
  valueStart: number;
  end: number;
}

const KEY = /(?<![\p{L}\p{N}_-])(CN|OU|DC|UID|STREET|SN|GN|ST|O|L|E)\s?=\s?/giu;
const LONGEST = 512;
/** Without a next part, a value ends where a sentence, a quotation or markup would go on. */
const END = /(?<!\\)(?:[,;+"<>\r\n]|'(?!(?<=\p{L}')\p{L}))|&(?:lt|gt|quot|apos|amp);/u;
const QUOTED = /^"[^"\r\n]{1,256}"/;
/** A label of a domain has no blanks. */
const LABEL = /^[\p{L}\p{N}_-]*/u;
/** Where a long line of a directory's export goes on in the next. */
const FOLD = /\r?\n (?=\S)/g;
const BETWEEN = /^\s{0,3}$/;

/**
 * The parts of distinguished names in a text, in order. A value runs to the next part of the same line, so that a comma in
 * it does no harm; the last one to what can no longer belong to a name.
 */
export function rdnsIn(text: string): Rdn[] {
  const keys = [...text.matchAll(KEY)];
  return keys.map((match, at) => {
    const valueStart = match.index + match[0].length;
    if (/^DC$/i.test(match[1]!)) {
      const label = LABEL.exec(text.slice(valueStart, valueStart + LONGEST))![0];
      return { key: match[1]!, start: match.index, valueStart, end: valueStart + label.length };
    }
    const next = keys[at + 1]?.index ?? text.length;
    const upToNext = text.slice(valueStart, Math.min(next, valueStart + LONGEST));
    const separator = next - valueStart <= LONGEST ? /[,;/+]\s{0,3}$/.exec(upToNext) : null;
    const whole = separator && keys[at + 1] ? upToNext.slice(0, separator.index) : null;
    const quoted = QUOTED.exec(upToNext)?.[0];
    if (quoted) return { key: match[1]!, start: match.index, valueStart, end: valueStart + quoted.length };
    const value =
      whole !== null && !/[\r\n<>"]/.test(whole.replace(FOLD, ' ')) ? whole : upToNext.slice(0, endOf(upToNext));
    return { key: match[1]!, start: match.index, valueStart, end: valueStart + value.trimEnd().length };
  });
}

function endOf(value: string): number {
  const at = value.search(END);
  return at < 0 ? value.length : at;
}

/** Groups of parts that follow each other: one distinguished name each. A lone part that is not a name's is left out. */
export function distinguishedNames(text: string): Rdn[][] {
  const names: Rdn[][] = [];
  for (const rdn of rdnsIn(text)) {
    const group = names.at(-1);
    const before = group?.at(-1);
    const gap = before ? text.slice(before.end, rdn.start) : '';
    if (before && /^\s{0,3}[,;/+]/.test(gap) && BETWEEN.test(gap.replace(/[,;/+]/, ''))) group!.push(rdn);
    else names.push([rdn]);
  }
  return names.filter((group) => group.length > 1 || /^(?:CN|OU|DC|O)$/i.test(group[0]!.key));
}
