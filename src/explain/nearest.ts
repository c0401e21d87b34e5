import type { Language, Words } from '../model/catalog';
import { editDistance } from './distance';
import { namesOf, type Known } from './entries';
import { afterPrefix } from './error-code';
import type { Index } from './lookup';
import { bare, compact } from './term';

const SHOWN = 5;
/** Nobody mistypes a word as long as this; a text is compared by its words. */
const LONGEST = 64;
/** A longer text is judged by its beginning. */
const HEAD = 2000;
/** One letter in so many may be wrong. */
const LETTERS_PER_MISTAKE = 3;
const LEAST_WORD = 3;
const LEAST_PART = 4;
/** At least this share of the words must occur. */
const LEAST_SHARE = 0.5;
/** A part of a spelling is a better sign than a word of a title, and a worse one than a slip of a letter. */
const PART = 1.5;
const WORD = 3;
/** Event numbers farther away have nothing to do with each other. */
const FARTHEST = 20;

/** The entries that come closest to a term that names nothing, best first: slips of letters, parts of names, words of titles. */
export function nearestTo(term: string, { all }: Index, language: Language): Known[] {
  const clean = bare(term).slice(0, HEAD);
  const wanted = compact(afterPrefix(clean)) || compact(clean);
  const words = wordsOf(clean);
  const scored = all.flatMap((known) => {
    const score = Math.min(bySpelling(wanted, known), byNumber(wanted, known), byWords(words, known, language));
    return Number.isFinite(score) ? [{ known, score }] : [];
  });
  scored.sort((a, b) => a.score - b.score);
  return scored.slice(0, SHOWN).map(({ known }) => known);
}

function bySpelling(wanted: string, known: Known): number {
  if (wanted === '' || wanted.length > LONGEST) return Infinity;
  const limit = Math.max(1, Math.floor(wanted.length / LETTERS_PER_MISTAKE));
  const spellings = [known.id, ...namesOf(known), ...(known.kind === 'event' ? [String(known.entry.id)] : [])];
  const scores = spellings.map(compact).map((spelling) => {
    const distance = editDistance(wanted, spelling, limit);
    if (distance <= limit) return distance;
    return wanted.length >= LEAST_PART && spelling.includes(wanted) ? PART : Infinity;
  });
  return Math.min(...scores);
}

/** Neighbours of an event number, the nearest first; they come after a slip of one digit. */
function byNumber(wanted: string, known: Known): number {
  if (known.kind !== 'event' || !/^\d{1,5}$/.test(wanted)) return Infinity;
  const apart = Math.abs(known.entry.id - Number(wanted));
  return apart <= FARTHEST ? 1 + apart / 100 : Infinity;
}

function byWords(words: readonly string[], known: Known, language: Language): number {
  if (words.length === 0) return Infinity;
  const { title } = known.entry as { title: Words };
  const own = new Set(wordsOf([known.id, ...namesOf(known), title[language]].join(' ')));
  const share = words.filter((word) => own.has(word)).length / words.length;
  return share >= LEAST_SHARE ? WORD + (1 - share) : Infinity;
}

const wordsOf = (text: string): string[] => [
  ...new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= LEAST_WORD)),
];
