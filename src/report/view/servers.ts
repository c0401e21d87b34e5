import type { Context } from './context';
import { moreRows, ROWS, type Table } from './pieces';
import { recordNumber } from './record-number';

export function serversTable({ report, say, number, moment, computerName }: Context): Table {
  return {
    caption: say('heading.servers'),
    columns: [
      { title: say('column.computer') },
      { title: say('column.role') },
      { title: say('column.verdict') },
      { title: say('column.connect-build'), code: true },
      { title: say('column.writeback-version'), code: true },
      { title: say('column.first-event') },
      { title: say('column.last-event') },
      { title: say('column.events'), number: true },
      { title: say('column.flows'), number: true },
    ],
    rows: report.servers.map((server) => [
      computerName(server.computer),
      say(`role.${server.role}`),
      say(`verdict.${server.verdict.status}`),
      server.connectBuild ?? say('server.build-unknown'),
      server.writebackVersion ?? say('server.build-unknown'),
      moment(server.firstEvent),
      moment(server.lastEvent),
      number(server.events),
      number(server.flows),
    ]),
    leftOut: null,
  };
}

/** What is worth knowing of the input and is no fault. */
export function remarksTable({ report, say, moment, count, number, duration, listed, computerName }: Context): Table {
  return {
    caption: say('heading.remarks'),
    columns: [{ title: say('column.remark') }, { title: say('column.computer') }, { title: say('column.time') }],
    rows: report.remarks.slice(0, ROWS).map(({ id, servers, time, values }) => {
      const seconds = Number(values['seconds'] ?? 0);
      const words = { ...values, n: number(Number(values['n'] ?? 0)), span: duration(seconds * 1000) };
      return [say(`remark.${id}`, words), listed(servers.map(computerName)), time === null ? '' : moment(time)];
    }),
    leftOut: moreRows(count, report.remarks.length),
  };
}

/** Codes of known providers that the catalog does not have: shown, never hidden. */
export function unknownCodesTable({ report, say, number, moment, count, computerName }: Context): Table {
  return {
    caption: say('heading.unknown-codes'),
    columns: [
      { title: say('column.event'), code: true },
      { title: say('column.count'), number: true },
      { title: say('column.first-event') },
      { title: say('column.last-event') },
      { title: say('column.record'), code: true },
      { title: say('column.computer') },
      { title: say('column.file'), cut: 'start' },
    ],
    rows: report.unknownCodes
      .slice(0, ROWS)
      .map((code) => [
        code.key,
        number(code.count),
        moment(code.firstSeen),
        moment(code.lastSeen),
        recordNumber(say, code.sample),
        computerName(code.sample.computer),
        code.sample.file,
      ]),
    leftOut: moreRows(count, report.unknownCodes.length),
  };
}
