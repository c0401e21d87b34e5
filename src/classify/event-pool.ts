import { Alike } from '../model/alike';
import { BoundedMap } from '../model/bounded-map';
import type { Catalog, EventEntry } from '../model/catalog';
import { type ClassifiedEvent, type MessageFields, saysMore } from '../model/event';
import { type EventKey, eventKey } from '../model/event-key';
import { NamePool } from '../model/name-pool';
import type { EventRecord } from '../model/record';
import { Endings, together } from './endings';
import type { Context } from './context';
import { fieldsOf, messageFields } from './message-fields';
import { plainFailure } from './plain-failure';
import { providerOf } from './provider';
import { SILENT, saidIn } from './said';

/** Providers, in every spelling. */
const MOST_PROVIDERS = 100;
/** More lines than this are no stack of an exception: they are taken as one. */
const MOST_LINES = 200;
/** Where more of its lines than these are new, a text is looked at as one. */
const MOST_ABOVE = 3;
/** So many users are known at a time: a hostile log could have a new one in every event. */
const MOST_USERS = 20_000;
/** Ways to name one user: at the start of an attempt, at its end, by an admin. More differ in every event. */
const MOST_WAYS = 4;
/** Attempts that are under way at a time, and many more. */
const RECENT = 4096;

/** An event's code, in the catalog's spelling, and what the catalog says of it. */
interface Code {
  key: EventKey;
  entry: EventEntry | null;
  /** Its tracking ids name attempts. */
  isTracked: boolean;
  /** Its text can be evidence. */
  keepsLines: boolean;
}

/** Phases whose text can be evidence; the text of the others is not kept, so that a month of successes fits in memory. */
const EVIDENCE_PHASES: readonly EventEntry['phase'][] = ['failure', 'retry', 'stop'];

/** What events have in common, each once: a month of a busy server must fit in memory, and be read in no time. */
export class EventPool {
  readonly names = new NamePool();
  private readonly codes = new BoundedMap<string, Map<number, Code | null>>(MOST_PROVIDERS);
  private readonly endings: Endings;
  private readonly users: Alike<Context, MessageFields> = new Alike(
    ({ upn, cloudAnchor }) => upn ?? cloudAnchor ?? '',
    sameUser,
    new BoundedMap(MOST_USERS),
    MOST_WAYS,
  );
  private readonly trackingIds: string[] = new Array<string>(RECENT).fill('');

  constructor(private readonly catalog: Catalog) {
    this.endings = new Endings(catalog, this.names);
  }

  /** What the catalog has for an event; null for a foreign provider. */
  codeOf({ provider, sourceName, eventId }: EventRecord): Code | null {
    const name = sourceName === null ? provider : `${provider}\n${sourceName}`;
    let codes = this.codes.get(name);
    if (!codes) this.codes.set(name, (codes = new Map<number, Code | null>()));
    let code = codes.get(eventId);
    if (code === undefined) codes.set(eventId, (code = this.lookUp(provider, sourceName, eventId)));
    return code;
  }

  private lookUp(provider: string, sourceName: string | null, eventId: number): Code | null {
    const { eventByKey, settings } = this.catalog;
    const own = providerOf(provider, sourceName, this.catalog);
    if (own === null) return null;
    const key = eventKey(own, eventId);
    const entry = eventByKey.get(key) ?? null;
    const isTracked = settings.trackedProviders.includes(own);
    return { key, entry, isTracked, keepsLines: entry === null || EVIDENCE_PHASES.includes(entry.phase) };
  }

  /** The events of an attempt, which are near each other, share its id. */
  trackingId(id: string): string {
    const place = Number.parseInt(id.slice(0, 3), 16) % RECENT;
    const known = this.trackingIds[place]!;
    return known === id ? known : (this.trackingIds[place] = this.names.copy(id));
  }

  /** What a text says, and its lines where they are kept. */
  textOf(text: string, keepsLines: boolean): Pick<ClassifiedEvent, 'fields' | 'lines'> {
    const { catalog, names } = this;
    const parts = text.split('\n', MOST_LINES + 1);
    const lines = parts.length > MOST_LINES ? [text] : parts;
    const ending = this.endings.of(lines);
    const above = lines.slice(0, lines.length - ending.lines.length);
    const own = keepsLines ? above.map((line) => names.copy(line)) : above;
    const alone = (found: MessageFields): Pick<ClassifiedEvent, 'fields' | 'lines'> => ({
      fields: this.shared(found),
      lines: keepsLines ? [...own, ...ending.lines] : NONE,
    });
    if (above.length > MOST_ABOVE) return alone(messageFields(text, catalog, names));
    const failure = above.length === 1 ? plainFailure(above[0]!) : null;
    const apart = failure && this.endings.failure(ending, failure.before, failure.behind);
    if (apart) return alone(fieldsOf(failure.context, apart, catalog, names));
    const said = above.map((line) => saidIn(line, catalog, names));
    const whole = above.length === 0 ? ending : together(own, said, ending);
    const known = whole.isBroken ? undefined : whole.said;
    const fields = (whole.fields ??= this.shared(messageFields(text, catalog, names, known)));
    return { fields, lines: keepsLines ? whole.lines : NONE };
  }

  /** What a text says that names a user and nothing else. */
  fieldsOf(context: Context): MessageFields {
    return this.users.find(context) ?? this.users.one(fieldsOf(context, SILENT, this.catalog, this.names));
  }

  /** The same for all events that name the same user and nothing else, as those of successes do. */
  private shared(found: MessageFields): MessageFields {
    return saysMore(found) ? found : this.users.one(found);
  }
}

const NONE: readonly string[] = [];

const sameUser = (a: Context, b: Context): boolean =>
  a.upn === b.upn &&
  a.adminUpn === b.adminUpn &&
  a.cloudAnchor === b.cloudAnchor &&
  a.sourceAnchor === b.sourceAnchor &&
  a.unblockUser === b.unblockUser &&
  a.contextFields === b.contextFields;
