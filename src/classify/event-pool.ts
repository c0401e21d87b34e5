import { type MessageFields, saysMore } from '../model/event';
import { NamePool } from '../model/name-pool';
import { ownCopy } from '../model/own-copy';

/** More lines than this are no stack of an exception: they are kept as they are. */
const MOST_LINES = 200;
/** So many are known at a time: a hostile log could have new ones in every event. */
const MOST_FIELDS = 20_000;

/** Longer texts seldom come again as they were. */
const LONGEST_REPEATED = 300;

/** What events have in common, each once: a month of a busy server must fit in memory. */
export class EventPool {
  readonly names = new NamePool();
  private readonly known = new Map<string, MessageFields>();
  private readonly texts = new Map<string, MessageFields>();

  /** What a text says: worked out once for a short one that many events have, as the engine's report of each bind. */
  fieldsOf(text: string, understand: () => MessageFields): MessageFields {
    // Nothing is said twice with a tracking id.
    if (text.length > LONGEST_REPEATED || text.startsWith('TrackingId')) return this.fields(understand());
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    if (this.texts.size >= MOST_FIELDS) this.texts.clear();
    const fields = this.fields(understand());
    this.texts.set(ownCopy(text), fields);
    return fields;
  }

  /** The text in lines: failures of one kind have most of theirs in common. */
  linesOf(text: string): readonly string[] {
    const lines = text.split('\n', MOST_LINES + 1);
    return lines.length > MOST_LINES ? [text] : lines.map((line) => this.names.one(line));
  }

  /** The same for all events that name the same user and nothing else, as those of successes do. */
  private fields(found: MessageFields): MessageFields {
    const key = plainKey(found);
    if (key === null) return found;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    if (this.known.size >= MOST_FIELDS) this.known.clear();
    this.known.set(key, found);
    return found;
  }
}

/** Tells apart the fields of texts that name a user and no trouble; null for the others. No field has a line break. */
function plainKey(fields: MessageFields): string | null {
  const { upn, adminUpn, cloudAnchor, sourceAnchor, unblockUser, contextFields } = fields;
  return saysMore(fields)
    ? null
    : [upn, adminUpn, cloudAnchor, sourceAnchor, unblockUser, contextFields.length, contextFields].join('\n');
}
