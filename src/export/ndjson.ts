import type { Report } from '../model/report';
import { jsonText } from '../report/json';

/**
 * One JSON object a line, each with its `type`: first the report itself, then what was read, what was found, and each flow
 * with its events behind it. Together they say what the JSON form says; an event names its flow, a problem its file.
 */
export function* ndjson(report: Report): Generator<string> {
  const { coverage, servers, flows, episodes, incidents, findings, codes, unknownCodes, remediations, ...head } =
    report;
  const { files, problems, gaps, notes, ...totals } = coverage;
  yield line('report', { ...head, coverage: totals });
  yield* lines('file', files);
  yield* lines('problem', problems);
  yield* lines('gap', gaps);
  yield* lines('note', notes);
  yield* lines('server', servers);
  yield* lines('finding', findings);
  yield* lines('incident', incidents);
  yield* lines('episode', episodes);
  yield* lines('remediation', remediations);
  yield* lines('code', codes);
  yield* lines('unknown-code', unknownCodes);
  for (const { events, ...flow } of flows) {
    yield line('flow', { ...flow, events: events.length });
    for (const { ref, ...event } of events) yield line('event', { flow: flow.id, ...event, ...ref });
  }
}

const line = (type: string, value: object): string => jsonText({ type, ...value }, '');

function* lines(type: string, values: readonly object[]): Generator<string> {
  for (const value of values) yield line(type, value);
}
