import type { Catalog, Language } from '../model/catalog';
import type { Flow, Incident } from '../model/report';
import { visible } from '../report/escape';
import { createClock } from '../report/moment';
import { createQuantities } from '../report/quantity';
import { nameOf, say } from '../report/say';
import { type Change, timeOf } from './observe';

/** Says a change in one line, its time first; what the log says in it cannot steer a terminal. */
export function createTeller(catalog: Catalog, language: Language, timeZone: string): (change: Change) => string {
  const labels = catalog.labels[language];
  const clock = createClock(timeZone);
  const { duration } = createQuantities(language);
  const name = (prefix: string, id: string): string => nameOf(labels, prefix, id);

  const attempt = (kind: string, flow: Flow): string => {
    const { operation, user, computer, outcome, durationMs, trackingId } = flow;
    const values = {
      operation: name('operation', operation),
      user: user?.upn ?? user?.cloudAnchor ?? say(labels, 'user.unknown'),
      computer,
      outcome: name('outcome', outcome),
      id: trackingId ?? say(labels, 'none'),
    };
    if (kind === 'attempt-began') return say(labels, 'watch.attempt-began', values);
    const took = durationMs === null ? '' : say(labels, 'watch.took', { span: duration(durationMs) });
    return [say(labels, 'watch.attempt-ended', values), took, ...why(flow)].filter(Boolean).join(' ');
  };
  const why = ({ failure }: Flow): string[] => {
    if (!failure) return [];
    const cause = failure.causes[0] && catalog.causeById.get(failure.causes[0].id);
    const entry = catalog.eventByKey.get(failure.key);
    const code = [failure.key, failure.hresult].filter(Boolean).join(' hr=');
    const title = cause?.title ?? entry?.title;
    return [title ? say(labels, 'watch.why', { why: title[language], code }) : `${code}.`];
  };
  const incidentText = (kind: string, { computer, subject, kind: what, from, to }: Incident): string => {
    const title = name('incident', what);
    const values = {
      incident: subject === null ? title : `${title} (${subject})`,
      computer,
      from: clock(from).text,
      to: to === null ? '' : clock(to).text,
    };
    return say(labels, `watch.${kind}`, values);
  };
  return (change) => {
    const text = 'flow' in change ? attempt(change.kind, change.flow) : incidentText(change.kind, change.incident);
    return visible(`${clock(timeOf(change)).text}  ${text}`);
  };
}
