/** PowerShell takes the typographic single quotes for the plain one, so all of them are doubled, as its own escape does. */
const QUOTES = /['\u2018\u2019\u201a\u201b]/g;

/**
 * A text as a PowerShell literal. Nothing is special between single quotes but the quotes themselves; the text must be one
 * line of characters that show.
 */
export const singleQuoted = (text: string): string => `'${text.replace(QUOTES, '$&$&')}'`;

/** An array of literals. */
export const literals = (texts: readonly string[]): string => `@(${texts.map(singleQuoted).join(', ')})`;
