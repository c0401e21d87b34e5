import { groupBy } from '../../model/group';
import type { Report } from '../../model/report';
import { compareTimes, millisecondsBetween } from '../../model/time';
import type { Context } from './context';
import { moreRows, ROWS, type Table } from './pieces';

type Incident = Report['incidents'][number];

/** More incidents of one kind than this are told in one row. */
const APART = 3;

/** What happened to the service, not to one user. What comes again and again is one row; what still lasts, one of its own. */
export function incidentsTable(context: Context): Table {
  const { report, say, count } = context;
  const rows = folded(report.incidents);
  return {
    caption: say('heading.incidents'),
    columns: [
      { title: say('column.incident') },
      { title: say('column.computer') },
      { title: say('column.from') },
      { title: say('column.to') },
      { title: say('column.events'), number: true },
      { title: say('column.flows-affected'), number: true },
      { title: say('column.cause') },
    ],
    rows: rows.slice(0, ROWS).map((incidents) => rowOf(incidents, context)),
    leftOut: moreRows(count, rows.length),
  };
}

/** Alike and over, by what would stand in their row; what lasts comes first, the rest in order of beginning. */
function folded(incidents: readonly Incident[]): Incident[][] {
  const lasting = incidents.filter(({ to }) => to === null).map((incident) => [incident]);
  const over = incidents.filter(({ to }) => to !== null);
  const alike = groupBy(over, ({ kind, computer, subject, causes }) =>
    JSON.stringify([kind, computer, subject, causes[0]?.id]),
  );
  const rows = [...alike.values()].flatMap((group) => (group.length > APART ? [group] : group.map((one) => [one])));
  return [...lasting, ...rows.sort(([a], [b]) => compareTimes(a!.from, b!.from))];
}

function rowOf(incidents: readonly Incident[], context: Context): Table['rows'][number] {
  const { say, name, number, moment, causeTitle, computerName, duration } = context;
  const [first, last] = [incidents[0]!, incidents.at(-1)!];
  const title = [name('incident', first.kind), first.subject].filter(Boolean).join(': ');
  const sum = (of: (incident: Incident) => number): number => incidents.reduce((total, one) => total + of(one), 0);
  const lasted = sum(({ from, to }) => (to === null ? 0 : millisecondsBetween(from, to)));
  const times = { name: title, n: number(incidents.length), duration: duration(lasted) };
  return [
    incidents.length === 1 ? title : say('incident.repeated', times),
    computerName(first.computer),
    moment(first.from),
    last.to === null ? say('state.ongoing') : moment(last.to),
    number(sum(({ events }) => events)),
    number(sum(({ flowsAffected }) => flowsAffected.length)),
    first.causes.map(({ id, confidence }) => `${causeTitle(id)} (${say(`confidence.${confidence}`)})`).join('; '),
  ];
}
