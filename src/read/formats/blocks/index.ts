import type { LogFormat } from '../../format';
import { firstLines } from '../drafts/first-lines';
import { readPieces } from '../drafts/read-pieces';
import { refuse } from '../drafts/refuse';
import { BlockReader, trimmedEnd } from './block-reader';
import type { BlockForm } from './block-form';
import { eventDetails } from './event-details';
import { formatList, missingProperties } from './format-list';
import { psLogList } from './ps-log-list';
import { wevtutilText } from './wevtutil-text';

function formOf(head: Uint8Array): BlockForm | null {
  const start = firstLines(head);
  const lines = start.split('\n').map(trimmedEnd);
  // Where the events are there as XML too, that says more.
  const forms = [wevtutilText, psLogList, ...(start.includes('<Event ') ? [] : [eventDetails])];
  for (const form of forms) {
    const tried = form();
    // Asked for every line, it remembers; the reading begins with another.
    if (lines.some((_, at) => tried.begin(lines, at))) return form();
  }
  return formatList(start);
}

/** Events as lines of text: `wevtutil /f:text`, `Format-List`, PsLogList, copies out of Event Viewer. */
export const blocks: LogFormat = {
  name: 'blocks',
  sniff: (head) => formOf(head) !== null,
  read: (input, options) => {
    const form = formOf(input.head)!;
    return readPieces(input, options, form, (builder) => new BlockReader(form, builder));
  },
};

/** Lists from which too much was left out. */
export const incompleteLists: LogFormat = {
  name: 'incomplete-lists',
  sniff: (head) => missingProperties(firstLines(head)) !== null,
  read: (input) => refuse(input, 'columns-missing', missingProperties(firstLines(input.head))!.join(', ')),
};

const NAMED = /\b(?:TimeCreated|TimeGenerated|Time)\b/;
const RULE = /^ *-{3,}(?: +-{2,})+ *$/;

/** Names of columns, and a line of hyphens below each. */
function isFormattedTable(start: string): boolean {
  const lines = start.split('\n').map(trimmedEnd);
  return lines.some((line, i) => RULE.test(lines[i + 1] ?? '') && NAMED.test(line) && line.includes('Message'));
}

/** What `Format-Table` leaves is cut at the width of a console: the texts are gone. */
export const formattedTables: LogFormat = {
  name: 'formatted-tables',
  sniff: (head) => isFormattedTable(firstLines(head)),
  read: (input) => refuse(input, 'format-table', null),
};
