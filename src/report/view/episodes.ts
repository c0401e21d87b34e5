import type { Context } from './context';
import { moreRows, ROWS, type Table } from './pieces';

/** A user's retries taken together; a short form leaves them to the timeline. */
export function episodesTable({ report, say, detail, number, moment, count, userName, causeTitle }: Context): Table {
  const flows = new Map(report.flows.map((flow) => [flow.id, flow]));
  const shown = detail === 'full' ? report.episodes : [];
  return {
    caption: say('heading.episodes'),
    columns: [
      { title: say('column.user'), code: true },
      { title: say('column.attempts'), number: true },
      { title: say('column.outcome') },
      { title: say('column.from') },
      { title: say('column.cause') },
    ],
    rows: shown.slice(0, ROWS).map((episode) => {
      const attempts = episode.flows.flatMap((id) => flows.get(id) ?? []);
      const causes = new Set(attempts.flatMap(({ failure }) => failure?.causes[0]?.id ?? []));
      const first = attempts[0]?.startedAt ?? attempts[0]?.endedAt ?? null;
      return [
        userName(episode.user),
        number(episode.attempts),
        say(`episode.${episode.outcome}`),
        first === null ? '' : moment(first),
        [...causes].map(causeTitle).join('; '),
      ];
    }),
    leftOut: moreRows(count, shown.length),
  };
}
