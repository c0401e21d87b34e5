import type { Condition, Fragment } from '../model/catalog';
import { keptText } from '../model/event';
import type { Member } from '../model/flow';
import type { Flow } from '../model/report';

/** What evidence is held against: the events of one flow, or of one thing that happened to the service. */
export interface Subject {
  members: readonly SubjectMember[];
  operation: Flow['operation'] | null;
  /** Another user of the same server succeeded. */
  othersSucceed: boolean;
}

/** The event's text, and the same in lower case, made once for all conditions. */
type SubjectMember = Member & { text: string; lower: string };

export const subjectOf = (
  members: readonly Member[],
  operation: Subject['operation'] = null,
  othersSucceed = false,
): Subject => ({
  members: members.map(({ event, link }) => {
    const text = keptText(event);
    return { event, link, text, lower: text.toLowerCase() };
  }),
  operation,
  othersSucceed,
});

/** What made a condition hold, from the most to the least telling. */
export const KINDS = ['text', 'engine-code', 'code', 'event'] as const;
export type Kind = (typeof KINDS)[number];

/** A condition that holds: the most telling kind of evidence in it, and for each of its parts the events that make it hold. */
export interface Match {
  kind: Kind;
  parts: (readonly Member[])[];
}

/** Holds a condition of the catalog against a subject; null where it does not hold. All its parts must, each by any of its items. */
export function match(when: Condition, subject: Subject, enginePrefix: string): Match | null {
  if (when.operation && !when.operation.some((id) => id === subject.operation)) return null;
  if (when.othersSucceed !== undefined && when.othersSucceed !== subject.othersSucceed) return null;

  const found: { kind: Kind; members: readonly Member[] }[] = [];
  for (const { kind, holds } of testsOf(when, enginePrefix)) {
    const members = subject.members.filter(holds);
    if (members.length === 0) return null;
    found.push({ kind, members });
  }
  if (found.length === 0) return { kind: 'event', parts: [subject.members] };
  found.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return { kind: found[0]!.kind, parts: found.map(({ members }) => members) };
}

/** One part of a condition, held against one event. */
interface Test {
  kind: Kind;
  holds(member: SubjectMember): boolean;
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
  if (text) {
    const searches = text.map(searchFor);
    add('text', ({ text, lower }) => searches.some((occurs) => occurs(text, lower)));
  }
  return tests;
}

const overlap = <T>(a: readonly T[], b: readonly T[]): boolean => a.some((item) => b.includes(item));

type Search = (text: string, lower: string) => boolean;

/**
 * A string occurs anywhere; a list in one line; `/…/` is a regular expression on one line. Letter case never matters.
 * The whole text is tried first: most fragments are not in most texts.
 */
export function searchFor(fragment: Fragment): Search {
  const parts = (typeof fragment === 'string' ? [fragment] : fragment).map(partSearch);
  const all = (text: string, lower: string): boolean => parts.every((part) => part(text, lower));
  if (typeof fragment === 'string' && !isPattern(fragment)) return all;
  return (text, lower) => all(text, lower) && text.split('\n').some((line) => all(line, line.toLowerCase()));
}

const isPattern = (part: string): boolean => part.length > 2 && part.startsWith('/') && part.endsWith('/');

function partSearch(part: string): Search {
  if (!isPattern(part)) {
    const wanted = part.toLowerCase();
    return (_, lower) => lower.includes(wanted);
  }
  const pattern = new RegExp(part.slice(1, -1), 'im');
  return (text) => pattern.test(text);
}
