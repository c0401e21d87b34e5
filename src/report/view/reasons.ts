import type { Change, Finding, Reason } from '../../model/report';
import type { Context } from './context';
import type { TextList } from './pieces';

/** What this log says for and against the cause, and what changed before it began. */
export function reasonLists(context: Context, finding: Finding): TextList[] {
  const { say } = context;
  const of = (speaks: Reason['speaks']): string[] =>
    finding.reasons.filter((reason) => reason.speaks === speaks).map((reason) => reasonText(context, reason));
  return [
    { heading: say('finding.reasons-for'), items: of('for') },
    { heading: say('finding.reasons-against'), items: of('against') },
    { heading: say('finding.changes'), items: finding.changesBefore.map((change) => changeText(context, change)) },
  ];
}

function reasonText({ say, name, number }: Context, { id, values }: Reason): string {
  const shown = Object.entries(values).map(([key, value]): [string, string] => [
    key,
    typeof value === 'number' ? number(value) : key === 'operation' ? name('operation', value) : value,
  ]);
  return say(`reason-${id}`, Object.fromEntries(shown));
}

function changeText({ say, moment, computerName }: Context, { kind, time, detail, computer }: Change): string {
  return say(`change.${kind}`, { time: moment(time).text, detail: detail ?? '', computer: computerName(computer) });
}
