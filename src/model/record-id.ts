/** Record ids are 64-bit numbers kept as text: the longer is the larger. */
export const compareRecordIds = (a: string, b: string): number => a.length - b.length || (a === b ? 0 : a < b ? -1 : 1);
