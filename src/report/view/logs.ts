import type { Coverage } from '../../model/report';
import type { Context } from './context';
import { moreRows, ROWS, type Table } from './pieces';

type Log = Coverage['logs'][number];

const HOUR_MS = 3_600_000;
/** In a week most users who forget a password have tried; a log that holds less is too small to look back in. */
const WEEK_HOURS = 168;
/** Windows counts the sizes of logs in these and calls them KB and MB. */
const KIBIBYTE = 1024;
const MEBIBYTE = KIBIBYTE * KIBIBYTE;
/** So many jumps of one log are told one by one. */
const TOLD = 5;

/** How far back each log goes and how fast it fills. */
export function logsTable({ report, say, number, moment, count }: Context): Table {
  const { logs } = report.coverage;
  return {
    caption: say('coverage.logs'),
    columns: [
      { title: say('column.computer') },
      { title: say('column.channel') },
      { title: say('column.events'), number: true },
      { title: say('column.hours'), number: true },
      { title: say('column.per-hour'), number: true },
      { title: say('column.from-record'), code: true },
      { title: say('column.to-record'), code: true },
      { title: say('column.week-size'), number: true },
      { title: say('column.first-event'), minor: true },
      { title: say('column.last-event'), minor: true },
    ],
    rows: logs
      .slice(0, ROWS)
      .map((log) => [
        log.computer,
        log.channel,
        number(log.events),
        number(Math.floor(log.hours)),
        log.eventsPerHour === null ? say('none') : number(Math.round(log.eventsPerHour)),
        log.fromRecordId ?? say('none'),
        log.toRecordId ?? say('none'),
        log.weekBytes === null ? say('none') : `${number(log.weekBytes / MEBIBYTE)} MB`,
        moment(log.firstEvent),
        moment(log.lastEvent),
      ]),
    leftOut: moreRows(count, logs.length),
  };
}

/** What an administrator should know of the logs before relying on them. */
export function logRemarks(context: Context): string[] {
  return context.report.coverage.logs.slice(0, ROWS).flatMap((log) => remarksOf(log, context));
}

function remarksOf(log: Log, { say, number, moment, duration, count }: Context): string[] {
  const name = say('log.name', { computer: log.computer, channel: log.channel });
  const { weekBytes, defaultSizeHours, fromRecordId } = log;
  const fills = weekBytes !== null && defaultSizeHours !== null && defaultSizeHours < WEEK_HOURS;
  const left = (key: string, all: readonly unknown[]): string[] =>
    all.length > TOLD ? [count(key, all.length - TOLD, { log: name })] : [];
  return [
    ...(log.filtered ? [say('log.filtered', { log: name })] : []),
    ...(log.olderMissing
      ? [say('log.older-missing', { log: name, record: fromRecordId ?? '', span: duration(log.hours * HOUR_MS) })]
      : []),
    ...(fills
      ? [
          say('log.week-size', {
            log: name,
            size: number(weekBytes / MEBIBYTE),
            kilobytes: weekBytes / KIBIBYTE,
            span: duration(defaultSizeHours * HOUR_MS),
            rate: number(Math.round(log.eventsPerHour ?? 0)),
          }),
        ]
      : []),
    ...log.restarts
      .slice(0, TOLD)
      .map((jump) =>
        say('log.restart', { log: name, from: jump.fromRecordId, to: jump.toRecordId, time: moment(jump.toTime).text }),
      ),
    ...left('log.more-restarts', log.restarts),
    ...log.clockSteps.slice(0, TOLD).map((step) =>
      say('log.clock-step', {
        log: name,
        span: duration(step.backMs),
        from: step.fromRecordId,
        to: step.toRecordId,
        time: moment(step.fromTime).text,
      }),
    ),
    ...left('log.more-clock-steps', log.clockSteps),
  ];
}
