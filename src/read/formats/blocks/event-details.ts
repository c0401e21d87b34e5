import { eventIdOf, type Draft } from '../drafts/draft';
import { parseStamp } from '../drafts/stamp';
import { LOOK_AHEAD, type BlockForm } from './block-form';

/** A name at the margin, in any language, and what it is. */
const FIELD = /^\S[^:：]{0,40}[:：](?:\s+(.*))?$/;
/** The line that names the source is the second; the first where a copy that was cut for a page or a ticket names no log. */
const PLACES = [1, 0] as const;
const LOG_NAME = /^[^,]{1,128}$/;
/** Lines behind the source, in their order, which is the same in all languages. */
const [DATE, ID, LEVEL, COMPUTER, DESCRIPTION] = [1, 2, 4, 7, 8] as const;
/** The event once more, below a heading of its own. */
const XML = '<Event ';

/** What Event Viewer copies of one event after the other ("Copy Details as Text"), as people paste it. */
export function eventDetails(): BlockForm {
  return {
    format: 'event-details',
    utc: false,
    newestFirst: false,
    lost: ['data-boundaries'],
    begin: (lines, at) => {
      const isBelowLog = at > 0 && sourceIn(lines, at - 1) === 1;
      return isBelowLog || sourceIn(lines, at) === null ? null : draftOf;
    },
  };
}

/** What the first lines give, as far as they are such lines. */
function fieldsOf(lines: readonly string[]): string[] {
  const matches = lines.map((line) => FIELD.exec(line));
  const end = matches.indexOf(null);
  return matches.slice(0, end < 0 ? matches.length : end).map((match) => match![1]?.trim() ?? '');
}

/** Which of the lines from `at` on names the source; null where no event begins. */
function sourceIn(lines: readonly string[], at: number): 0 | 1 | null {
  const fields = fieldsOf(lines.slice(at, at + LOOK_AHEAD));
  const isSource = (place: 0 | 1): boolean =>
    Boolean(fields[place]) &&
    (place === 0 || LOG_NAME.test(fields[0]!)) &&
    parseStamp(fields[place + DATE] ?? '') !== null &&
    eventIdOf(fields[place + ID] ?? '') !== null;
  return PLACES.find(isSource) ?? null;
}

function draftOf(lines: readonly string[]): Draft | null {
  const source = sourceIn(lines, 0);
  if (source === null) return null;
  const fields = fieldsOf(lines.slice(0, source + DESCRIPTION + 1));
  const isWhole = source === 1 && fields.length > source + DESCRIPTION;
  // Of fewer lines the last that says nothing is the heading of the text.
  const description = isWhole ? source + DESCRIPTION : Math.max(fields.lastIndexOf(''), source + ID);
  return {
    provider: fields[source]!,
    eventId: eventIdOf(fields[source + ID]!)!,
    stamp: parseStamp(fields[source + DATE]!),
    level: description > source + LEVEL ? fields[source + LEVEL]! : '',
    recordId: '',
    computer: isWhole ? fields[source + COMPUTER]! : '',
    channel: source === 1 ? fields[0]! : '',
    content: () => {
      const xml = lines.findIndex((line) => line.startsWith(XML));
      const own = lines.slice(description + 1, xml < 0 ? lines.length : Math.max(xml - 1, description + 1));
      const text = [isWhole ? fields[description]! : '', ...own].join('\n').trim();
      return { data: [], message: text || null };
    },
  };
}
