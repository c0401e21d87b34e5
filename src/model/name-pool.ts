import { BoundedMap } from './bounded-map';
import { ownCopy } from './own-copy';

/** So many names are known at a time: a hostile log could have a new one in every event. */
const MOST_NAMES = 10_000;

/** Names that records share instead of each keeping its own: a log has few of them, many times. */
export class NamePool {
  private readonly names = new BoundedMap<string, string>(MOST_NAMES);
  /** Characters of all copies that were made, known still or not. */
  copied = 0;

  /** The name's copy, which holds on to no other text; one and the same for names that come often. */
  one(name: string): string {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const own = this.copy(name);
    this.names.set(own, own);
    return own;
  }

  /** A copy that holds on to no other text, of what comes seldom. */
  copy(text: string): string {
    this.copied += text.length;
    return ownCopy(text);
  }
}
