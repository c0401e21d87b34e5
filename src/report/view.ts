import type { Catalog, Language } from '../model/catalog';
import type { Report } from '../model/report';
import { aboutView, type AboutView } from './view/about';
import { caseView, type CaseView } from './view/case';
import { createContext, type Detail } from './view/context';
import { coverageView, type CoverageView } from './view/coverage';
import { episodesTable } from './view/episodes';
import { factsTable } from './view/facts';
import { findingsView, type FindingsView } from './view/findings';
import { headerView, type HeaderView } from './view/header';
import { incidentsTable } from './view/incidents';
import { outlineView, type OutlineView } from './view/outline';
import type { Table } from './view/pieces';
import { pictureView, type PictureView } from './view/picture';
import { remediationIndex, remediationsView, type RemediationsView } from './view/remediations';
import { remarksTable, serversTable, unknownCodesTable } from './view/servers';
import { statisticsTable } from './view/statistics';
import { timelineView, type TimelineView } from './view/timeline';
import { todoView, type TodoView } from './view/todo';
import { verdictView, type VerdictView } from './view/verdict';

/**
 * The report for people: the same facts with their words, once, for every form to draw. Its texts are plain; each reporter
 * escapes them for its own syntax.
 */
export interface View {
  language: Language;
  skip: string;
  contents: string;
  header: HeaderView;
  verdict: VerdictView;
  outline: OutlineView;
  case: CaseView;
  todo: TodoView;
  picture: PictureView | null;
  findings: FindingsView;
  remediations: RemediationsView;
  timeline: TimelineView;
  /** Sections that are one table each, before and after the timeline; those without rows are not drawn. */
  overview: TableSection[];
  appendix: TableSection[];
  coverage: CoverageView;
  about: AboutView;
  /** Names what had no room. */
  leftOut(names: string[]): string;
}

export interface TableSection {
  id: string;
  table: Table;
}

export function buildView(report: Report, catalog: Catalog, detail: Detail = 'full'): View {
  const context = createContext(report, catalog, detail);
  const remediations = remediationIndex(context);
  return {
    language: context.language,
    skip: context.say('skip'),
    contents: context.say('contents'),
    header: headerView(context),
    verdict: verdictView(context, remediations),
    outline: outlineView(context),
    case: caseView(context),
    todo: todoView(context, remediations),
    picture: pictureView(context),
    findings: findingsView(context, remediations),
    remediations: remediationsView(context, remediations),
    timeline: timelineView(context),
    overview: [
      { id: 'statistics', table: statisticsTable(context) },
      { id: 'incidents', table: incidentsTable(context) },
      { id: 'episodes', table: episodesTable(context) },
    ],
    appendix: [
      { id: 'servers', table: serversTable(context) },
      { id: 'facts', table: factsTable(context) },
      { id: 'remarks', table: remarksTable(context) },
      { id: 'unknown-codes', table: unknownCodesTable(context) },
    ],
    coverage: coverageView(context),
    about: aboutView(context),
    leftOut: (names) => context.say('left-out', { names: context.listed(names) }),
  };
}
