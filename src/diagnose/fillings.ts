import type { ClassifiedEvent } from '../model/event';
import type { Context, Draft } from './context';

/** Values of placeholders, by name. */
export type Fillings = Readonly<Record<string, string>>;

const ACCOUNT = /^[\w.$-]{1,64}$/;
const HOST = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i;
const UPN = /^[\w.+-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i;

/** Every value that events give for a placeholder, by its lower case. */
type Values = Record<Name, Map<string, string>>;
type Name = (typeof NAMES)[number];

const NAMES = ['connectorAccount', 'connectorDomain', 'domain', 'user', 'server', 'namespace'] as const;
const PATTERNS: Record<Name, RegExp> = {
  connectorAccount: ACCOUNT,
  connectorDomain: HOST,
  domain: HOST,
  user: UPN,
  server: HOST,
  namespace: HOST,
};

class Noted {
  readonly values = Object.fromEntries(NAMES.map((name) => [name, new Map<string, string>()])) as Values;
  /** What was noted last is mostly what comes again. */
  private readonly last: Partial<Record<Name, string>> = {};

  note(name: Name, value: string | null | undefined, as = (given: string): string => given): void {
    if (!value || value === this.last[name]) return;
    this.last[name] = value;
    const noted = as(value);
    if (noted !== '') this.values[name].set(noted.toLowerCase(), noted);
  }

  noteEvent({ fields: { connectorAccount, domain, namespace } }: ClassifiedEvent): void {
    this.note('connectorAccount', connectorAccount, withoutDomain);
    this.note('connectorDomain', domain);
    this.note('domain', domain);
    this.note('namespace', namespace);
  }
}

/** The account's own name. */
export const withoutDomain = (account: string): string => account.replace(/^.*\\/, '');

/** What the events of one finding say of the names that a remediation's commands need. */
export function valuesFrom({ rest }: Context): (draft: Draft) => Values {
  const ofEngine = engineValues(rest);
  return ({ events, seen = [], flows }) => {
    const noted = new Noted();
    for (const event of events) {
      noted.noteEvent(event);
      noted.note('server', event.ref.computer);
    }
    for (const { seen: one } of seen) noted.note('server', one.computer);
    for (const { members, user } of flows) {
      for (const { event } of members) noted.noteEvent(event);
      noted.note('user', user?.upn);
    }
    const { values } = noted;
    const more = ofEngine(values.server);
    for (const name of NAMES) for (const [lower, value] of more[name]) values[name].set(lower, value);
    return values;
  };
}

/** The engine names its account and its domain at every bind, outside of any attempt; read once for each set of servers. */
function engineValues(rest: readonly ClassifiedEvent[]): (servers: ReadonlyMap<string, string>) => Values {
  const known = new Map<string, Values>();
  return (servers) => {
    const key = [...servers.keys()].sort().join('\n');
    let values = known.get(key);
    if (values === undefined) {
      const noted = new Noted();
      for (const event of rest)
        if (event.fields.connectorAccount && servers.has(event.ref.computer.toLowerCase())) noted.noteEvent(event);
      known.set(key, (values = noted.values));
    }
    return values;
  };
}

/**
 * A name is filled in only when all findings that refer to a remediation speak of one alone, and when it is made of
 * harmless characters: a command is pasted into a shell, and the log is not ours.
 */
export function fillingsOf(all: readonly Values[]): Fillings {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const distinct = new Map(all.flatMap((values) => [...values[name]]));
      const [only] = distinct.values();
      return only !== undefined && distinct.size === 1 && PATTERNS[name].test(only) ? [[name, only]] : [];
    }),
  );
}
