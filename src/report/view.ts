import type { Catalog, Language } from '../model/catalog';
import type { Report } from '../model/report';
import { aboutView, type AboutView } from './view/about';
import { createContext, type Detail } from './view/context';
import { coverageView, type CoverageView } from './view/coverage';
import { findingsView, type FindingsView } from './view/findings';
import { headerView, type HeaderView } from './view/header';
import { incidentsTable } from './view/incidents';
import type { Table } from './view/pieces';
import { remediationIndex, remediationsView, type RemediationsView } from './view/remediations';
import { serversTable, unknownCodesTable } from './view/servers';
import { timelineView, type TimelineView } from './view/timeline';
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
  findings: FindingsView;
  remediations: RemediationsView;
  timeline: TimelineView;
  incidents: Table;
  servers: Table;
  unknownCodes: Table;
  coverage: CoverageView;
  about: AboutView;
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
    findings: findingsView(context, remediations),
    remediations: remediationsView(context, remediations),
    timeline: timelineView(context),
    incidents: incidentsTable(context),
    servers: serversTable(context),
    unknownCodes: unknownCodesTable(context),
    coverage: coverageView(context),
    about: aboutView(context),
  };
}
