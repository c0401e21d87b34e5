import { hresultsOf } from '../classify/hresults';
import type { EventEntry } from '../model/catalog';
import type { EventKey } from '../model/event-key';
import { namesOf, type Known, type KnownOf } from './entries';
import type { Found, Index } from './lookup';
import { pastedCauses } from './pasted-causes';
import { pastedKey } from './pasted-key';
import { bare, compact, plain } from './term';

/** What was found in a pasted text, and the event it says it is, also where the catalog does not have that. */
export interface Pasted {
  found: Found[];
  key: EventKey | null;
}

const LEAST_PIECE = 8;
/** A name that stands in a text as a word; shorter ones are ordinary words. */
const LEAST_NAME = 8;
/** A whole event text resembles a published one when they share so much of their words. */
const LEAST_LIKENESS = 0.7;
const LEAST_WORDS = 6;

/** Looks for what a text holds: its event, error codes, causes by their evidence, messages of portals. Empty for a plain word. */
export function readPasted(term: string, { all, catalog }: Index): Pasted {
  const text = plain(term).trim();
  const piece = oneSpace(bare(term)).toLowerCase();
  if (!isText(piece)) return { found: [], key: null };
  const key = pastedKey(text, catalog);
  const { fields, causes } = pastedCauses(text, key, catalog);
  const codes = new Set(hresultsOf(text, text.toLowerCase()));
  const named = namedIn(piece);
  const events = all.filter((known): known is KnownOf<'event'> => known.kind === 'event');
  const spoken = events.filter((known) =>
    key === null ? named(known) || inSpecimen(piece, known.entry) : known.id === key,
  );
  const like = key === null && spoken.length === 0 ? mostLike(piece, fields.hresult, events) : [];
  const hresults = all
    .filter((known): known is KnownOf<'hresult'> => known.kind === 'hresult')
    .filter(({ id, entry }) => codes.has(id) || overlaps(piece, entry.text));
  const deciding = ({ id }: Known): number => (id === fields.hresult ? 0 : fields.hresults.includes(id) ? 1 : 2);
  const found: Found[] = [
    ...byText(spoken),
    ...byText(like).map((one): Found => ({ ...one, confidence: 'possible' })),
    ...byText(hresults.sort((a, b) => deciding(a) - deciding(b))),
    ...byText(all.filter((known) => known.kind === 'symptom' && (named(known) || titled(piece, known)))),
  ];
  const speaking = causes.flatMap(({ cause, confidence }): Found[] => {
    const known = all.find((one) => one.entry === cause);
    return known ? [{ known, by: 'text', confidence }] : [];
  });
  return { found: [...found, ...speaking], key };
}

const byText = (all: readonly Known[]): Found[] => all.map((known) => ({ known, by: 'text' }));

/** More than a word, or a word that only programs write: `ERROR_ACCESS_DENIED`, `admaexport.cpp(2944)`. */
const isText = (piece: string): boolean => piece.length >= LEAST_PIECE && /\s|[^\s]{3}[_:.(=][^\s]{2}/.test(piece);

const oneSpace = (text: string): string => text.replace(/\s+/g, ' ');

/** Whether one of an entry's names stands in the text as a whole, or the text is most of a message that is such a name. */
function namedIn(piece: string): (known: Known) => boolean {
  const padded = ` ${piece.replace(/[^\p{L}\p{N}_-]+/gu, ' ')} `;
  return (known) =>
    namesOf(known).some((name) => {
      const wanted = oneSpace(plain(name).toLowerCase());
      const isMessage = wanted.includes(' ');
      if (isMessage && piece.includes(' ') && wanted.includes(piece)) return true;
      if (wanted.length < LEAST_NAME) return false;
      return isMessage ? piece.includes(wanted) : padded.includes(` ${wanted} `);
    });
}

/** The title of a symptom was copied, in either language. */
const titled = (piece: string, known: Known): boolean =>
  known.kind === 'symptom' && Object.values(known.entry.title).some((title) => compact(title) === compact(piece));

const inSpecimen = (piece: string, { specimens }: EventEntry): boolean =>
  specimens.some(({ text }) => oneSpace(plain(text)).toLowerCase().includes(piece));

/** One holds the other. */
function overlaps(piece: string, text: string): boolean {
  const whole = oneSpace(bare(text)).toLowerCase();
  return piece.includes(whole) || whole.includes(piece);
}

/**
 * The event whose published text has most words in common with this one; several where their texts are equally near.
 * @param hresult the text's error code: a text with another one is about something else.
 */
function mostLike(piece: string, hresult: string | null, events: readonly KnownOf<'event'>[]): KnownOf<'event'>[] {
  const own = wordsOf(piece);
  if (own.size < LEAST_WORDS) return [];
  const scored = events.map((known) => {
    const texts = known.entry.specimens.map(({ text }) => plain(text).toLowerCase());
    const scores = texts.filter((text) => text.includes(hresult ?? '')).map((text) => likeness(own, wordsOf(text)));
    return { known, score: Math.max(0, ...scores) };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  return best < LEAST_LIKENESS ? [] : scored.filter(({ score }) => score === best).map(({ known }) => known);
}

/** Words without digits: names, GUIDs, addresses and times differ from log to log; an HRESULT does not. */
const wordsOf = (lower: string): Set<string> =>
  new Set(lower.match(/\b[89a-f][0-9a-f]{7}\b(?!-)|(?<![\p{L}\p{N}@.-])\p{L}{3,}(?![\p{L}\p{N}@-])/gu) ?? []);

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared || 1);
}
