import type { Fact, Unknown } from '../../model/facts';
import { NOT_SET } from '../../model/fact-names';
import type { Context } from './context';
import { moreRows, ROWS, type Table } from './pieces';

/** What collectors saw on the servers, and what they could not find out. */
export function factsTable(context: Context): Table {
  const { report, say, name, moment, count } = context;
  const rows = (report.facts ?? []).flatMap(({ computer, collectedAt, facts, exports }) => [
    ...facts.map((fact) => [computer, moment(collectedAt), name('fact', fact.id), valueOf(context, fact)]),
    ...exports.flatMap(({ file, unknown }) =>
      unknown ? [[computer, moment(collectedAt), say('fact.export', { file }), reasonOf(context, unknown)]] : [],
    ),
  ]);
  return {
    caption: say('heading.facts'),
    columns: [
      { title: say('column.computer') },
      { title: say('column.collected'), minor: true },
      { title: say('column.fact') },
      { title: say('column.value') },
    ],
    rows: rows.slice(0, ROWS),
    leftOut: moreRows(count, rows.length),
  };
}

/** What is a yes or no, on or off, is said in words; the rest stands as it was found. */
function valueOf(context: Context, { value, unknown }: Fact): string {
  const { say, name } = context;
  if (value === null) return unknown ? reasonOf(context, unknown) : say('none');
  if (value === 'true' || value === 'false') return say(value === 'true' ? 'answer.yes' : 'answer.no');
  return value === NOT_SET ? say('fact-value.not-set') : name('fact-value', value);
}

const reasonOf = ({ say, name }: Context, { reason, detail }: Unknown): string =>
  say(detail === null ? 'fact-unknown' : 'fact-unknown.detail', {
    reason: name('fact-unknown', reason),
    detail: detail ?? '',
  });
