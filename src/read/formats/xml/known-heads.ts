import type { WantedProvider } from '../../../model/record';
import { BoundedMap } from '../../../model/bounded-map';
import { ownCopy } from '../../../model/own-copy';
import { readPlace, readProvider, type RawHead } from './head';
import type { ActivityTally, LogTally } from '../../log-activity';

/** A hostile log could name others in every event. */
const MOST_REMEMBERED = 10_000;

/** What a provider's tag says. Records share its texts. */
export interface KnownProvider {
  name: string;
  sourceName: string | null;
  wanted: boolean;
}

export interface KnownPlace {
  computer: string;
  channel: string;
  /** null where it has no name, or there are more logs than are followed. */
  log: LogTally | null;
}

/** A head whose names could be read. */
export interface KnownHead {
  head: RawHead;
  place: KnownPlace;
  provider: KnownProvider;
}

/** What the parts of heads say that are the same in many events, each read once. null: a parser must read them. */
export class KnownHeads {
  readonly provider: (tag: string) => KnownProvider | null;
  readonly place: (text: string) => KnownPlace | null;

  constructor(wanted: WantedProvider, activity: ActivityTally) {
    this.provider = remembering((tag) => {
      const provider = readProvider(tag);
      return provider && { ...provider, wanted: wanted(provider.name, provider.sourceName) };
    });
    this.place = remembering((text) => {
      const place = readPlace(text);
      if (!place) return null;
      const [computer, channel] = [place.computer.trim(), place.channel.trim()];
      return { computer, channel, log: computer || channel ? activity.log(computer, channel) : null };
    });
  }
}

function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new BoundedMap<string, T>(MOST_REMEMBERED);
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const own = ownCopy(text);
    const made = read(own);
    known.set(own, made);
    return made;
  };
}
