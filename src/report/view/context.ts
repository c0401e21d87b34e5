import type { Catalog, Language, Words } from '../../model/catalog';
import type { Report, User } from '../../model/report';
import { createClock, type Clock } from '../moment';
import { createQuantities, type Quantities } from '../quantity';
import { nameOf, say, type Values } from '../say';

/** `short` leaves arguments and sources to the longer forms: a window is small. */
export type Detail = 'short' | 'full';

/** What every section needs to turn facts into words: the report, the catalog, one language, one time zone. */
export interface Context extends Quantities {
  report: Report;
  catalog: Catalog;
  language: Language;
  detail: Detail;
  say(key: string, values?: Values): string;
  /** The label `<key>.one` or `<key>.other` with `{n}` filled in. */
  count(key: string, n: number, values?: Values): string;
  /** The label `<prefix>.<id>`, or the id itself. */
  name(prefix: string, id: string): string;
  pick(words: Words): string;
  moment: Clock;
  /** Title of a cause; the id where the catalog does not have it (a saved report of another catalog). */
  causeTitle(id: string): string;
  /** Title of an event code, marked where it is only inferred; null where the catalog does not have it. */
  eventTitle(key: string): string | null;
  userName(user: User | null): string;
  /** Some forms of export name no computer. */
  computerName(computer: string): string;
  /** Joined by commas; of a long list the first ones and how many more there are. */
  listed(items: string[]): string;
}

const LISTED = 20;

export function createContext(report: Report, catalog: Catalog, detail: Detail = 'full'): Context {
  const language = report.options.language;
  const labels = catalog.labels[language];
  const quantities = createQuantities(language);
  const pick = (words: Words): string => words[language];

  const count = (key: string, n: number, values: Values = {}): string =>
    say(labels, `${key}.${n === 1 ? 'one' : 'other'}`, { ...values, n: quantities.number(n) });

  return {
    ...quantities,
    report,
    catalog,
    language,
    detail,
    pick,
    moment: createClock(report.options.timeZone),
    say: (key, values) => say(labels, key, values),
    name: (prefix, id) => nameOf(labels, prefix, id),
    count,
    causeTitle(id) {
      const cause = catalog.causeById.get(id);
      return cause ? pick(cause.title) : id;
    },
    eventTitle(key) {
      const entry = catalog.eventByKey.get(key as `${string}/${number}`);
      if (!entry) return null;
      return entry.status === 'inferred'
        ? `${pick(entry.title)} (${say(labels, 'status.inferred')})`
        : pick(entry.title);
    },
    computerName: (computer) => computer || say(labels, 'computer.unnamed'),
    listed(items) {
      const more = items.length - LISTED;
      return [...items.slice(0, LISTED), ...(more > 0 ? [count('list.more', more)] : [])].join(', ');
    },
    userName(user) {
      const own = user?.upn ?? user?.cloudAnchor ?? user?.sourceAnchor ?? null;
      const admin = user?.adminUpn ?? null;
      if (admin === null) return own ?? say(labels, 'user.unknown');
      return say(labels, 'user.by-admin', { user: own ?? say(labels, 'user.unknown'), admin });
    },
  };
}
