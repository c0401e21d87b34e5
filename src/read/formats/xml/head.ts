import { ownCopy } from '../../../model/own-copy';
import { PLAIN_TIME } from '../../time-stamp';
import { headGrammar, LONGEST_HEAD, type HeadPart, type Step } from './head-grammar';

/**
 * What is read of every event, as written in the log: of `Provider` the attributes, of the place all from `<Channel` to the
 * end of `Computer`. Empty where there is none.
 */
export interface RawHead extends Record<HeadPart, string> {
  /** Index behind `</System>`. */
  end: number;
}

/** The part of each group of the expression, in order. */
const groups: HeadPart[] = [];
const S = '[ \\t\\r\\n]';
const RUNS = { digits: '\\d', letters: '\\w' };

function expression(step: Step): string {
  if ('is' in step) return step.is;
  if ('space' in step) return step.space === 'any' ? `${S}*` : `${S}+`;
  if ('run' in step) return `${RUNS[step.run]}{${step.least},${step.most}}`;
  if ('upTo' in step) return '[^<>]*';
  if ('moment' in step) return PLAIN_TIME;
  if ('maybe' in step) return `(?:${step.maybe.map(expression).join('')})?`;
  if ('quoted' in step) {
    const between = (quote: string): string =>
      quote + (step.quoted === 'any' ? `[^${quote}<>]*` : expression(step.quoted)) + quote;
    return `(?:${between("'")}|${between('"')})`;
  }
  groups.push(step.part);
  return `(${step.of.map(expression).join('')})`;
}

const HEAD = new RegExp(headGrammar.map(expression).join(''), 'y');

/** Reads the plain head of the event that begins at `at`; null when it has another form. */
export function readHead(text: string, at: number): RawHead | null {
  HEAD.lastIndex = at;
  const match = HEAD.exec(text);
  if (!match || match[0].length > LONGEST_HEAD) return null;
  const head: RawHead = {
    provider: '',
    eventId: '',
    level: '',
    time: '',
    recordId: '',
    place: '',
    end: HEAD.lastIndex,
  };
  for (let i = 0; i < groups.length; i += 1) head[groups[i]!] ||= match[i + 1] ?? '';
  // The only part that outlives the window it was cut from.
  head.time = ownCopy(head.time);
  return head;
}

const PLAIN = /^[\t\r\n\x20-\x7e]*$/;
const PLACE = /^<Channel>(.*)<\/Channel>[ \t\r\n]*<Computer>(.*)<\/Computer>$/s;
const ATTRIBUTE = /([\w.:-]+)[ \t\r\n]*=[ \t\r\n]*(?:'([^']*)'|"([^"]*)")/g;

const isPlain = (raw: string): boolean => PLAIN.test(raw) && !raw.includes('&');

/** null where references or other characters than ASCII need decoding first. */
export function readPlace(raw: string): { channel: string; computer: string } | null {
  const match = isPlain(raw) ? PLACE.exec(raw) : null;
  return match && { channel: match[1]!, computer: match[2]! };
}

/** null where the attributes need decoding first, or give no name. */
export function readProvider(raw: string): { name: string; sourceName: string | null } | null {
  if (!isPlain(raw)) return null;
  const attributes = new Map([...raw.matchAll(ATTRIBUTE)].map((m) => [m[1]!, m[2] ?? m[3] ?? '']));
  // Whatever is no attribute makes the tag a matter for the parser.
  if (raw.replace(ATTRIBUTE, '').trim() !== '') return null;
  const name = attributes.get('Name');
  return name ? { name, sourceName: attributes.get('EventSourceName') || null } : null;
}
