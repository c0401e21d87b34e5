import { eventIdOf, type Draft } from '../drafts/draft';
import { parseStamp } from '../drafts/stamp';
import { LOOK_AHEAD, type BlockForm } from './block-form';

/** `Event[0]:` or, of newer Windows, `Event[0]`; the word may be another language's. */
const HEAD = /^\s{0,8}[^\s[\]:]{1,30}\[(\d{1,10})\]:?\s*$/;
/** A name, perhaps with the wide colon of the Far East, and what it is. */
const FIELD = /^\s{0,12}\S[^:：]{0,60}[:：](.*)$/;
/** The lines in their order, which is the same in all languages; the description is the last and goes on behind them. */
const FIELDS = [
  'log',
  'source',
  'date',
  'id',
  'task',
  'level',
  'opcode',
  'keyword',
  'user',
  'userName',
  'computer',
  'description',
];
const [LOG, SOURCE, DATE, ID, LEVEL, COMPUTER] = ['log', 'source', 'date', 'id', 'level', 'computer'].map((name) =>
  FIELDS.indexOf(name),
) as [number, number, number, number, number, number];

/** What `wevtutil qe` writes with `/f:text`. */
export function wevtutilText(): BlockForm {
  let next = -1;
  let hidden = 0;
  return {
    format: 'wevtutil-text',
    utc: false,
    newestFirst: false,
    lost: ['data-boundaries'],
    hidden: () => hidden,
    begin(lines, at) {
      const number = Number(HEAD.exec(lines[at]!)?.[1] ?? NaN);
      // Damage may have taken the fields, but the events are numbered.
      if (Number.isNaN(number) || (number !== next && !isEvent(lines.slice(at, at + LOOK_AHEAD + 1)))) return null;
      // They are numbered from 0 in each run of the tool.
      hidden = next >= 0 && number > next ? number - next : 0;
      next = number + 1;
      return draftOf;
    },
  };
}

const isEvent = (lines: readonly string[]): boolean => draftOf(lines) !== null;

function draftOf(lines: readonly string[]): Draft | null {
  const values: string[] = [];
  for (const line of lines.slice(1, 1 + FIELDS.length)) {
    const field = FIELD.exec(line);
    // The description stands at the margin.
    if (!field || (values.length > ID && !/^\s/.test(line))) break;
    values.push(field[1]!.trim());
  }
  const stamp = parseStamp(values[DATE] ?? '');
  const eventId = eventIdOf(values[ID] ?? '');
  if (!stamp || eventId === null || !values[SOURCE]) return null;
  const whole = values.length === FIELDS.length;
  return {
    provider: values[SOURCE],
    eventId,
    stamp,
    level: whole ? values[LEVEL]! : '',
    recordId: '',
    computer: whole ? values[COMPUTER]! : '',
    channel: values[LOG]!,
    content: () => {
      const text = [whole ? values.at(-1)! : '', ...lines.slice(1 + values.length)].join('\n').trim();
      return { data: [], message: text === '' || text === 'N/A' ? null : text };
    },
  };
}
