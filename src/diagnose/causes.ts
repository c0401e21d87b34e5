import { BoundedMap } from '../model/bounded-map';
import type { Catalog, CauseEntry, Confidence, Evidence } from '../model/catalog';
import type { Link } from '../model/report';
import { KINDS, type Match, type ReadSubject, type Subject, askedOf, match } from './conditions';
import { KnownLines } from './fragments';

const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'possible'];

/** A cause that the evidence allows, and the events that speak for it. */
export interface FoundCause {
  cause: CauseEntry;
  role: Evidence['role'];
  confidence: Confidence;
  match: Match;
}

/**
 * Ranks the causes of one failure, best first: by confidence, then by how telling the evidence is. Fallbacks count only
 * where nothing decisive was found, and of them only the best; causes that yield to another one found become possible.
 */
export function rankCauses(subject: Subject, catalog: Catalog): readonly FoundCause[] {
  let rankings = known.get(catalog);
  if (!rankings) known.set(catalog, (rankings = new Rankings(catalog)));
  return rankings.of(subject);
}

/** Failures of one kind are ranked alike, and a busy server's are of few kinds. */
const known = new WeakMap<Catalog, Rankings>();

/** So many rankings are known at a time, none by more characters: a hostile log could have a new one in every failure. */
const MOST_RANKINGS = 1_000;
const LONGEST_ASKED = 2_000;

class Rankings {
  private readonly known = new BoundedMap<string, readonly FoundCause[]>(MOST_RANKINGS);
  private readonly lines: KnownLines;

  constructor(private readonly catalog: Catalog) {
    const fragments = catalog.causes.flatMap(({ evidence }) => evidence.flatMap(({ when }) => when.text ?? []));
    this.lines = new KnownLines(fragments);
  }

  of(given: Subject): readonly FoundCause[] {
    const members = given.members.map(({ event, link }) => ({ event, link, says: this.lines.in(event.lines) }));
    const subject = { ...given, members };
    const asked = askedOf(subject);
    const known = this.known.get(asked);
    if (known !== undefined) return known;
    const ranked = rank(subject, this.catalog);
    if (asked.length > LONGEST_ASKED) return ranked;
    this.known.set(asked, ranked);
    return ranked;
  }
}

function rank(subject: ReadSubject, catalog: Catalog): FoundCause[] {
  const found = catalog.causes.flatMap((cause) => bestByRole(cause, subject, catalog.settings.enginePrefix));
  const by = (role: Evidence['role']): FoundCause[] => found.filter((one) => one.role === role);
  const decisive = by('decisive');
  const main = decisive.length > 0 ? decisive : bestOnly(by('fallback'));
  const ids = new Set(main.map(({ cause }) => cause.id));
  const yields = ({ cause }: FoundCause): boolean => cause.yieldsTo.some((id) => ids.has(id));
  const leading = new Set(main.filter((found) => !yields(found)).map(({ cause }) => cause.id));
  const beside = by('beside').filter(({ cause }) => !ids.has(cause.id) && cause.besides && leading.has(cause.besides));
  return [...main, ...beside]
    .map((found) => (yields(found) ? { ...found, confidence: 'possible' as const } : found))
    .sort(compareFound);
}

/** The best evidence of a cause in each role. */
function bestByRole(cause: CauseEntry, subject: ReadSubject, enginePrefix: string): FoundCause[] {
  const best: FoundCause[] = [];
  for (const { when, confidence, role } of cause.evidence) {
    const hit = match(when, subject, enginePrefix);
    if (!hit) continue;
    const found = { cause, role, confidence: weaker(confidence, trust(hit)), match: hit };
    const at = best.findIndex((one) => one.role === role);
    if (at < 0) best.push(found);
    else if (compareFound(found, best[at]!) < 0) best[at] = found;
  }
  return best;
}

function bestOnly(found: readonly FoundCause[]): FoundCause[] {
  const [first] = [...found].sort(compareFound);
  return first ? found.filter((one) => one.confidence === first.confidence && one.match.kind === first.match.kind) : [];
}

const compareFound = (a: FoundCause, b: FoundCause): number =>
  CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
  KINDS.indexOf(a.match.kind) - KINDS.indexOf(b.match.kind);

/** Evidence that came into the flow by inference makes a cause no surer than the inference is. */
const TRUST: Record<Link, Confidence> = {
  'tracking-id': 'certain',
  anchor: 'certain',
  hresult: 'certain',
  'only-candidate': 'likely',
  proximity: 'possible',
};

/** For each part of a condition one event that belongs as a fact is enough; the weakest part decides. */
const trust = ({ parts }: Match): Confidence =>
  parts.map((links) => links.map((link) => TRUST[link]).reduce(stronger, 'possible')).reduce(weaker, 'certain');

const stronger = (a: Confidence, b: Confidence): Confidence =>
  CONFIDENCES.indexOf(a) < CONFIDENCES.indexOf(b) ? a : b;
const weaker = (a: Confidence, b: Confidence): Confidence => (CONFIDENCES.indexOf(a) < CONFIDENCES.indexOf(b) ? b : a);
