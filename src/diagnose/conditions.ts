import type { Condition, Fragment } from '../model/catalog';
import type { ClassifiedEvent } from '../model/event';
import type { Member } from '../model/flow';
import type { Flow } from '../model/report';

/** What evidence is held against: the events of one flow, or of one thing that happened to the service. */
export interface Subject {
  members: readonly Member[];
  operation: Flow['operation'] | null;
  /** Another user of the same server succeeded. */
  othersSucceed: boolean;
}

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
  for (const [kind, holds] of tests(when, enginePrefix)) {
    const members = subject.members.filter(({ event }) => holds(event));
    if (members.length === 0) return null;
    found.push({ kind, members });
  }
  if (found.length === 0) return { kind: 'event', parts: [subject.members] };
  found.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return { kind: found[0]!.kind, parts: found.map(({ members }) => members) };
}

type Test = (event: ClassifiedEvent) => boolean;

function tests(when: Condition, enginePrefix: string): [Kind, Test][] {
  const list: [Kind, Test][] = [];
  if (when.text) list.push(['text', ({ text }) => when.text!.some((fragment) => occurs(fragment, text))]);
  if (when.hresult) {
    const isEngine = when.hresult.some((code) => code.startsWith(enginePrefix));
    list.push([isEngine ? 'engine-code' : 'code', ({ fields }) => overlap(fields.hresults, when.hresult!)]);
  }
  if (when.rpcError) list.push(['code', ({ fields }) => overlap(fields.rpcErrors, when.rpcError!)]);
  if (when.errorCode) list.push(['code', ({ fields }) => overlap(fields.errorCodes, when.errorCode!)]);
  if (when.unblockUser !== undefined) list.push(['event', ({ fields }) => fields.unblockUser === when.unblockUser]);
  if (when.key) list.push(['event', ({ key }) => when.key!.includes(key)]);
  return list;
}

const overlap = <T>(a: readonly T[], b: readonly T[]): boolean => a.some((item) => b.includes(item));

/**
 * A string occurs anywhere; a list in one line; `/…/` is a regular expression on one line. Letter case never matters.
 * The whole text is tried first: most fragments are not in most texts.
 */
export function occurs(fragment: Fragment, text: string): boolean {
  const parts = typeof fragment === 'string' ? [fragment] : fragment;
  if (!parts.every((part) => occursIn(part, text))) return false;
  return (
    (parts.length === 1 && !isPattern(parts[0]!)) ||
    text.split('\n').some((line) => parts.every((part) => occursIn(part, line)))
  );
}

const isPattern = (part: string): boolean => part.length > 2 && part.startsWith('/') && part.endsWith('/');

/** One compiled expression per fragment of the catalog; nothing else is remembered. */
const compiled = new Map<string, RegExp>();

function occursIn(part: string, text: string): boolean {
  let pattern = compiled.get(part);
  if (!pattern) {
    const source = isPattern(part) ? part.slice(1, -1) : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    pattern = new RegExp(source, 'im');
    compiled.set(part, pattern);
  }
  return pattern.test(text);
}
