import { BoundedMap } from '../model/bounded-map';
import type { Fragment } from '../model/catalog';

type Search = (text: string, lower: string) => boolean;

/**
 * A string occurs anywhere; a list in one line; `/…/` is a regular expression on one line. Letter case never matters.
 * The whole text is tried first: most fragments are not in most texts.
 */
export function searchFor(fragment: Fragment): Search {
  const parts = partsOf(fragment).map(partSearch);
  const all = (text: string, lower: string): boolean => parts.every((part) => part(text, lower));
  if (typeof fragment === 'string' && !isPattern(fragment)) return all;
  return (text, lower) => all(text, lower) && text.split('\n').some((line) => all(line, line.toLowerCase()));
}

const partsOf = (fragment: Fragment): readonly string[] => (typeof fragment === 'string' ? [fragment] : fragment);

const isPattern = (part: string): boolean => part.length > 2 && part.startsWith('/') && part.endsWith('/');

function partSearch(part: string): Search {
  if (!isPattern(part)) {
    const wanted = part.toLowerCase();
    return (_, lower) => lower.includes(wanted);
  }
  const pattern = new RegExp(part.slice(1, -1), 'im');
  return (text) => pattern.test(text);
}

/** So many lines are known at a time, none of them longer: a hostile log could have new ones in every event. */
const MOST_LINES = 2_000;
const LONGEST_LINE = 1_000;
/** A text of more lines is searched as a whole, which is faster. */
const MOST_LINES_OF_ONE = 200;

interface FragmentSearch {
  fragment: Fragment;
  occurs: Search;
}

const NONE: readonly Fragment[] = [];

/**
 * Which of these fragments occur in texts, as `searchFor` says. Failures have most of their lines in common, so each line
 * is searched once and what it has is remembered.
 */
export class KnownLines {
  private readonly known = new BoundedMap<string, readonly Fragment[]>(MOST_LINES);
  private readonly searches: readonly FragmentSearch[];
  /** Those without a plain string. */
  private readonly ofPatterns: readonly FragmentSearch[];
  /** Finds whichever plain string comes first in a text in lower case: most have none. */
  private readonly anyString: RegExp;
  /** Some are strings over several lines, which are in none of them. */
  private readonly haveBreaks: boolean;
  /** Expressions that look around may be kept from holding by the lines before and after. */
  private readonly lookAround: ReadonlySet<Fragment>;

  constructor(fragments: Iterable<Fragment>) {
    const all = [...new Set(fragments)];
    this.searches = all.map((fragment) => ({ fragment, occurs: searchFor(fragment) }));
    this.ofPatterns = this.searches.filter(({ fragment }) => partsOf(fragment).every(isPattern));
    const strings = new Set(all.flatMap(partsOf).filter((part) => !isPattern(part)));
    this.anyString = new RegExp([...strings].map((part) => literally(part.toLowerCase())).join('|'));
    this.haveBreaks = all.some((one) => typeof one === 'string' && !isPattern(one) && one.includes('\n'));
    this.lookAround = new Set(all.filter((one) => partsOf(one).some((part) => isPattern(part) && LOOKS.test(part))));
  }

  /**
   * Those that occur, each once.
   * @param lines a text, cut at each line break or not at all
   */
  in(lines: readonly string[]): readonly Fragment[] {
    if (lines.length <= 1 || lines.length > MOST_LINES_OF_ONE) return this.inText(lines.join('\n'));
    let found = NONE;
    for (const line of lines) {
      const more = this.inLine(line);
      if (more.length > 0) found = found.length === 0 ? more : [...new Set([...found, ...more])];
    }
    return this.haveBreaks || found.some((one) => this.lookAround.has(one)) ? this.search(lines.join('\n')) : found;
  }

  private inText(text: string): readonly Fragment[] {
    return text.includes('\n') ? this.search(text) : this.inLine(text);
  }

  private inLine(line: string): readonly Fragment[] {
    if (line.length > LONGEST_LINE) return this.search(line);
    const known = this.known.get(line);
    if (known !== undefined) return known;
    const found = this.search(line);
    this.known.set(line, found);
    return found;
  }

  private search(text: string): readonly Fragment[] {
    const lower = text.toLowerCase();
    const found: Fragment[] = [];
    const searches = this.anyString.test(lower) ? this.searches : this.ofPatterns;
    for (const { fragment, occurs } of searches) if (occurs(text, lower)) found.push(fragment);
    return found.length === 0 ? NONE : found;
  }
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const LOOKS = /\(\?<?[=!]/;
