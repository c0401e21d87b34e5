/**
 * A line that begins an object or a list of objects, or the next object of a list whose beginning is lost; doubled quotes,
 * as in a cell of CSV, are no key.
 */
const BEGINS = /(?:^[ \t]*(?:<\d{1,3}>[^\n{]{0,200})?(?:\[\s*)?|\}\s*,\s*)\{\s*"[^"\n]{1,100}"\s*:/m;
const EMPTY_LIST = /^\s*\[\s*\]\s*$/;
/** The list inside what search engines and cloud services answer with. */
const ENVELOPE = /^\s*\{[^[]*?"(?:hits|value|events|records|results|items|data)"\s*:\s*\[\s*(?=\{)/i;
/** Keys that stand in an event, and in no envelope. */
const OF_EVENT = /"(?:(?:event)?id|event|provider\w*|source\w*|message|winlog|@timestamp)"\s*:/i;

export const isEmptyList = (start: string): boolean => EMPTY_LIST.test(start);

/** Whether objects begin in this text before any XML does. */
export function beginsWithObjects(start: string): boolean {
  if (isEmptyList(start)) return true;
  const place = start.search(BEGINS);
  const xml = start.indexOf('<Event');
  return place >= 0 && (xml < 0 || place < xml);
}

/** How many characters stand before the list of events when it is inside another object; 0 when it is not. */
export function envelopeLength(start: string): number {
  const envelope = ENVELOPE.exec(start)?.[0] ?? '';
  return OF_EVENT.test(envelope) ? 0 : envelope.length;
}
