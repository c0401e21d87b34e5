const NOT_ASCII = /[^\x00-\x7f]/;
const EACH_NOT_ASCII = /[^\x00-\x7f]/g;

/**
 * Lower case with every character at its place, so that a position in the folded text is one in the text. What would grow
 * (`İ`) stays as it is, and the form of a sigma does not depend on where it stands.
 */
export function fold(text: string): string {
  if (!NOT_ASCII.test(text)) return text.toLowerCase();
  return text.replace(EACH_NOT_ASCII, foldOne).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function foldOne(char: string): string {
  const lower = char.toLowerCase();
  return lower.length === 1 ? lower : char;
}
