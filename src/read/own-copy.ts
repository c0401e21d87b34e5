/**
 * A copy that does not share memory with the text it was cut from. JavaScript engines keep the whole of a text alive as
 * long as a piece of it is held; a piece that outlives its window must be copied.
 */
export const ownCopy = (text: string): string => text.split('').join('');
