import stringWidth from 'string-width';

/** Characters that take one cell each; most texts have no others, and the library is slow to say so. */
const NARROW = /^[\x20-\x7eÀ-ɏ–—…]*$/;

/** Cells that a text takes on a screen. */
export const widthOf = (text: string): number => (NARROW.test(text) ? text.length : stringWidth(text));
