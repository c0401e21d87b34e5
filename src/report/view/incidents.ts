import type { Context } from './context';
import type { Table } from './pieces';

/** What happened to the service, not to one user. */
export function incidentsTable({ report, say, name, number, moment, causeTitle }: Context): Table {
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
    rows: report.incidents.map((incident) => [
      name('incident', incident.kind),
      incident.computer,
      moment(incident.from),
      incident.to === null ? say('state.ongoing') : moment(incident.to),
      number(incident.events),
      number(incident.flowsAffected.length),
      incident.causes.map(({ id, confidence }) => `${causeTitle(id)} (${say(`confidence.${confidence}`)})`).join('; '),
    ]),
    leftOut: null,
  };
}
