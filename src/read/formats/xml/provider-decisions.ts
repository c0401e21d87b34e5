import type { WantedProvider } from '../../../model/record';
import { ownCopy } from '../../own-copy';
import { readProvider } from './head';

/** A hostile log could name a new provider in every event. */
const MOST_REMEMBERED = 10_000;

/** Whether a provider is wanted, by the text of its tag: a log names few providers many times. */
export class ProviderDecisions {
  private readonly known = new Map<string, boolean | null>();

  constructor(private readonly wanted: WantedProvider) {}

  /** `tag`: the attributes as written. null: they must be read by a parser first. */
  ofTag(tag: string): boolean | null {
    const known = this.known.get(tag);
    if (known !== undefined) return known;
    const provider = readProvider(tag);
    const decision = provider && this.wanted(provider.name, provider.sourceName);
    if (this.known.size >= MOST_REMEMBERED) this.known.clear();
    this.known.set(ownCopy(tag), decision);
    return decision;
  }
}
