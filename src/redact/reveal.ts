import { fold } from './fold';
import type { Pair } from './kinds';
import { longest, standsAlone } from './known-values';
import { Matcher } from './matcher';

/** A text, such as an answer from support, with every pseudonym translated back into the value that it stands for. */
export function reveal(text: string, pairs: readonly Pair[]): string {
  const all = pairs.flatMap((pair) => [pair, ...withoutDashes(pair)]);
  const matcher = new Matcher(all.map(({ pseudonym }) => fold(pseudonym)));
  const folded = fold(text);
  const found = [...matcher.in(folded)]
    .filter(({ start, end }) => standsAlone(folded, start, end))
    .map(({ start, end, pattern }) => ({ start, end, form: 'atom' as const, pair: all[pattern]! }));
  let made = '';
  let at = 0;
  for (const { start, end, pair } of longest(found)) {
    made += text.slice(at, start) + valueOf(pair, text.slice(0, start));
    at = end;
  }
  return made + text.slice(at);
}

/** In a distinguished name a domain is written label by label. */
function valueOf({ kind, value }: Pair, before: string): string {
  const [, key] = /(?:^|[^\p{L}\p{N}])(DC\s?=\s?)$/iu.exec(before.slice(-8)) ?? [];
  return key !== undefined && kind === 'domain' ? value.split('.').join(`,${key}`) : value;
}

function withoutDashes({ kind, value, pseudonym }: Pair): Pair[] {
  if (kind !== 'guid') return [];
  return [{ kind, value: value.replaceAll('-', ''), pseudonym: pseudonym.replaceAll('-', '') }];
}
