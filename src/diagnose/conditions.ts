import type { Condition, Fragment } from '../model/catalog';
import type { Member } from '../model/flow';
import type { Flow, Link } from '../model/report';

/** What evidence is held against: the events of one flow, or of one thing that happened to the service. */
export interface Subject {
  members: readonly Member[];
  operation: Flow['operation'] | null;
  /** Another user of the same server succeeded. */
  othersSucceed: boolean;
}

export const subjectOf = (
  members: readonly Member[],
  operation: Subject['operation'] = null,
  othersSucceed = false,
): Subject => ({ members, operation, othersSucceed });

/** The same, with the fragments of the catalog that each text has: made once for all conditions. */
export interface ReadSubject extends Subject {
  members: readonly ReadMember[];
}
type ReadMember = Member & { says: readonly Fragment[] };

/** What made a condition hold, from the most to the least telling. */
export const KINDS = ['text', 'engine-code', 'code', 'event'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * A condition that holds: the most telling kind of evidence in it, and for each of its parts how the events that make it
 * hold came to the others.
 */
export interface Match {
  kind: Kind;
  parts: (readonly Link[])[];
}

/** Holds a condition of the catalog against a subject; null where it does not hold. All its parts must, each by any of its items. */
export function match(when: Condition, subject: ReadSubject, enginePrefix: string): Match | null {
  if (when.operation && !when.operation.some((id) => id === subject.operation)) return null;
  if (when.othersSucceed !== undefined && when.othersSucceed !== subject.othersSucceed) return null;

  const found: { kind: Kind; links: readonly Link[] }[] = [];
  for (const { kind, holds } of testsOf(when, enginePrefix)) {
    const links = subject.members.filter(holds).map(({ link }) => link);
    if (links.length === 0) return null;
    found.push({ kind, links });
  }
  if (found.length === 0) return { kind: 'event', parts: [subject.members.map(({ link }) => link)] };
  found.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return { kind: found[0]!.kind, parts: found.map(({ links }) => links) };
}

/** One part of a condition, held against one event. */
interface Test {
  kind: Kind;
  holds(member: ReadMember): boolean;
}

/** Conditions are held against every failure of a log, so each is taken apart only once. */
const known = new WeakMap<Condition, Test[]>();

function testsOf(when: Condition, enginePrefix: string): Test[] {
  const tests = known.get(when) ?? takeApart(when, enginePrefix);
  known.set(when, tests);
  return tests;
}

/** The cheap tests first: most conditions fail at one of them. */
function takeApart(when: Condition, enginePrefix: string): Test[] {
  const tests: Test[] = [];
  const add = (kind: Kind, holds: Test['holds']): unknown => tests.push({ kind, holds });
  const { key, unblockUser, hresult, rpcError, errorCode, text } = when;
  if (key) add('event', ({ event }) => key.includes(event.key));
  if (unblockUser !== undefined) add('event', ({ event }) => event.fields.unblockUser === unblockUser);
  if (hresult) {
    const isEngine = hresult.some((code) => code.startsWith(enginePrefix));
    add(isEngine ? 'engine-code' : 'code', ({ event }) => overlap(event.fields.hresults, hresult));
  }
  if (rpcError) add('code', ({ event }) => overlap(event.fields.rpcErrors, rpcError));
  if (errorCode) add('code', ({ event }) => overlap(event.fields.errorCodes, errorCode));
  if (text) add('text', ({ says }) => overlap(says, text));
  return tests;
}

/** All that the tests ask of a subject, in one text: with the same, the same conditions hold. */
export function askedOf({ members, operation, othersSucceed }: ReadSubject): string {
  let asked = `${operation};${othersSucceed}`;
  for (const { event, link, says } of members) {
    const { unblockUser, hresults, rpcErrors, errorCodes } = event.fields;
    asked += `\n${event.key};${link};${unblockUser};${hresults};${rpcErrors};${errorCodes};`;
    if (says.length > 0) asked += JSON.stringify(says);
  }
  return asked;
}

const overlap = <T>(a: readonly T[], b: readonly T[]): boolean => a.some((item) => b.includes(item));
