/** What is read of every event. */
export const HEAD_PARTS = ['provider', 'eventId', 'level', 'time', 'recordId', 'place'] as const;
export type HeadPart = (typeof HEAD_PARTS)[number];

/**
 * Longer heads have another form. What begins nearer to a window's end is left for the next window, so that what an event
 * says does not depend on where it lies.
 */
export const LONGEST_HEAD = 4096;

/** One step through the start of an event. */
export type Step =
  | { is: string }
  /** White space, of which there may be none unless `some` is said. */
  | { space: 'any' | 'some' }
  | { run: 'digits' | 'letters'; least: number; most: number }
  /** Whatever is no angle bracket, but for the slash of a tag that closes itself. */
  | { upTo: '<' | '/>' }
  /** A canonical time. */
  | { moment: true }
  /** Between quotes of either kind; 'any' is whatever is neither the quote nor an angle bracket. */
  | { quoted: Step | 'any' }
  /** Taken when its first step fits; it must then fit to its end. */
  | { maybe: Step[] }
  | { part: HeadPart; of: Step[] };

const any: Step = { space: 'any' };
const digits = (least: number, most: number): Step => ({ run: 'digits', least, most });
const part = (name: HeadPart, ...of: Step[]): Step => ({ part: name, of });
const leaf = (name: string, content: Step): Step[] => [{ is: `<${name}>` }, content, { is: `</${name}>` }];
const maybe = (...steps: Step[]): Step => ({ maybe: [...steps, any] });
const MANY = 64;

/**
 * The start of an event exactly as Windows and most tools write it, up to `</System>`. Nothing else fits, and no tag but
 * the named ones can lie inside, so what fits says the same as reading the XML would; all other forms take the long way.
 */
export const headGrammar: readonly Step[] = [
  { is: '<Event' },
  { maybe: [{ space: 'some' }, { is: 'xmlns=' }, { quoted: 'any' }] },
  { is: '>' },
  any,
  { is: '<System>' },
  any,
  { is: '<Provider' },
  { space: 'some' },
  part('provider', { upTo: '/>' }),
  { is: '/>' },
  any,
  { is: '<EventID' },
  { maybe: [{ is: ' Qualifiers=' }, { quoted: digits(0, MANY) }] },
  { is: '>' },
  part('eventId', digits(1, 9)),
  { is: '</EventID>' },
  any,
  maybe(...leaf('Version', digits(0, MANY))),
  maybe(...leaf('Level', part('level', digits(0, 9)))),
  maybe(...leaf('Task', digits(0, MANY))),
  maybe(...leaf('Opcode', digits(0, MANY))),
  maybe(...leaf('Keywords', { run: 'letters', least: 0, most: MANY })),
  { is: '<TimeCreated SystemTime=' },
  { quoted: part('time', { moment: true }) },
  any,
  { is: '/>' },
  any,
  ...leaf('EventRecordID', part('recordId', digits(1, 15))),
  any,
  maybe({ is: '<Correlation' }, { upTo: '/>' }, { is: '/>' }),
  maybe({ is: '<Execution' }, { upTo: '/>' }, { is: '/>' }),
  part('place', ...leaf('Channel', { upTo: '<' }), any, ...leaf('Computer', { upTo: '<' })),
  any,
  maybe({ is: '<Security' }, { upTo: '/>' }, { is: '/>' }),
  { is: '</System>' },
];
