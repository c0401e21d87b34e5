/**
 * How many letters must be changed, added, removed or exchanged with their neighbour to make one word of the other;
 * `limit + 1` where it is more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same, exchanged ? older[j - 2]! + 1 : Number.MAX_VALUE),
      );
    }
    if (Math.min(...row) > limit) return limit + 1;
    [older, last] = [last, row];
  }
  return Math.min(last[b.length]!, limit + 1);
}
