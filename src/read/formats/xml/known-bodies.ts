import { BoundedMap } from '../../../model/bounded-map';
import { ownCopy } from '../../../model/own-copy';
import type { TextWindow } from '../../text-window';
import type { EventContent } from './event-record';

interface KnownBody {
  bytes: Uint8Array;
  /** Shared by the records that have it. */
  content: EventContent;
}

/** The bodies of one event id. */
interface Bodies {
  known: KnownBody[];
  /** Those that came last, as they are written. */
  recent: string[];
}

const MOST_KNOWN = 8;
const MOST_RECENT = 4;
const LONGEST_BODY = 8192;
/** A hostile log could have another one in every event. */
const MOST_IDS = 100;

/**
 * Bodies that many events have to the byte, such as the engine's note of each bind: they are read once. A body is
 * remembered when it comes again soon under its event id, for most never come again.
 */
export class KnownBodies {
  private readonly ids = new BoundedMap<string, Bodies>(MOST_IDS);

  /** What the body says that stands in a window; null where it is not known. */
  find(eventId: string, { bytes, unit }: TextWindow, from: number, to: number): EventContent | null {
    const bodies = this.ids.get(eventId);
    if (!bodies) return null;
    const length = (to - from) * unit;
    for (const body of bodies.known)
      if (body.bytes.length === length && bytes.compare(body.bytes, 0, length, from * unit, to * unit) === 0)
        return body.content;
    return null;
  }

  /** `text`: the body as it is written. */
  see(eventId: string, text: string, content: EventContent, window: TextWindow, from: number, to: number): void {
    if (text.length > LONGEST_BODY) return;
    const bodies = this.bodiesOf(eventId);
    const { known, recent } = bodies;
    if (recent.includes(text)) {
      bodies.known = [{ bytes: Uint8Array.from(window.slice(from, to)), content }, ...known.slice(0, MOST_KNOWN - 1)];
    } else bodies.recent = [text, ...recent.slice(0, MOST_RECENT - 1)];
  }

  private bodiesOf(eventId: string): Bodies {
    const known = this.ids.get(eventId);
    if (known) return known;
    const bodies = { known: [], recent: [] };
    this.ids.set(ownCopy(eventId), bodies);
    return bodies;
  }
}
