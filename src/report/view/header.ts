import { compareTimes, type Time } from '../../model/time';
import { spokenMoment, type Moment } from '../moment';
import type { Context } from './context';

export interface HeaderView {
  title: string;
  /** `AADC01, AADC02` or a sentence that no server was seen. */
  servers: string;
  /** What the data spans, in words; says so when there is no data. */
  span: string;
  /** First and last moment of the data, exact times for those who need them; empty without data. */
  spanExact: string;
  privacy: string;
}

export interface Span {
  from: Moment;
  to: Moment;
}

export function headerView(context: Context): HeaderView {
  const { report, say, language } = context;
  const computers = report.servers.map((server) => context.computerName(server.computer));
  const span = dataSpan(context);
  return {
    title: say('title'),
    servers: computers.length === 0 ? say('title.no-server') : computers.join(', '),
    span: span
      ? say('title.span', { from: spokenMoment(span.from, language), to: spokenMoment(span.to, language) })
      : say('title.no-span'),
    spanExact: span ? `${span.from.text} – ${span.to.text}` : '',
    privacy: say(report.redacted ? 'privacy.redacted' : 'privacy.names'),
  };
}

/** From the first to the last event of the servers, or of the files where no server was seen. */
export function dataSpan({ report, moment }: Context): Span | null {
  const pairs = report.servers.length > 0 ? report.servers : report.coverage.files;
  const known = (times: (Time | null)[]): Time[] => times.filter((time) => time !== null).sort(compareTimes);
  const first = known(pairs.map((pair) => pair.firstEvent))[0];
  const last = known(pairs.map((pair) => pair.lastEvent)).at(-1);
  return first === undefined || last === undefined ? null : { from: moment(first), to: moment(last) };
}
