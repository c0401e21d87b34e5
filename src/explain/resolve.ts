import type { Catalog, Language } from '../model/catalog';
import type { Known } from './entries';
import { hresultIn } from './error-code';
import { createIndex, lookUp, type Found, type Index } from './lookup';
import { nearestTo } from './nearest';
import { readPasted } from './pasted';
import { rangesAround, type CodeRange } from './ranges';
import { bare } from './term';

/** What one term means. */
export interface Resolution {
  term: string;
  /** Empty: the catalog does not have it. */
  matches: Found[];
  /** For a term without matches: what was perhaps meant, best first. */
  nearest: Known[];
  /** For an event number without an entry: the ranges of known codes that it lies in. */
  ranges: CodeRange[];
  /** For an HRESULT without an entry: its eight hex digits. */
  hresult: string | null;
}

/** Answers every term; neighbours that mean something only together (`HR 8023042`) are one term. Never throws. */
export function resolveTerms(terms: readonly string[], catalog: Catalog, language: Language): Resolution[] {
  const index = createIndex(catalog);
  const answers = joinKnown(terms, index).map((term) => resolve(term, index, language));
  return unknownRuns(answers).flatMap((run) => {
    // Words of a message that the shell took apart, because it was not in quotes.
    const whole = run.length > 1 ? resolve(run.map(({ term }) => term).join(' '), index, language) : null;
    return whole !== null && whole.matches.length > 0 ? [whole] : run;
  });
}

/** The answers in order; neighbours that are unknown stand in one list, each known one in its own. */
function unknownRuns(answers: readonly Resolution[]): Resolution[][] {
  const runs: Resolution[][] = [];
  for (const answer of answers) {
    const last = runs.at(-1);
    const isUnknown = answer.matches.length === 0;
    if (isUnknown && last?.[0]?.matches.length === 0) last.push(answer);
    else runs.push([answer]);
  }
  return runs;
}

function resolve(term: string, index: Index, language: Language): Resolution {
  const exact = lookUp(term, index);
  const pasted = exact.length > 0 ? null : readPasted(term, index);
  const matches = pasted?.found ?? exact;
  const unknownEvent = pasted?.key !== undefined && pasted.key !== null && !index.catalog.eventByKey.has(pasted.key);
  const number = unknownEvent ? pasted.key! : matches.length === 0 ? bare(term) : '';
  return {
    term,
    matches,
    nearest: matches.length > 0 ? [] : nearestTo(term, index, language),
    ranges: rangesAround(number, index.catalog),
    hresult: matches.length > 0 ? null : hresultIn(bare(term)),
  };
}

const MOST_JOINED = 6;
/** Longer terms are texts, and no part of a name. */
const LONGEST_PART = 80;

/** The longest runs of neighbours that name something together, and the terms between them. */
function joinKnown(terms: readonly string[], index: Index): string[] {
  const joined: string[] = [];
  for (let at = 0; at < terms.length;) {
    const length = knownRun(terms.slice(at, at + MOST_JOINED), index);
    joined.push(terms.slice(at, at + length).join(' '));
    at += length;
  }
  return joined;
}

function knownRun(terms: readonly string[], index: Index): number {
  for (let length = terms.length; length > 1; length--) {
    const run = terms.slice(0, length);
    if (run.some((term) => term.length > LONGEST_PART)) continue;
    if (lookUp(run.join(' '), index).length > 0) return length;
  }
  return 1;
}
