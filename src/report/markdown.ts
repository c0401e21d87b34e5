import type { Reporter } from './reporter';
import { buildView, type View } from './view';
import { escapeMarkdown } from './escape';
import type { FindingView } from './view/findings';
import type { RemediationView } from './view/remediations';
import { chooseFlows } from './view/timeline';
import type { Table } from './view/pieces';
import {
  bullets,
  facts,
  factText,
  heading,
  list,
  paragraph,
  sources,
  steps,
  strong,
  table,
  text,
} from './markdown/blocks';

/** A ticket is read by people with little time: so many flows are listed whole; of more, the latest that did not succeed. */
const ALL_FLOWS = 20;
const INTERESTING_FLOWS = 30;

/**
 * For a ticket: what support asks first, without HTML, everything from the log inert. With a limit the sections are taken in
 * the order of what they are worth, and the last line names what had no room.
 */
export const markdown: Reporter = (report, catalog, { limit }) => {
  const view = buildView(report, catalog, limit === undefined ? 'full' : 'short');
  const sections = sectionsOf(view, limit !== undefined);
  return limit === undefined ? joined(sections.map(({ lines }) => lines)) : fitted(sections, limit, view);
};

interface Section {
  /** As it is named where it has no room. */
  name: string;
  lines: string[];
}

/** In the order of what they are worth to somebody who must help. */
function sectionsOf(view: View, short: boolean): Section[] {
  const { findings, remediations } = view;
  return [
    { name: view.header.title, lines: header(view) },
    { name: view.case.heading, lines: theCase(view) },
    // The section that says it otherwise may have no room.
    { name: view.coverage.heading, lines: short ? bullets(view.coverage.caveats) : [] },
    { name: view.verdict.heading, lines: verdict(view) },
    { name: view.about.privacy, lines: text(view.about.privacy) },
    {
      name: findings.heading,
      lines: [...heading(2, findings.heading), ...(findings.items.length === 0 ? text(findings.none) : [])],
    },
    ...findings.items.map((item) => ({ name: `${findings.heading} ${item.number}`, lines: finding(item) })),
    ...view.overview.map(({ table: rows }) => ({ name: rows.caption, lines: section(rows) })),
    ...remediations.items.map((item, at) => ({
      name: item.mark,
      lines: [...(at === 0 ? heading(2, remediations.heading) : []), ...remediation(item, view)],
    })),
    ...(remediations.items.length === 0
      ? [{ name: remediations.heading, lines: [...heading(2, remediations.heading), ...text(remediations.none)] }]
      : []),
    { name: view.timeline.heading, lines: timeline(view) },
    ...view.appendix.map(({ table: rows }) => ({ name: rows.caption, lines: section(rows) })),
    { name: view.coverage.heading, lines: coverage(view) },
    { name: view.about.heading, lines: [...heading(2, view.about.heading), ...facts(view.about.facts)] },
  ].filter(({ lines }) => lines.length > 0);
}

const joined = (all: string[][]): string => `${all.flat().join('\n').trimEnd()}\n`;

/** Room for the line that names what is left out. */
const LAST_LINE = 400;

function fitted(sections: readonly Section[], limit: number, { leftOut }: View): string {
  const taken: string[][] = [];
  const left: string[] = [];
  let length = 0;
  for (const { name, lines } of sections) {
    const size = lines.join('\n').length + 1;
    if (length + size > limit - LAST_LINE) left.push(name);
    else {
      taken.push(lines);
      length += size;
    }
  }
  const last = left.length === 0 ? [] : text(leftOut([...new Set(left)]));
  return joined([...taken, last]).slice(0, limit);
}

const theCase = ({ case: view }: View): string[] => [
  ...heading(2, view.heading),
  ...view.answers.flatMap((fact) => [`- ${strong(fact.name)}: ${factText(fact)}`]),
  '',
  ...paragraph(strong(view.blanksHeading)),
  ...bullets(view.blanks),
];

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
