import type { Context } from './context';
import { moreRows, ROWS, type Table } from './pieces';

/** What happened to the service, not to one user. */
export function incidentsTable({ report, say, name, number, moment, count, causeTitle, computerName }: Context): Table {
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
    rows: report.incidents
      .slice(0, ROWS)
      .map((incident) => [
        [name('incident', incident.kind), incident.subject].filter(Boolean).join(': '),
        computerName(incident.computer),
        moment(incident.from),
        incident.to === null ? say('state.ongoing') : moment(incident.to),
        number(incident.events),
        number(incident.flowsAffected.length),
        incident.causes
          .map(({ id, confidence }) => `${causeTitle(id)} (${say(`confidence.${confidence}`)})`)
          .join('; '),
      ]),
    leftOut: moreRows(count, report.incidents.length),
  };
}
