import type { Report } from '../model/report';
import { jsonText } from '../report/json';

/** What one line of a list is, where the list's own name does not say it. */
const TYPES: Readonly<Record<string, string>> = {
  files: 'file',
  problems: 'problem',
  gaps: 'gap',
  notes: 'note',
  logs: 'log',
  servers: 'server',
  remarks: 'remark',
  episodes: 'episode',
  incidents: 'incident',
  findings: 'finding',
  codes: 'code',
  unknownCodes: 'unknown-code',
  texts: 'text',
  unlisted: 'unlisted-attempts',
  remediations: 'remediation',
};

/**
 * One JSON object a line, each with its `type`: first the report itself, then every element of its lists, at last each flow
 * with its events behind it. Together they say what the JSON form says; an event names its flow, a problem its file.
 */
export function* ndjson({ flows, coverage, ...report }: Report): Generator<string> {
  const [facts, lists] = listsIn(report);
  const [read, inputs] = listsIn(coverage);
  yield line('report', { ...facts, coverage: read });
  for (const [name, items] of [...inputs, ...lists]) {
    for (const item of items) yield line(TYPES[name] ?? name, item);
  }
  for (const { events, ...flow } of flows) {
    yield line('flow', { ...flow, events: events.length });
    for (const { ref, ...event } of events) yield line('event', { flow: flow.id, ...event, ...ref });
  }
}

/** The fields of a value that are lists of objects, apart from the others. */
function listsIn(value: object): [others: object, lists: [name: string, items: object[]][]] {
  const entries = Object.entries(value) as [string, unknown][];
  const isList = (entry: [string, unknown]): entry is [string, object[]] =>
    Array.isArray(entry[1]) && (entry[0] in TYPES || typeof entry[1][0] === 'object');
  return [Object.fromEntries(entries.filter((entry) => !isList(entry))), entries.filter(isList)];
}

const line = (type: string, value: object): string => jsonText({ type, ...value }, '');
