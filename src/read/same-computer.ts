export const sameOrUnnamed = (a: string, b: string): boolean => a === b || a === '' || b === '';

/** Some forms of export name a computer with its domain, some without, some not at all. Both in lower case. */
export function couldBeSameComputer(a: string, b: string): boolean {
  if (sameOrUnnamed(a, b)) return true;
  return a.includes('.') !== b.includes('.') && a.split('.')[0] === b.split('.')[0];
}
