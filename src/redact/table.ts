import { fold } from './fold';
import { guidShaped, keyedHash, numbered, numberOf, type Kind, type Pair } from './kinds';

interface Entry extends Pair {
  /** null until the batch that it was learnt in is settled. */
  rank: string | null;
}

/**
 * Which pseudonym stands for which value. Letter case makes no other value, and a value has one pseudonym whatever it is
 * taken for: a host that is also written as a user's name stays recognisable. New values of a batch are numbered in the order
 * of their keyed hashes, so that numbers tell neither an alphabetical nor a temporal order.
 */
export class PseudonymTable {
  private readonly entries = new Map<string, Entry>();
  private readonly taken = new Set<string>();
  private readonly last = new Map<Kind, number>();
  private pending: Entry[] = [];

  constructor(
    private readonly key: Uint8Array,
    pairs: readonly Pair[] = [],
  ) {
    for (const pair of pairs) {
      this.entries.set(keyOf(pair.kind, pair.value), { ...pair, rank: null });
      this.taken.add(fold(pair.pseudonym));
      this.last.set(pair.kind, Math.max(this.last.get(pair.kind) ?? 0, numberOf(pair.pseudonym)));
    }
  }

  /** Remembers a value; it gets its pseudonym with all others of its batch. */
  learn(kind: Kind, value: string): void {
    const key = keyOf(kind, value);
    if (this.entries.has(key)) return;
    const rank = keyedHash(this.key, `${kind}\n${sameAs(value)}`).toString('hex');
    const entry: Entry = { kind, value, pseudonym: '', rank };
    this.entries.set(key, entry);
    this.pending.push(entry);
  }

  knows(value: string, kind?: Kind): boolean {
    const entry = this.entries.get(sameAs(value));
    return entry !== undefined && (kind === undefined || entry.kind === kind);
  }

  pseudonym(kind: Kind, value: string): string {
    this.learn(kind, value);
    this.settle();
    return this.entries.get(keyOf(kind, value))!.pseudonym;
  }

  /** Every pair, those of a key file first, then in the order of their numbers. */
  pairs(): Pair[] {
    this.settle();
    return [...this.entries.values()]
      .sort((a, b) => Number(a.rank !== null) - Number(b.rank !== null) || compare(a.rank ?? '', b.rank ?? ''))
      .map(({ kind, value, pseudonym }) => ({ kind, value, pseudonym }));
  }

  private settle(): void {
    if (this.pending.length === 0) return;
    const batch = this.pending.sort((a, b) => compare(a.rank!, b.rank!));
    this.pending = [];
    for (const entry of batch) {
      entry.pseudonym = this.free(entry);
      this.taken.add(fold(entry.pseudonym));
    }
  }

  /** The next pseudonym that stands for nothing else and is no value itself: a host may well be called `host-1`. */
  private free({ kind, value }: Entry): string {
    const isFree = (name: string): boolean => !this.taken.has(fold(name)) && !this.entries.has(sameAs(name));
    for (let attempt = 0; kind === 'guid'; attempt += 1) {
      const made = guidShaped(keyedHash(this.key, `guid ${attempt}\n${fold(value)}`));
      if (isFree(made)) return made;
    }
    for (let n = (this.last.get(kind) ?? 0) + 1; ; n += 1) {
      const made = numbered(kind, value, n);
      if (!isFree(made)) continue;
      this.last.set(kind, n);
      return made;
    }
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The last part of a SID is a plain number, which means nothing without its SID. */
const keyOf = (kind: Kind, value: string): string => (kind === 'rid' ? `rid ${value}` : sameAs(value));

/** Letters composed and taken apart are the same letters. */
const sameAs = (value: string): string => fold(value.normalize());
