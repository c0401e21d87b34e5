import { type ClassifiedEvent, isBlank, keptText } from '../model/event';
import type { Report } from '../model/report';
import type { Found } from './findings';
import type { Context } from './context';

/** A report must stay readable and sendable: so many texts, each so long at most. */
const MOST_TEXTS = 500;
const LONGEST_TEXT = 8_000;
/** What is longer and has no blank is no name. */
const LONGEST_WORD = 1_000;
/** Of each finding so many; the others say the same. */
const OF_A_FINDING = 10;

/** What the events say that findings rest on, then those of attempts that did not succeed, the latest first. */
export function textsOf(found: readonly Found[], { flows }: Context): Report['texts'] {
  const chosen = new Set<ClassifiedEvent>();
  for (const event of telling(found, flows)) {
    if (chosen.size >= MOST_TEXTS) break;
    if (!isBlank(event)) chosen.add(event);
  }
  return [...chosen].map((event) => ({ ref: event.ref, text: shortened(keptText(event)) }));
}

function* telling(found: readonly Found[], flows: Context['flows']): Generator<ClassifiedEvent> {
  for (const { draft } of found) yield* draft.events.slice(0, OF_A_FINDING);
  for (let at = flows.length - 1; at >= 0; at -= 1) {
    const { outcome, members } = flows[at]!;
    if (outcome !== 'succeeded') for (const { event } of members) yield event;
  }
}

/** Cut between words, for of half a name nobody could say any more that it is one, to redact it; no pair of surrogates is cut. */
function shortened(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  const start = text.slice(0, LONGEST_TEXT);
  const end = start.search(/\s\S*$/);
  const isBetween = end >= LONGEST_TEXT - LONGEST_WORD;
  return `${isBetween ? start.slice(0, end) : start.replace(/[\ud800-\udbff]$/, '')}…`;
}
