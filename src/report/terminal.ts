import type { Reporter } from './reporter';
import { drawList, drawSources, drawSteps } from './terminal/blocks';
import { Page, type Segment } from './terminal/page';
import { buildView, type View } from './view';
import type { FindingView } from './view/findings';
import { chooseFlows, type FlowView } from './view/timeline';
import { cellText, type Table } from './view/pieces';

/** So many flows are listed whole; of more, the latest that did not succeed. */
const ALL_FLOWS = 40;
const INTERESTING_FLOWS = 60;

/** For a window: prose first, everything a person copies on lines of its own. */
export const terminal: Reporter = (report, catalog, options) => {
  const view = buildView(report, catalog, 'short');
  const page = new Page(options);
  drawHeader(page, view);
  drawVerdict(page, view);
  drawFindings(page, view);
  drawRemediations(page, view);
  for (const { table } of view.overview) drawTable(page, table);
  drawTimeline(page, view);
  for (const { table } of view.appendix) drawTable(page, table);
  drawCoverage(page, view);
  page.heading(view.about.heading);
  page.facts(view.about.facts);
  page.blank();
  page.prose(view.about.privacy);
  return page.toString();
};

function drawHeader(page: Page, { header }: View): void {
  page.prose(header.title, { style: 'bold' });
  page.prose(header.servers);
  page.prose(header.span);
  page.prose(header.spanExact, { style: 'dim' });
}

function drawVerdict(page: Page, { verdict, outline }: View): void {
  page.heading(verdict.heading);
  page.pack([{ text: verdict.status, style: verdict.tone === 'plain' ? 'bold' : verdict.tone }]);
  page.prose(verdict.sentence);
  for (const reason of verdict.reasons) page.item(reason, 2);
  page.facts(verdict.figures);
  drawOutline(page, outline);
  if (verdict.next) page.prose(`${verdict.next.label} ${verdict.next.mark} ${verdict.next.title}`, { style: 'bold' });
}

function drawOutline(page: Page, { findings, leftOut, facts }: View['outline']): void {
  for (const { number, tone, severity, title, about } of findings) {
    page.pack([{ text: `${number}. ${severity}`, style: tone }, { text: title }, { text: about, style: 'dim' }], 2, 3);
  }
  if (leftOut !== null) page.prose(leftOut, { indent: 2, style: 'dim' });
  for (const { name, value } of facts) page.prose(`${name}: ${cellText(value)}`, { hanging: 2 });
}

function drawFindings(page: Page, { findings }: View): void {
  page.heading(findings.heading);
  if (findings.items.length === 0) page.prose(findings.none);
  for (const finding of findings.items) drawFinding(page, finding);
}

function drawFinding(page: Page, finding: FindingView): void {
  page.blank();
  page.pack(
    [
      { text: `${finding.number}. ${finding.severity}`, style: finding.tone },
      { text: finding.title, style: 'bold' },
    ],
    0,
    3,
  );
  page.facts(finding.facts, 3);
  page.prose(finding.explanation, { indent: 3 });
  if (finding.caveat !== null) page.prose(finding.caveat, { indent: 3, style: 'caution' });
  for (const list of finding.arguments) drawList(page, list, 3);
  if (finding.evidence.rows.length > 0) drawEvidence(page, finding.evidence);
  if (finding.remedies.items.length > 0) {
    const references = finding.remedies.items.map(({ mark, title }) => `${mark} ${title}`).join('; ');
    page.prose(`${finding.remedies.heading}: ${references}`, { indent: 3, hanging: 2, style: 'bold' });
  }
  drawSources(page, finding.sourcesLabel, finding.sources, 3);
}

/** Two lines an event: what happened when, and where to find it. */
function drawEvidence(page: Page, { caption, columns, rows, leftOut }: Table): void {
  page.prose(caption, { indent: 3, style: 'dim' });
  for (const [time = '', event = '', ...place] of rows.map((row) => row.map(cellText))) {
    page.pack([{ text: time }, { text: event }], 5, 2);
    page.pack(
      place.map((text, at) => ({ text: `${columns[at + 2]!.title} ${text}`, style: 'dim' })),
      7,
    );
  }
  if (leftOut !== null) page.prose(leftOut, { indent: 5, style: 'dim' });
}

function drawRemediations(page: Page, { remediations }: View): void {
  page.heading(remediations.heading);
  if (remediations.items.length === 0) page.prose(remediations.none);
  for (const remediation of remediations.items) {
    page.blank();
    page.pack(
      [
        { text: remediation.mark, style: 'bold' },
        { text: remediation.title, style: 'bold' },
        { text: remediation.usedBy, style: 'dim' },
      ],
      0,
      4,
    );
    page.facts(remediation.facts, 4);
    drawSteps(page, remediation.steps, remediations.uiLabel, 4);
    for (const list of [remediation.verify, ...remediation.cautions]) drawList(page, list, 4);
    drawSources(page, remediations.sourcesLabel, remediation.sources, 4);
  }
}

function drawTimeline(page: Page, { timeline, picture }: View): void {
  page.heading(timeline.heading);
  if (timeline.flows.length === 0) return page.prose(timeline.none);
  page.prose(timeline.zone, { style: 'dim' });
  if (picture) page.prose(picture.text);
  const shown = chooseFlows(timeline.flows, INTERESTING_FLOWS, ALL_FLOWS);
  for (const flow of shown) drawFlow(page, flow);
  const cut = timeline.cut(shown.length, shown.filter((flow) => flow.interesting).length);
  if (cut !== null) page.prose(cut);
  for (const line of timeline.legend) page.prose(line, { style: 'dim' });
}

function drawFlow(page: Page, flow: FlowView): void {
  const details: Segment[] = [
    { text: flow.trackingId, style: 'code' },
    { text: flow.duration },
    { text: flow.computer },
    { text: flow.attempt },
    { text: flow.whenNote ?? '', style: 'caution' },
    { text: flow.cause },
    { text: flow.code, style: 'dim' },
    { text: flow.inferred, style: 'caution' },
  ];
  page.pack(
    [
      { text: flow.when?.text ?? '' },
      { text: flow.outcome, style: flow.tone },
      { text: flow.operation },
      { text: flow.user, style: 'bold' },
    ],
    0,
    2,
  );
  page.pack(details, 4);
}

function drawTable(page: Page, table: Table): void {
  if (table.rows.length === 0) return;
  page.heading(table.caption);
  page.table(table);
}

function drawCoverage(page: Page, { coverage }: View): void {
  page.heading(coverage.heading);
  page.facts(coverage.facts);
  for (const table of coverage.tables) {
    page.blank();
    page.prose(table.caption, { style: 'bold' });
    page.table(table, 2);
  }
  for (const list of coverage.lists) {
    page.blank();
    page.prose(list.heading, { style: 'bold' });
    for (const text of list.items) page.item(text, 2);
  }
}
