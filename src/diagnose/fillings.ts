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

/** What the events of one finding say of the names that a remediation's commands need. */
export function valuesOf({ events, seen = [], flows }: Draft, { rest }: Context): Values {
  const values = Object.fromEntries(NAMES.map((name) => [name, new Map<string, string>()])) as Values;
  const note = (name: Name, value: string | null | undefined): unknown =>
    value && values[name].set(value.toLowerCase(), value);
  const noteEvent = ({ fields }: ClassifiedEvent): void => {
    note('connectorAccount', fields.connectorAccount?.replace(/^.*\\/, ''));
    note('connectorDomain', fields.domain);
    note('domain', fields.domain);
    note('namespace', fields.namespace);
  };
  for (const event of events) {
    noteEvent(event);
    note('server', event.ref.computer);
  }
  for (const { seen: one } of seen) note('server', one.computer);
  for (const { members, user } of flows) {
    for (const { event } of members) noteEvent(event);
    note('user', user?.upn);
  }
  // The engine names its account and its domain at every bind, outside of any attempt.
  for (const event of rest) {
    if (event.fields.connectorAccount && values.server.has(event.ref.computer.toLowerCase())) noteEvent(event);
  }
  return values;
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
