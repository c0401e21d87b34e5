import type { Finding, Flow } from '../../model/report';
import type { Context } from './context';
import { findingTitle } from './findings';
import type { Fact } from './pieces';

/** What support asks first: answered from the log where it can be, else a blank for the person who knows. */
export interface CaseView {
  heading: string;
  answers: Fact[];
  blanksHeading: string;
  blanks: string[];
}

/** So many are named; the report has the others. */
const NAMED = 5;
/** A hostile name must not fill the ticket. */
const LONGEST = 600;
/** Where a person writes. */
const BLANK = '…………………';

export function caseView(context: Context): CaseView {
  const { report, say, listed } = context;
  const grave = report.findings.filter(({ severity, fault }) => severity !== 'info' && fault !== 'user');
  const main = grave[0];
  const hit = new Set(grave.flatMap(({ flows }) => flows));
  const failed = report.flows.filter(({ id }) => hit.has(id)).reverse();
  const answers: Fact[] = [
    { name: say('case.error'), value: main ? errorText(context, main) : say('case.none') },
    { name: say('case.since'), value: main ? sinceText(context, main) : say('case.none') },
    { name: say('case.who'), value: whoText(context, failed) },
    { name: say('case.tracking-ids'), value: listed(idsOf(failed)), code: true },
    { name: say('case.build'), value: listed(report.servers.map((server) => serverText(context, server))) },
    { name: say('case.tried'), value: triedText(context) },
    { name: say('case.attached'), value: attachedText(context) },
  ];
  return {
    heading: say('heading.case'),
    answers: answers
      .filter(({ value }) => value !== '')
      .map((fact) => ({ ...fact, value: clipped(String(fact.value)) })),
    blanksHeading: say('case.blanks'),
    blanks: ['page', 'support-code', 'user-type', 'licence', 'own-steps'].map((id) => `${say(`case.${id}`)}: ${BLANK}`),
  };
}

const clipped = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function errorText(context: Context, finding: Finding): string {
  const { report } = context;
  const ids = new Set(finding.flows);
  const codes = report.flows.flatMap(({ id, failure }) =>
    failure && ids.has(id)
      ? [failure.hresult === null ? failure.key : `${failure.key}, HRESULT ${failure.hresult}`]
      : [],
  );
  const keys = codes.length > 0 ? codes : finding.evidence.flatMap(({ key }) => key ?? []);
  return `${findingTitle(context, finding)} (${[...new Set(keys)].slice(0, NAMED).join('; ')})`;
}

function sinceText({ say, moment }: Context, { firstSeen, lastSeen, ongoing }: Finding): string {
  const state = say(`state.${ongoing === null ? 'cannot-tell' : ongoing ? 'ongoing' : 'over'}`);
  return say('case.span', { from: moment(firstSeen).text, to: moment(lastSeen).text, state });
}

function whoText({ userName, count }: Context, failed: readonly Flow[]): string {
  const names = [...new Set(failed.filter(({ user }) => user !== null).map(({ user }) => userName(user)))];
  const more = names.length - NAMED;
  return [...names.slice(0, NAMED), ...(more > 0 ? [count('list.more', more)] : [])].join(', ');
}

const idsOf = (failed: readonly Flow[]): string[] =>
  failed.flatMap(({ trackingId }) => trackingId ?? []).slice(0, NAMED);

function serverText({ say }: Context, { computer, connectBuild, role }: Context['report']['servers'][number]): string {
  return `${computer} (${connectBuild ?? say('server.build-unknown')}, ${say(`role.${role}`)})`;
}

/** What the log itself shows of attempts to mend it: restarts, switching off and on. */
function triedText({ report, say, moment, count }: Context): string {
  const changes = report.findings.flatMap(({ changesBefore }) => changesBefore);
  const restarts = changes.filter(({ kind }) => kind === 'service-started');
  const switched = report.flows.filter(({ operation }) => operation === 'onboarding' || operation === 'offboarding');
  const last = restarts
    .map(({ time }) => time)
    .sort()
    .at(-1);
  return [
    ...(last === undefined ? [] : [say('case.restarted', { time: moment(last).text })]),
    ...(switched.length === 0 ? [] : [count('case.switched', switched.length)]),
  ].join(' ');
}

function attachedText({ report, name: label, bytes, listed }: Context): string {
  return listed(
    report.coverage.files.map(
      ({ name, format, bytes: size }) => `${name} (${label('format', format)}, ${bytes(size)})`,
    ),
  );
}
