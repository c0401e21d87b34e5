/** A line that begins an object or a list of objects; doubled quotes, as in a cell of CSV, are no key. */
const BEGINS = /^[ \t]*(?:<\d{1,3}>[^\n{]{0,200})?(?:\[\s*)?\{\s*"[^"\n]{1,100}"\s*:/m;
/** So much may stand before it, such as a command; further down an object may be what some event says. */
const LONGEST_PREFACE = 200;
/** The next object of a file whose beginning is lost. */
const GOES_ON = /\}\s*,?\s*\{\s*"[^"\n]{1,100}"\s*:/;
const EMPTY_LIST = /^\s*\[\s*\]\s*$/;
/** The list inside what search engines and cloud services answer with: the first list there is, and one of objects. */
const ENVELOPE = /^\s*\{[^[]*?"[^"\\\n]{1,60}"\s*:\s*\[\s*(?=\{)/;
/** Keys that stand in an event, and in no envelope. */
const OF_EVENT =
  /"(?:(?:event)?id|event|provider\w*|source\w*|message|computer|channel|payload|winlog|@timestamp|_source|_index)"\s*:/i;

export const isEmptyList = (start: string): boolean => EMPTY_LIST.test(start);

/** Whether objects begin in this text before any XML does. */
export function beginsWithObjects(start: string): boolean {
  if (isEmptyList(start)) return true;
  const [begin, next, xml] = [start.search(BEGINS), start.search(GOES_ON), start.indexOf('<Event')];
  const place = begin >= 0 && begin <= LONGEST_PREFACE ? begin : next;
  return place >= 0 && (xml < 0 || place < xml);
}

/** How many characters stand before the list of events when it is inside another object; 0 when it is not. */
export function envelopeLength(start: string): number {
  const envelope = ENVELOPE.exec(start)?.[0] ?? '';
  return OF_EVENT.test(envelope) ? 0 : envelope.length;
}
