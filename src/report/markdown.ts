import type { Reporter } from './reporter';
import { buildView, type View } from './view';
import { escapeMarkdown } from './escape';
import type { FindingView } from './view/findings';
import type { RemediationView } from './view/remediations';
import { chooseFlows } from './view/timeline';
import type { Table } from './view/pieces';
import { bullets, facts, heading, list, paragraph, sources, steps, strong, table, text } from './markdown/blocks';

/** A ticket is read by people with little time: so many flows are listed whole; of more, the latest that did not succeed. */
const ALL_FLOWS = 20;
const INTERESTING_FLOWS = 30;

/** For a ticket: compact, without HTML, everything from the log inert. */
export const markdown: Reporter = (report, catalog) => {
  const view = buildView(report, catalog);
  const lines = [
    ...header(view),
    ...verdict(view),
    ...heading(2, view.findings.heading),
    ...(view.findings.items.length === 0 ? text(view.findings.none) : view.findings.items.flatMap(finding)),
    ...heading(2, view.remediations.heading),
    ...(view.remediations.items.length === 0 ? text(view.remediations.none) : []),
    ...view.remediations.items.flatMap((item) => remediation(item, view)),
    ...view.overview.flatMap(({ table: rows }) => section(rows)),
    ...timeline(view),
    ...view.appendix.flatMap(({ table: rows }) => section(rows)),
    ...coverage(view),
    ...heading(2, view.about.heading),
    ...facts(view.about.facts),
    ...text(view.about.privacy),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
};

const header = ({ header: { title, servers, span, spanExact } }: View): string[] => [
  ...heading(1, title),
  ...text(servers),
  ...text(span),
  ...text(spanExact),
];

const verdict = ({ verdict: { heading: title, status, sentence, reasons, figures, next } }: View): string[] => [
  ...heading(2, title),
  ...paragraph(`${strong(status)} ${escapeMarkdown(sentence)}`),
  ...bullets(reasons),
  ...facts(figures),
  ...(next ? paragraph(strong(`${next.label} ${next.mark} ${next.title}`)) : []),
];

const finding = (item: FindingView): string[] => [
  ...heading(3, `${item.number} · ${item.severity}: ${item.title}`),
  ...facts(item.facts),
  ...text(item.explanation),
  ...(item.caveat === null ? [] : paragraph(strong(item.caveat))),
  ...item.arguments.flatMap(list),
  ...(item.evidence.rows.length === 0 ? [] : paragraph(strong(item.evidence.caption))),
  ...table(item.evidence),
  ...(item.remedies.items.length === 0
    ? []
    : list({
        heading: item.remedies.heading,
        items: item.remedies.items.map(({ mark, title }) => `${mark} ${title}`),
      })),
  ...sources(item.sourcesLabel, item.sources),
];

const remediation = (item: RemediationView, { remediations }: View): string[] => [
  ...heading(3, `${item.mark} ${item.title}`),
  ...text(item.usedBy),
  ...facts(item.facts),
  ...steps(item.steps, remediations.uiLabel),
  ...[item.verify, ...item.cautions].flatMap(list),
  ...sources(remediations.sourcesLabel, item.sources),
];

function timeline({ timeline: view, picture }: View): string[] {
  const shown = chooseFlows(view.flows, INTERESTING_FLOWS, ALL_FLOWS);
  const cut = view.cut(shown.length, shown.filter((flow) => flow.interesting).length);
  const { when, duration, user, operation, outcome, cause, id } = view.columns;
  const rows: Table = {
    caption: view.heading,
    columns: [
      { title: when },
      { title: duration, number: true },
      { title: user, code: true },
      { title: operation },
      { title: outcome },
      { title: cause },
      { title: id, code: true },
    ],
    rows: shown.map((flow) => [
      [flow.when?.text, flow.whenNote].filter(Boolean).join(', '),
      flow.duration,
      flow.user,
      flow.operation,
      [flow.outcome, flow.attempt].filter(Boolean).join(', '),
      [flow.cause, flow.code, flow.inferred].filter(Boolean).join('; '),
      flow.trackingId,
    ]),
    leftOut: cut,
  };
  return [
    ...heading(2, view.heading),
    ...(view.flows.length === 0 ? text(view.none) : text(view.zone)),
    ...text(picture?.text ?? ''),
    ...table(rows),
    ...(rows.rows.length === 0 && cut !== null ? text(cut) : []),
    ...view.legend.flatMap(text),
  ];
}

const section = (rows: Table): string[] =>
  rows.rows.length === 0 ? [] : [...heading(2, rows.caption), ...table(rows)];

const coverage = ({ coverage: { heading: title, facts: figures, tables, lists } }: View): string[] => [
  ...heading(2, title),
  ...facts(figures),
  ...tables.flatMap((rows) => [...paragraph(strong(rows.caption)), ...table(rows)]),
  ...lists.flatMap(list),
];
